"""Sources to outcomes: every document asked for is read or says why not."""

from __future__ import annotations

import gzip
import io
import json
from pathlib import Path

import pytest

from legation.errors import UsageError
from legation.intake import Outcome, read_sources

EXAMPLES = Path(__file__).parents[2] / "examples"
TEXT = "Ministers meet in Riga\n\nLatvian officials met their Polish colleagues, and both sides praised the talks.\n"
GERMAN = (
    "Die Regierung hat am Montag beschlossen, zwei Schiffe in die Meerenge zu entsenden, teilte ein Sprecher mit.\n"
)


def read(path: Path | str, **options: str) -> list[Outcome]:
    return list(read_sources([str(path)], **options))


def only(path: Path | str, **options: str) -> Outcome:
    (outcome,) = read(path, **options)
    return outcome


BROKEN = [
    ("empty", "a.txt", b"", "empty"),
    ("blank", "a.txt", b" \n\n", "empty"),
    ("binary", "a.txt", bytes(range(256)) * 8, "binary"),
    ("pdf", "a.txt", b"%PDF-1.7 and so on", "binary"),
    ("picture", "a.html", b"\x89PNG\r\n\x1a\n", "binary"),
    ("wrong-encoding", "a.txt", "Министры встретились в Риге".encode("koi8-r") * 20, "wrong-encoding"),
    ("utf-16-cut", "a.txt", "\ufeffMinisters met".encode("utf-16-le") + b"\x00", "wrong-encoding"),
    ("one-long-line", "a.txt", b"word " * 1_000_000, "too-long"),
    ("larger-still", "a.txt", b"word " * 5_000_000, "too-long"),
    ("no-article", "a.html", b"<html><body><nav>Home</nav></body></html>", "no-text"),
    ("unclosed-quotes", "a.jsonl", b'{"text": "Ministers met in Riga.}\n', "bad-json"),
    ("not-json", "a.jsonl", b"Ministers met in Riga.\n", "bad-json"),
    ("not-an-object", "a.jsonl", b"[1, 2]\n", "bad-json"),
    ("deep", "a.jsonl", b"[" * 100_000 + b"\n", "bad-json"),
    ("no-text-field", "a.jsonl", b'{"id": "1", "title": "Ministers meet"}\n', "no-text"),
    ("text-no-string", "a.jsonl", b'{"text": 7}\n', "no-text"),
    ("text-empty", "a.jsonl", b'{"text": "  "}\n', "empty"),
    ("row-too-long", "a.jsonl", b'{"text": "' + b"word " * 1_000_000 + b'"}\n', "too-long"),
    ("jsonl-empty", "a.jsonl", b"", "empty"),
    ("jsonl-utf-16", "a.jsonl", '\ufeff{"text": "x"}'.encode("utf-16-le"), "wrong-encoding"),
    ("json-list", "a.json", b'[\n{"text": "Ministers met."}\n]\n', "unsupported"),
    ("cut-gzip", "a.txt.gz", gzip.compress(TEXT.encode() * 50)[:60], "unreadable"),
]


