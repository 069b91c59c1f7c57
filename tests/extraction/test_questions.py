"""Questions: what is left open, in plain form. All sentences are invented."""

from __future__ import annotations

import pytest
from extraction_reading import annotated

from legation.extraction.questions import find_questions

QUESTIONS = [
    ("whether", "It is unclear whether Spain will sign the treaty.", ["Will Spain sign the treaty?"]),
    ("remains to be seen", "It remains to be seen how the truce will hold.", ["How will the truce hold?"]),
    ("subject", "The effect of the ruling remains to be seen.", ["What of the effect of the ruling?"]),
    ("not known", "Nobody knows whether the minister has resigned.", ["Has the minister resigned?"]),
    ("asked", "Critics asked why the minister was dismissed.", ["Why was the minister dismissed?"]),
    ("direct", "Who will pay for the bridge?", ["Who will pay for the bridge?"]),
    ("questions remain", "Questions remain over the cost of the bridge.", ["What of the cost of the bridge?"]),
    ("who is asked", "It is unclear who will pay for the bridge.", ["Who will pay for the bridge?"]),
    ("settled", "It is clear that Spain will sign the treaty.", []),
    ("plain", "Spain signed the treaty.", []),
]


@pytest.mark.parametrize(("text", "expected"), [q[1:] for q in QUESTIONS], ids=[q[0] for q in QUESTIONS])
def test_questions(text: str, expected: list[str]) -> None:
    assert [question.text for question in find_questions(annotated(text))] == expected


def test_about_names_the_actors() -> None:
    found = annotated("It is unclear whether Spain will sign the treaty.")
    (question,) = find_questions(found)
    assert [chain.name for chain in found.chains if chain.id in question.about] == ["Spain"]


@pytest.mark.parametrize(
    ("text", "awaits"),
    [
        pytest.param(
            "It is unclear whether Spain will sign the treaty until the court rules.",
            "until the court rules",
            id="until",
        ),
        pytest.param("It is unclear whether Spain will sign the treaty.", None, id="nothing"),
    ],
)
def test_what_the_answer_waits_for(text: str, awaits: str | None) -> None:
    (question,) = find_questions(annotated(text))
    assert (question.awaits.of(text) if question.awaits else None) == awaits
