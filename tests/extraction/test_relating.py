"""The relation of two marked parties."""

from __future__ import annotations

import pytest

from legation.extraction.relating import RelateRequest, relate
from legation.model.spans import Span
from legation.ontology.plover import quad_of


def request(text: str, actor: str, recipient: str) -> RelateRequest:
    def spans(words: str) -> tuple[Span, ...]:
        start = text.index(words)
        return (Span(start, start + len(words)),)

    return RelateRequest("r", text, spans(actor), spans(recipient))


CASES = [
    ("France imposed sanctions on Belarus.", "France", "Belarus", "SANCTION"),
    ("Belarus was hit with sanctions by France.", "France", "Belarus", "SANCTION"),
    ("Kenya and Norway met in Oslo.", "Kenya", "Norway", "CONSULT"),
    ("Canada has been accused by Iran of lying.", "Iran", "Canada", "ACCUSE"),
    ("Chile said it would not lift the ban on fish from Peru.", "Chile", "Peru", "REJECT"),
    ("Chile said Peru must free the fishermen.", "Chile", "Peru", "REQUEST"),
    ("Officials in Ghana handed out rice in northern Togo.", "Officials in Ghana", "Togo", "AID"),
    ("Rebels in Chad killed soldiers while Egypt praised Sudan.", "Egypt", "Sudan", "SUPPORT"),
    ("Rebels in Chad killed soldiers while Egypt praised Sudan.", "Rebels", "soldiers", "ASSAULT"),
]


@pytest.mark.parametrize(("text", "actor", "recipient", "event_type"), CASES, ids=lambda v: str(v)[:40])
def test_relate(text: str, actor: str, recipient: str, event_type: str) -> None:
    answer = relate(request(text, actor, recipient))
    assert answer.type == event_type
    assert answer.quad == quad_of(answer.type)
    assert answer.id == "r"
    assert 0 <= answer.score <= 1


@pytest.mark.parametrize(
    ("text", "related", "stance"),
    [
        ("Egypt praised Sudan.", True, "for"),
        ("Egypt condemned Sudan.", True, "against"),
        ("Egypt did not attack Sudan.", False, None),
        ("Egypt lies beside Sudan.", False, None),
    ],
)
def test_stance(text: str, related: bool, stance: str | None) -> None:
    answer = relate(request(text, "Egypt", "Sudan"))
    assert (answer.related, answer.stance) == (related, stance)


def test_there_is_always_a_type() -> None:
    answer = relate(request("Egypt, Sudan.", "Egypt", "Sudan"))
    assert answer.why.startswith("no frame")
    assert not answer.related