@pytest.mark.parametrize(("name", "data", "reason"), [row[1:] for row in BROKEN], ids=[row[0] for row in BROKEN])
def test_broken_input_says_why(tmp_path: Path, name: str, data: bytes, reason: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    outcome = only(path)
    assert outcome.reason == reason
    assert outcome.detail is not None and str(path) in outcome.detail and outcome.detail.endswith(".")
    assert outcome.document is None


def test_another_language_is_said(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(GERMAN * 3, encoding="utf-8")
    outcome = only(path)
    assert outcome.document is not None and outcome.document.language == "de" and outcome.reason is None
    assert outcome.detail is not None and "'de'" in outcome.detail and str(path) in outcome.detail


def test_missing_file() -> None:
    outcome = only("no/such/file.txt")
    assert (outcome.reason, outcome.document) == ("not-found", None)


def test_a_broken_row_stops_nothing(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    good = json.dumps({"id": "b", "text": "Ministers met in Riga."})
    path.write_text(f'{{"id": "a", "text": "Minis\n\n{good}\n', encoding="utf-8")
    first, second = read(path)
    assert (first.source, first.reason) == (f"{path}:1", "bad-json")
    assert first.detail is not None and "not closed" in first.detail and f"{path}:1" in first.detail
    assert second.source == f"{path}:3" and second.document is not None and second.document.id == "b"


def test_a_line_that_is_too_long_is_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    path.write_bytes(b'{"text": "' + b"x" * 30_000_000 + b'"}\n{"id": "b", "text": "Ministers met."}\n')
    first, second = read(path)
    assert first.reason == "too-long"
    assert second.document is not None and second.document.id == "b"


@pytest.mark.parametrize(
    ("data", "word"),
    [
        ("Café ministers".encode(), "Café"),
        (b"\xef\xbb\xbf" + "Café ministers".encode(), "Café"),
        ("Café ministers".encode("utf-16"), "Café"),
        ("Café ministers \x93agreed\x94".encode("latin-1"), "“agreed”"),
        ("Café talks in Zürich, said Müller and Gómez".encode() * 3 + b" \xe2\x80", "Müller"),
    ],
    ids=["utf-8", "utf-8-mark", "utf-16-mark", "windows-1252", "utf-8-cut"],
)
def test_encodings(tmp_path: Path, data: bytes, word: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(data + b" met in Riga." if not data.startswith(b"\xff\xfe") else data)
    document = only(path).document
    assert document is not None and word in document.text and "\ufeff" not in document.text


def test_declared_charset(tmp_path: Path) -> None:
    words = "The minister’s Łódź visit was “useful”, officials in Warsaw said on Monday after a long day of talks."
    head = '<meta charset="windows-1250">'
    html = f"<html><head>{head}</head><body><article><p>{words}</p><p>{words}</p></article></body></html>"
    path = tmp_path / "a.html"
    path.write_bytes(html.encode("windows-1250"))
    document = only(path).document
    assert document is not None and "Łódź" in document.text


def test_rows_keep_their_text_and_fields(tmp_path: Path) -> None:
    row = {
        "id": 7,
        "text": "  Ministers met.\r\n\r\nPost Comment ",
        "title": "Riga",
        "published": "March 3, 2025",
        "url": "https://a.example/1",
        "outlet": "A",
    }
    path = tmp_path / "rows.ndjson"
    path.write_text(json.dumps(row) + "\n", encoding="utf-8")
    document = only(path).document
    assert document is not None
    assert document.text == row["text"]
    assert (document.id, document.title, document.published, document.outlet) == ("7", "Riga", "2025-03-03", "A")
    assert [paragraph.kind for paragraph in document.paragraphs] == ["body", "furniture"]


def test_days(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    rows = [
        {"text": "One met.", "published": "2025-03-01"},
        {"text": "Two met."},
        {"text": "Three met.", "published": "the other day"},
    ]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    stated, absent, odd = read(path)
    assert [o.document and o.document.published for o in (stated, absent, odd)] == ["2025-03-01", None, None]
    assert absent.detail is None
    assert odd.reason is None and odd.detail is not None and "the other day" in odd.detail
    days = [o.document and o.document.published for o in read(path, published="5 March 2025")]
    assert days == ["2025-03-01", "2025-03-05", "2025-03-05"]


def test_folder_is_read_in_order_without_hidden_and_other_files(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.txt", "a/.hidden.txt", ".git/c.txt", "notes.md", "picture.png", "a/y.html.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(TEXT, encoding="utf-8")
    with gzip.open(tmp_path / "c.txt.gz", "wb") as stream:
        stream.write(TEXT.encode())
    sources = [Path(outcome.source).relative_to(tmp_path).as_posix() for outcome in read(tmp_path)]
    assert sources == ["b.txt", "c.txt.gz", "a/y.html.txt", "a/z.txt"]


def test_folder_without_documents(tmp_path: Path) -> None:
    assert only(tmp_path).reason == "no-documents"


def test_ids_come_from_the_path_as_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "talks.txt").write_text(TEXT, encoding="utf-8")
    ids = {outcome.document.id for outcome in read_sources(["talks.txt", "./talks.txt"]) if outcome.document}
    (tmp_path / "talks.txt").write_text(TEXT + "And they will meet again.\n", encoding="utf-8")
    again = only("talks.txt").document
    assert again is not None and ids == {again.id} and again.id.startswith("talks-")


def test_rows_without_id_have_a_stable_one(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    rows = [
        {"text": "One met.", "url": "https://a.example/1"},
        {"text": "Two met.", "title": "Two"},
        {"text": "Three met."},
    ]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    first = [outcome.document.id for outcome in read(path) if outcome.document]
    rows[0]["text"] += " Again."
    rows[1]["text"] += " Again."
    path.write_text("".join(json.dumps(row) + "\n" for row in reversed(rows)), encoding="utf-8")
    assert [outcome.document.id for outcome in read(path) if outcome.document] == first[::-1]


class _Input:
    def __init__(self, data: bytes) -> None:
        self.buffer = io.BufferedReader(io.BytesIO(data))


@pytest.mark.parametrize(
    ("data", "documents"),
    [
        (TEXT.encode(), 1),
        (b'{"text": "One met."}\n{"text": "Two met."}\n', 2),
        (f"<html><body><article><p>{TEXT * 3}</p></article></body></html>".encode(), 1),
        (b"", 0),
    ],
    ids=["text", "rows", "page", "empty"],
)
def test_standard_input(monkeypatch: pytest.MonkeyPatch, data: bytes, documents: int) -> None:
    monkeypatch.setattr("sys.stdin", _Input(data))
    outcomes = read("-")
    assert sum(outcome.document is not None for outcome in outcomes) == documents
    assert all(outcome.source.startswith("-") for outcome in outcomes)
    assert outcomes


def test_format_can_be_said(tmp_path: Path) -> None:
    path = tmp_path / "rows.txt"
    path.write_text('{"id": "a", "text": "Ministers met."}\n', encoding="utf-8")
    document = only(path, input_format="jsonl").document
    assert document is not None and document.id == "a"


def test_one_json_object_over_several_lines(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text(json.dumps({"id": "a", "text": "Ministers met."}, indent=2), encoding="utf-8")
    document = only(path).document
    assert document is not None and document.id == "a"


@pytest.mark.parametrize("options", [{"published": "someday"}, {"input_format": "docx"}])
def test_wrong_options_are_refused_at_once(options: dict[str, str]) -> None:
    with pytest.raises(UsageError):
        read_sources([], **options)


def test_nothing_is_read_before_it_is_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl"
    path.write_text('{"text": "One met."}\n' * 2, encoding="utf-8")
    outcomes = read_sources([str(path), "no/such/file"])
    assert next(outcomes).document is not None


def test_examples() -> None:
    outcomes = read(EXAMPLES)
    assert all(outcome.document and outcome.reason is None and outcome.detail is None for outcome in outcomes)
    documents = {Path(o.source).name: o.document for o in outcomes if o.document}
    assert len(documents) == 7
    page = documents["tunis-protests.html"]
    assert (page.title, page.published, page.outlet, page.byline) == (
        "Police break up Tunis protest as EU weighs sanctions", "2025-02-21T18:40", "The Harbour Post",
        "Leïla Marchetti",
    )  # fmt: skip
    assert (len(page.key_points), len(page.sections)) == (3, 3)
    nordic = documents["nordic-defence.txt"]
    assert (len(nordic.key_points), len(nordic.sections), nordic.published) == (4, 3, "2025-02-18")
    lisbon = documents["lisbon-housing.txt"]
    assert (lisbon.byline, len(lisbon.sections)) == ("Clara Wendell and Tomás Ferraz", 3)
    for document in documents.values():
        for word in (
            "Comment",
            "Share",
            "cookie",
            "Read more",
            "Photo",
            "Advertisement",
            "Related",
            "Reporting by",
            "Most read",
        ):
            assert word not in document.text
