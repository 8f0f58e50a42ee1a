"""Pages of a script that runs from right to left are mirrored, figures and Latin words are not."""

from __future__ import annotations

from corpus.formats.pdf.glyphs import Glyph, Page
from corpus.formats.pdf.letters import Look
from corpus.formats.pdf.right_to_left import in_reading_direction
from corpus.formats.pdf.words import rows_of


def _page(printed: str) -> Page:
    """A line of signs as they stand from left to right, each ten points wide."""
    return Page(1, tuple(_glyph(at, sign) for at, sign in enumerate(printed) if sign != " "))


def _glyph(at: int, sign: str) -> Glyph:
    return Glyph(sign, left=10.0 * at, right=10.0 * at + 10, base=100.0, look=Look(10.0))


def _words(page: Page) -> list[str]:
    return [word.text for row in rows_of(page.glyphs) for word in row]


def test_words_from_right_to_left_are_read_from_the_right() -> None:
    printed = "םולש לש למנ"
    assert _words(in_reading_direction(_page(printed))) == printed[::-1].split()


def test_figures_and_latin_words_among_them_keep_their_direction() -> None:
    page = in_reading_direction(_page("םולש Old Selby 2031 לש למנ"))
    assert _words(page) == ["נמל", "של", "Old", "Selby", "2031", "שלום"]


def test_a_number_in_front_keeps_its_full_stop_behind_it() -> None:
    for printed in ("םולש לש למנ 12.", "םולש לש למנ .12"):
        assert _words(in_reading_direction(_page(printed)))[0] == "12."


def test_presentation_forms_are_the_letters_they_print() -> None:
    page = in_reading_direction(_page("\ufef0\ufee0\ufecb"))
    assert _words(page) == ["على"]


def test_a_page_with_a_word_of_another_script_stays_as_it_is() -> None:
    page = _page("The harbour םולש of Selby")
    assert in_reading_direction(page) is page
