"""Which footnote a mark means, and where a footnote belongs."""

from __future__ import annotations

from corpus.grammar.note_owners import owned
from tests.corpus.grammar.lake import ANNEX, MAIN, Body, Holding, Read, draft, footnote, marked


def test_numbering_that_starts_anew_in_an_annex_is_kept_apart(body: Body, holding: Holding) -> None:
    document, _ = body(
        "The lake is deep.<sup>1</sup> It is cold.<sup>2</sup>\n\n<sup>1</sup> First note.\n\n<sup>2</sup> Second note.\n\n**Annex I**\n\n"
        "Nobody has ever sounded the river.<sup>1</sup> Nobody will.<sup>2</sup>\n\n<sup>1</sup> Note of the annex.\n\n<sup>2</sup> Another one.\n"
    )
    assert marked(document, holding(document, "The lake is deep.")) == [("fn1", "deep."), ("fn2", "cold.")]
    assert marked(document, holding(document, "Nobody will.")) == [("fn1-2", "river."), ("fn2-2", "will.")]
    assert document.text_of(document.block("fn1-2")) == "Note of the annex."
    assert document.block("fn1-2").label == "annex I, footnote 1"
    assert document.block("fn1").label == "footnote 1"


def test_a_footnote_belongs_to_the_part_of_its_first_mark() -> None:
    letter, _, note = owned(
        (draft("The lake is deep.", marks=("1",)), draft("It is.", part=ANNEX), footnote("1", "fn1", ANNEX))
    )
    assert note.part == letter.part == MAIN
    assert [(mark.number, mark.note) for mark in letter.marks] == [("1", "fn1")]


def test_a_mark_means_the_next_footnote_with_its_number_or_else_the_last() -> None:
    mark = draft("The lake is deep.", marks=("1",))
    drafts = owned((mark, footnote("1", "fn1"), mark, footnote("1", "fn1-2"), mark))
    assert [[tied.note for tied in one.marks] for one in drafts if one.kind != "footnote"] == [
        ["fn1"],
        ["fn1-2"],
        ["fn1-2"],
    ]


def test_a_mark_of_no_footnote_is_tied_to_none() -> None:
    (lone,) = owned((draft("The lake is deep.", marks=("4",)),))
    assert [(mark.number, mark.note) for mark in lone.marks] == [("4", "")]


def test_notes_that_begin_anew_and_stand_together_at_the_end_belong_to_their_chapters(read: Read) -> None:
    document = read(
        "## I. Ferry\n\nThe ferry was sold in the month of May.<sup>1</sup> And paid for.<sup>2</sup>\n\n## II. Mole\n\n"
        "The mole was sold in June.<sup>1</sup>\n\n## III. Bell\n\nThe bell was sold in July.<sup>1</sup> And rung.<sup>2</sup>\n\n"
        "## Notes\n\n<sup>1</sup> Ferry one.\n\n<sup>2</sup> Ferry two.\n\n<sup>1</sup> Mole one.\n\n<sup>1</sup> Bell one.\n\n"
        "<sup>2</sup> Bell two.\n"
    )
    tied = [document.text_of(document.block(mark.note)) for block in document.blocks for mark in block.marks]
    assert tied == ["Ferry one.", "Ferry two.", "Mole one.", "Bell one.", "Bell two."]


def test_a_number_that_comes_again_in_a_chapter_is_the_same_note(read: Read) -> None:
    document = read(
        "## I. Ferry\n\nThe ferry was sold.<sup>1</sup> It was red.<sup>1</sup>\n\n## II. Mole\n\nThe mole was sold.<sup>1</sup>\n\n"
        "## Notes\n\n<sup>1</sup> Ferry.\n\n<sup>1</sup> Mole.\n"
    )
    tied = [document.text_of(document.block(mark.note)) for block in document.blocks for mark in block.marks]
    assert tied == ["Ferry.", "Ferry.", "Mole."]


def test_a_footnote_whose_number_is_a_raised_figure_keeps_its_mark(read: Read) -> None:
    """A raised two is a digit to Unicode, and no number that one can count with."""
    document = read("The ferry was sold.[^²] It was red.[^1]\n\n[^²]: Ferry.\n\n[^1]: Red.\n")
    assert {document.text_of(note) for note in document.of_kind("footnote")} == {"Ferry.", "Red."}
