"""A hundred made documents in each format lose no word, and a hundred mangled files are read or refused, and nothing else."""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus.card import Card
from corpus.document import Document
from corpus.errors import CorpusError
from corpus.grammar.understand import understand
from corpus.holdings.readers import READERS
from corpus.holdings.source import Source
from corpus.symbol import Symbol
from tests.corpus.formats.pdf.press import Press
from tests.corpus.formats.word.word_file import footnote_mark, paragraph, run, table, word_file

SYMBOL = Symbol.parse("A/91/7001")
#: Bytes that end or open something in one format or another.
_SIGNS = (
    b"<",
    b">",
    b"&",
    b"\x00",
    b"%",
    b"endobj",
    b"PK\x03\x04",
    b"\xff\xfe",
    b"\xe2",
    b"\n\n",
    b"|",
    b"[^1]:",
    b"```",
)


@dataclass(frozen=True, slots=True)
class Piece:
    """Something of a made document: its kind and its words; of a row a word a cell, of a note its own and its text's."""

    kind: str
    words: tuple[str, ...]

    @property
    def text(self) -> str:
        return " ".join(self.words)


def _documents(letters: str) -> st.SearchStrategy[list[Piece]]:
    words = st.text(alphabet=letters, min_size=3, max_size=9)
    said = st.lists(words, min_size=4, max_size=40)
    sentences = said.map(lambda own: (own[0].capitalize(), *own[1:-1], f"{own[-1]}."))
    pieces = st.one_of(
        st.builds(Piece, st.sampled_from(("paragraph", "numbered", "item", "quoted", "bold", "note")), sentences),
        st.builds(Piece, st.just("heading"), st.lists(words, min_size=1, max_size=4).map(tuple)),
        st.builds(Piece, st.just("row"), st.lists(words, min_size=3, max_size=3).map(tuple)),
    )
    return st.lists(pieces, min_size=1, max_size=14)


_LATIN = "bdfgklmnprstvzaeiouäéñø"
DOCUMENTS = _documents(f"{_LATIN}şžля")
#: The fonts that every PDF reader has know no others.
PDF_DOCUMENTS = _documents(_LATIN)


def documents(suffix: str) -> st.SearchStrategy[list[Piece]]:
    return PDF_DOCUMENTS if suffix == ".pdf" else DOCUMENTS


def as_markdown(pieces: Sequence[Piece]) -> bytes:
    forms = {
        "item": "- {}",
        "heading": "## {}",
        "quoted": "> {}",
        "bold": "**{}**",
    }
    texts, notes = [], list[str]()
    for number, piece in enumerate(pieces, 1):
        match piece.kind:
            case "numbered":
                texts.append(f"{number}. {piece.text}")
            case "row":
                texts.append(f"| {' | '.join(piece.words)} |\n| --- | --- | --- |\n| {' | '.join(piece.words)} |")
            case "note":
                notes.append(f"[^{len(notes) + 1}]: {piece.text}")
                texts.append(f"{piece.text}[^{len(notes)}]")
            case kind:
                texts.append(forms.get(kind, "{}").format(piece.text))
    return "\n\n".join([*texts, *notes]).encode()


def as_text(pieces: Sequence[Piece]) -> bytes:
    numbered = (f"{n}. {p.text}" if p.kind == "numbered" else p.text for n, p in enumerate(pieces, 1))
    return "\n\n".join(numbered).encode()


def as_html(pieces: Sequence[Piece]) -> bytes:
    forms = {"item": "<ul><li>{}</li></ul>", "heading": "<h2>{}</h2>", "quoted": "<blockquote>{}</blockquote>"}
    forms |= {"bold": "<p><b>{}</b></p>", "note": "<p>{}<sup>1</sup></p>"}
    body = []
    for piece in pieces:
        if piece.kind == "row":
            body.append(f"<table><tr>{''.join(f'<td>{word}</td>' for word in piece.words)}</tr></table>")
        else:
            body.append(forms.get(piece.kind, "<p>{}</p>").format(escape(piece.text)))
    return f"<!DOCTYPE html><html><body><main>{''.join(body)}</main></body></html>".encode()


