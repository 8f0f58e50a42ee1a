"""What print has taken apart in a head, put together: symbols, titles over several lines, the column on the right."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import islice

from corpus.dates import read_date_in_any_language
from corpus.grammar.masthead_phrases import COLUMN_SIGNS, PLACE_SIGNS
from corpus.grammar.paragraphs import Paragraph, stacked
from corpus.grammar.titles import looks_like_title, reads_like_title, symbol_alone
from corpus.lines import BODY_SIZE

#: So many paragraphs hold every head.
_REACH = 24
#: Symbol, level of distribution, date and language; fewer are lines of something else.
_COLUMN = 3
#: Characters of a line of that column.
_LONGEST_IN_COLUMN = 60
#: Characters; a line of typescript has fewer.
_LONGEST_LINE = 100
#: The organ's letters, which some mastheads print larger than what follows.
_LETTERS = re.compile(r"[A-Z]{1,8}(?:\.\d{1,2})?")
_STROKE_FIRST = re.compile(r"/[A-Z\d]")
_ADDRESSED = re.compile(r"\baddressed\s+to\b")
_BRACKETED = re.compile(r"\([^()]{3,60}\)")


def mended_head(paragraphs: Iterable[Paragraph]) -> tuple[Paragraph, ...]:
    """The paragraphs of a document, those of its head mended."""
    given = iter(paragraphs)
    head = _column_first(_together(list(islice(given, _REACH))))
    return (*head, *given)


def _together(head: Sequence[Paragraph]) -> list[Paragraph]:
    done: list[Paragraph] = []
    for paragraph in head:
        above = done[-1] if done else None
        if above and _LETTERS.fullmatch(above.text) and _STROKE_FIRST.match(paragraph.text):
            done[-1] = stacked(above, paragraph)
        elif above and _is_title_cut(above, paragraph):
            done[-1] = stacked(above, paragraph, is_break=True)
        else:
            done.append(paragraph)
    return done


def _is_title_cut(above: Paragraph, below: Paragraph) -> bool:
    """Both are headings of one look, and the second goes on in lower case; in typescript it may stand in brackets."""
    if above.note or below.note or above.page != below.page or not looks_like_title(above):
        return False
    if below.typed and (_BRACKETED.fullmatch(below.text) or _is_letter_cut(above, below)):
        return True
    is_alike = below.size == above.size > BODY_SIZE and below.bold == above.bold
    return is_alike and below.text[:1].islower()


def _is_letter_cut(above: Paragraph, below: Paragraph) -> bool:
    """A letter's title says to whom it is addressed; so long as it does not, it goes on."""
    is_letter = reads_like_title(above.text) and "dated" in above.text
    return is_letter and not _ADDRESSED.search(above.text) and len(below.text) < _LONGEST_LINE


def _column_first(head: list[Paragraph]) -> list[Paragraph]:
    """The head, the lines beside which the session, the agenda item and the title are printed in front of these.

    A page read column by column gives them last.
    """
    opened = next((place for place, paragraph in enumerate(head) if _has(paragraph, PLACE_SIGNS)), None)
    if opened is None:
        return head
    inside = [place for place in range(opened, len(head)) if _is_of_column(head[place])]
    start = next((place for place in inside if _is_run(inside, place)), None)
    if start is None or not any(paragraph.size > BODY_SIZE for paragraph in head[opened:start]):
        return head
    end = start
    while end in inside:
        end += 1
    return [*head[:opened], *head[start:end], *head[opened:start], *head[end:]]


def _is_run(places: Sequence[int], start: int) -> bool:
    return all(start + step in places for step in range(_COLUMN))


def _is_of_column(paragraph: Paragraph) -> bool:
    text = paragraph.text
    if len(text) > _LONGEST_IN_COLUMN:
        return False
    is_date = read_date_in_any_language(text) is not None and not _has(paragraph, PLACE_SIGNS)
    return _has(paragraph, COLUMN_SIGNS) or is_date or symbol_alone(text) is not None


def _has(paragraph: Paragraph, signs: Iterable[re.Pattern[str]]) -> bool:
    return any(sign.search(paragraph.text) for sign in signs)
