"""What is told of a document, counted by hand from small texts."""

from __future__ import annotations

from pathlib import Path

from corpus.card import Card
from corpus.document import Document
from corpus.formats.markdown import read_markdown
from corpus.formats.text import read_text
from corpus.grammar.understand import understand
from corpus.symbol import Symbol
from service.acquisitions.inspection import Cited, Paragraphs, inspect, lines
from tests.index.ferries import FERRIES

STATEMENT = """A/77/403**

Distr.: General
9 March 2023
Original: English

Report of the Harbour Commission

1. The commission met at Ardmouth on 1 February 2023 and heard nine witnesses of the night in question.

3. It adjourned on the same day, and has not met again since then, as the harbour master was informed.

\f
4. It will meet again at Port Selby when the ferries sail, which is not expected before the summer.
"""


def ferries() -> Document:
    return understand(read_markdown(FERRIES.encode()).lines, Card(Path("f.md"), Symbol.parse("A/77/401–S/2023/91")))


def test_a_letter_s_paragraphs_are_counted_and_its_footnotes_tied() -> None:
    found = inspect(ferries(), lambda symbol: symbol.slug == "A/77/402")
    assert found.halves == ("A/77/401", "S/2023/91")
    assert (found.author, found.kind) == ("Permanent Representative of Norland", "letter")
    assert [(p.numbered, p.missing) for p in found.paragraphs] == [("counted", ())]
    assert (found.tied, found.untied) == (("1", "2", "3"), ())
    assert found.quoted == (("International Harbour Union", 2),)
    assert found.cited == (
        Cited("other UN documents", ("A/77/402",), ("A/77/398–S/2023/90",)),
        Cited("web pages", (), ("http://www.harbour.example/news/2023/selby",)),
    )


def test_gaps_pages_and_asterisks_are_told() -> None:
    found = inspect(understand(read_text(STATEMENT.encode()), Card(Path("s.txt"))), lambda _: False)
    assert found.paragraphs == (Paragraphs("report", "printed", 3, missing=(2,)),)
    assert (found.pages, found.reissued) == (2, 2)
    told = dict(pair for pair in lines(found) if pair[0])
    assert told["paragraphs"] == "report: 3 with printed numbers; missing: 2"
    assert (told["reissued"], told["pages"], told["language"]) == ("2 (**)", "2", "English")
    assert told["distributed"] == "9 March 2023"
    assert told["warnings"] == told["quotations"] == told["cites"] == "none"


def test_a_footnote_without_a_mark_is_told() -> None:
    without = FERRIES.replace("permission and cut the moorings of eleven ferries.<sup>1</sup>", "permission.")
    document = understand(read_markdown(without.encode()).lines, Card(Path("f.md"), Symbol.parse("A/77/401")))
    told = dict(pair for pair in lines(inspect(document, lambda _: False)) if pair[0])
    assert told["footnotes"] == "2 tied to a mark (2, 3); 1 without a mark (1)"
    assert told["warnings"] == "footnote 1 has no mark in the text"