def as_word(pieces: Sequence[Piece]) -> bytes:
    body, notes = [], dict[int, str]()
    for piece in pieces:
        match piece.kind:
            case "row":
                body.append(table(piece.words, piece.words))
            case "note":
                notes[len(notes) + 1] = paragraph(piece.text)
                body.append(paragraph(run(piece.text), footnote_mark(len(notes))))
            case "bold" | "heading":
                body.append(paragraph(run(piece.text, "<w:b/>")))
            case _:
                body.append(paragraph(piece.text))
    return word_file(*body, footnotes=notes)


def as_pdf(pieces: Sequence[Piece]) -> bytes:
    press = Press()
    notes = 0
    for number, piece in enumerate(pieces, 1):
        match piece.kind:
            case "row":
                press.row(list(zip((123.0, 260.0, 400.0), piece.words, strict=True)))
                press.row(list(zip((123.0, 260.0, 400.0), piece.words, strict=True)))
            case "heading":
                press.heading(piece.text)
            case "numbered":
                press.paragraph(piece.text, number=f"{number}.")
            case "quoted":
                press.paragraph(piece.text, left=24, right=24, first=0)
            case "bold":
                press.paragraph(f"**{piece.text}**")
            case "note":
                notes += 1
                press.paragraph(f"{piece.text}^{notes}^", notes=[(str(notes), piece.text)])
            case _:
                press.paragraph(piece.text)
    return press.pdf()


MAKERS: dict[str, Callable[[Sequence[Piece]], bytes]] = {
    ".md": as_markdown,
    ".txt": as_text,
    ".html": as_html,
    ".docx": as_word,
    ".pdf": as_pdf,
}
of_each_format = pytest.mark.parametrize("suffix", MAKERS)
#: Seconds: far more than the slowest takes, on a machine with much to do besides.
_HANGS = datetime.timedelta(seconds=30)
a_hundred = settings(
    max_examples=100, deadline=_HANGS, derandomize=True, suppress_health_check=[HealthCheck.too_slow], database=None
)


def letters(text: str) -> str:
    """The letters alone: words that a line's end has cut are whole again, whatever stands between them."""
    return "".join(re.findall(r"[^\W\d_]", unicodedata.normalize("NFKC", text).casefold()))


@of_each_format
@a_hundred
@given(drawn=st.data())
def test_no_word_of_a_made_document_is_lost(suffix: str, drawn: st.DataObject) -> None:
    pieces = drawn.draw(documents(suffix))
    data = MAKERS[suffix](pieces)
    reading = READERS[suffix](data)
    document = understand(reading.lines, Card(Path(f"made{suffix}"), SYMBOL), reading.warnings)
    read = letters("".join(document.text_of(block) for block in document.blocks))
    edges = letters("".join(edge.text for edge in reading.edges))
    for piece in pieces:
        for word in piece.words:
            assert letters(word) in read or letters(word) in edges, (piece.kind, word)


@st.composite
def mangled(draw: st.DrawFn, suffix: str) -> bytes:
    """A made file that is cut short, has bytes of it changed, taken out or put in twice."""
    data = bytearray(MAKERS[suffix](draw(documents(suffix))))
    for _ in range(draw(st.integers(1, 6))):
        at = draw(st.integers(0, len(data)))
        more = draw(st.integers(0, 200))
        match draw(st.sampled_from(("cut", "change", "take out", "repeat", "put in"))):
            case "cut":
                del data[at:]
            case "change" if at < len(data):
                data[at] = draw(st.integers(0, 255))
            case "take out":
                del data[at : at + more]
            case "repeat":
                data[at:at] = data[at : at + more]
            case _:
                data[at:at] = draw(st.sampled_from(_SIGNS))
    return bytes(data)


@of_each_format
@a_hundred
@given(drawn=st.data())
def test_a_mangled_file_is_read_or_refused(suffix: str, drawn: st.DataObject) -> None:
    path = Path(f"mangled{suffix}")
    source = Source(path, drawn.draw(mangled(suffix)), Card(path, SYMBOL))
    read = _read(source)
    if isinstance(read, Document):
        assert all(read.text_of(block) for block in read.blocks)
    else:
        assert path.name in str(read)


def _read(source: Source) -> Document | CorpusError:
    try:
        return source.document()
    except CorpusError as error:
        return error
