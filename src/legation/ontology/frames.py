"""Event frames (frames/*.yml): which words make which PLOVER event, checked on load.

A *frame* gives a verb, noun or adjective its type, mode and the place of its recipient, perhaps only with certain
objects ("deliver" + "protest"). A *family* of governing words says what becomes of another act under them ("refuse
to" + CONSULT is REJECT/meet). How both are written stands at the head of frames/governing.yml.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal, get_args

from legation.model.findings import EventType
from legation.ontology.load import check, check_keys, check_words, read_yaml
from legation.ontology.plover import TYPES, check_mode, check_type

WordClass = Literal["verbs", "nouns", "adjectives"]
WORD_CLASSES: tuple[WordClass, ...] = get_args(WordClass)
ANY_NAME = frozenset({"$name"})
CONTENT_MODE = "content"
OWN_MODE = "own"
SAME = "same"
FRAME_FILES = (
    "accuse", "agree", "aid", "assault", "coerce", "concede", "consult", "cooperate", "mobilize", "protest", "reject",
    "request", "sanction", "support", "threaten", "yielding",
)  # fmt: skip
_DEFAULT_RECIPIENT = ("object", "to", "with", "against", "on", "at", "from", "for", "of", "in")


@dataclass(frozen=True, slots=True)
class Words:
    """A word with what must stand with it: ``before`` (compounds, prefixes) and ``after`` (particles, prepositions)."""

    head: str
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The words in their order."""
        return " ".join((*self.before, self.head, *self.after))


@dataclass(frozen=True, slots=True)
class Frame:
    """What one word means as an event.

    ``objects`` holds sets of lemmas of which one must be there whole ("joint", "exercise"); ``subjects``, ``never`` and
    ``never_subjects`` (objects and subjects that rule the frame out) single ones. A ``lent`` noun is an event only
    under a verb.
    """

    words: Words
    type: EventType
    mode: str | None
    objects: frozenset[frozenset[str]]
    subjects: frozenset[str]
    never: frozenset[str]
    never_subjects: frozenset[str]
    recipient: tuple[str, ...]
    mutual: bool
    lent: bool


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a family makes of a content. ``type`` None: no event; ``same``: the content's own."""

    type: EventType | None
    mode: str | None = None
    same: bool = False


@dataclass(frozen=True, slots=True)
class Family:
    """Governing words that do one thing to their content ("refuse", "threaten").

    ``ahead``: the content is still to come ("plan to sign"). ``unless`` are predicates with which the whole is no act
    ("declined to comment").
    """

    name: str
    of: Mapping[EventType, Outcome]
    otherwise: Outcome
    alone: Outcome
    recipient: tuple[str, ...]
    infinitive: bool
    ahead: bool = False
    unless: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Governor:
    """A governing word and its family."""

    words: Words
    family: Family


@dataclass(frozen=True)
class FrameLexicon:
    """All frames and governors by word class and head lemma.

    ``light`` verbs lend a noun their subject, ``reversed`` ones make it the recipient; ``speech`` verbs over a clause
    with an ``obliging`` auxiliary are a ``demand``; ``outside`` gives doers that are no political actors, and why.
    """

    frames: Mapping[WordClass, Mapping[str, tuple[Frame, ...]]]
    governors: Mapping[WordClass, Mapping[str, tuple[Governor, ...]]]
    light: frozenset[str]
    reversed: frozenset[str]
    speech: frozenset[str]
    obliging: frozenset[str]
    demand: Family
    outside: Mapping[str, str]


@cache
def frames() -> FrameLexicon:
    """The lexicon. Raises OntologyError, naming file and entry, where a file is wrong."""
    found: dict[WordClass, dict[str, list[Frame]]] = {name: {} for name in WORD_CLASSES}
    for name in FRAME_FILES:
        for word_class, frame in frames_of(name):
            same = found[word_class].setdefault(frame.words.head, [])
            for other in same:
                twin = (other.words, other.objects, other.subjects) == (frame.words, frame.objects, frame.subjects)
                what = f"{frame.words.text!r} has two frames, {other.type} and {frame.type}"
                check(not twin, what, file=_path(f"{name}.yml"), entry=word_class)
            same.append(frame)
    raw = check_keys(
        read_yaml("legation.ontology", "frames/governing.yml"),
        file=_path("governing.yml"), name="top level",
        required=("families", "light", "reversed", "demanding", "outside"),
    )  # fmt: skip
    demanding = check_keys(
        raw["demanding"], file=_path("governing.yml"), name="demanding", required=("verbs", "auxiliaries")
    )
    check("request" in raw["families"], "holds no family request", file=_path("governing.yml"))
    return FrameLexicon(
        {name: {lemma: tuple(entries) for lemma, entries in by.items()} for name, by in found.items()},
        _governors(raw["families"]),
        frozenset(check_words(raw["light"], file=_path("governing.yml"), entry="light")),
        frozenset(check_words(raw["reversed"], file=_path("governing.yml"), entry="reversed")),
        frozenset(check_words(demanding["verbs"], file=_path("governing.yml"), entry="demanding, verbs")),
        frozenset(check_words(demanding["auxiliaries"], file=_path("governing.yml"), entry="demanding, auxiliaries")),
        _family("request", raw["families"]["request"]),
        {
            word: reason
            for reason, words in raw["outside"].items()
            for word in check_words(words, file=_path("governing.yml"), entry=f"outside, {reason}")
        },
    )


@cache
def event_nouns() -> frozenset[str]:
    """Lemmas of the nouns that can name an act or govern one: predicates to the clause builder."""
    lexicon = frames()
    return frozenset(lexicon.frames["nouns"]) | frozenset(lexicon.governors["nouns"])


def _path(name: str) -> str:
    return f"ontology/frames/{name}"


def frames_of(name: str) -> Iterator[tuple[WordClass, Frame]]:
    """The frames of one file, named without its ending. Raises OntologyError, naming file and entry."""
    file = _path(f"{name}.yml")
    data = check_keys(
        read_yaml("legation.ontology", f"frames/{name}.yml"), file=file, name="top level", required=("type", "frames")
    )
    event_type = check_type(data["type"], file=file, entry="type")
    for number, entry in enumerate(data["frames"], start=1):
        place = f"frame {number}"
        fields = check_keys(
            entry, file=file, name=place,
            allowed=(
                *WORD_CLASSES, "mode", "object", "subject", "unless", "unless subject", "recipient", "mutual", "lent",
            ),
        )  # fmt: skip
        check(any(name in fields for name in WORD_CLASSES), "names no word", file=file, entry=place)
        mode = check_mode(event_type, fields.get("mode"), file=file, entry=place)
        objects = frozenset(frozenset(o.replace("-", " ").split()) for o in _list(fields, "object", file, place))
        subjects = frozenset(_list(fields, "subject", file, place))
        never = frozenset(_list(fields, "unless", file, place))
        never_subjects = frozenset(_list(fields, "unless subject", file, place))
        recipient = tuple(_list(fields, "recipient", file, place)) or _DEFAULT_RECIPIENT
        mutual, lent = bool(fields.get("mutual")), bool(fields.get("lent"))
        for word_class in WORD_CLASSES:
            for word in _list(fields, word_class, file, place):
                words = _words(word, word_class)
                yield (
                    word_class,
                    Frame(words, event_type, mode, objects, subjects, never, never_subjects, recipient, mutual, lent),
                )


def _list(fields: Mapping[str, Any], key: str, file: str, place: str) -> tuple[str, ...]:
    return check_words(fields[key], file=file, entry=f"{place}, {key}") if key in fields else ()


def _words(text: str, word_class: WordClass) -> Words:
    """ "call for" is a verb with a word after it, "joint exercise" a noun with one before; hyphens part words."""
    first, *rest = text.split()
    if word_class == "nouns":
        prepositions = [i for i, w in enumerate(text.replace("-", " ").split()) if w in _AFTER_NOUNS]
        parts = text.replace("-", " ").split()
        cut = prepositions[0] if prepositions else len(parts)
        return Words(parts[cut - 1], tuple(parts[: cut - 1]), tuple(parts[cut:]))
    *before, head = first.split("-")
    return Words(head, tuple(before), tuple(rest))


_AFTER_NOUNS = frozenset({"of", "on", "for", "against", "from", "by", "over", "to"})


def _governors(families: Any) -> dict[WordClass, Mapping[str, tuple[Governor, ...]]]:
    file = _path("governing.yml")
    found: dict[WordClass, dict[str, list[Governor]]] = {name: {} for name in WORD_CLASSES}
    for name, fields in families.items():
        family = _family(name, fields)
        for word_class in WORD_CLASSES:
            for word in _list(fields, word_class, file, name):
                words = _words(word, word_class)
                same = found[word_class].setdefault(words.head, [])
                twin = any(other.words == words for other in same)
                check(not twin, f"{word!r} stands in two families", file=file, entry=name)
                same.append(Governor(words, family))
    return {name: {lemma: tuple(entries) for lemma, entries in by.items()} for name, by in found.items()}


def _family(name: str, entry: Any) -> Family:
    file = _path("governing.yml")
    fields = check_keys(
        entry, file=file, name=name, required=("of", "otherwise", "alone", "recipient"),
        allowed=(*WORD_CLASSES, "infinitive", "ahead", "unless"),
    )  # fmt: skip
    of = check_keys(fields["of"], file=file, name=f"{name}, of", allowed=("any", *TYPES))
    return Family(
        name,
        {t: _outcome(of.get(t, of.get("any", "none")), f"{name}, {t}") for t in TYPES},
        _outcome(fields["otherwise"], name),
        _outcome(fields["alone"], name),
        check_words(fields["recipient"], file=file, entry=f"{name}, recipient"),
        bool(fields.get("infinitive")),
        bool(fields.get("ahead")),
        frozenset(check_words(fields.get("unless", []), file=file, entry=f"{name}, unless")),
    )


def _outcome(text: str, entry: str) -> Outcome:
    file = _path("governing.yml")
    if text == "none":
        return Outcome(None)
    if text == SAME:
        return Outcome(None, same=True)
    name, _, mode = text.partition("/")
    event_type = check_type(name, file=file, entry=entry)
    if mode not in ("", CONTENT_MODE, OWN_MODE):
        check_mode(event_type, mode, file=file, entry=entry)
    return Outcome(event_type, mode or None)
