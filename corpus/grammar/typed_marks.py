"""Footnote marks in typed text, where they stand on the line like any number.

A mark with a stroke, "1/", can be nothing else. A bare number is a mark only where a footnote has that number, and
where it stands as no quantity does; every other one stays in the text as printed. Behind a clause that is sure enough.
In the middle of one, the number must be found in but one such place, and in the order of the footnotes.
"""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass, replace

from corpus.dates import MONTHS
from corpus.lines import Line, Run

_STROKE = re.compile(r"(?<=[\s,;.:)\]”\"’])(?P<number>\d{1,3})/(?=[\s,;.:)]|$)")
_BEFORE_MONTH = rf"(?!\s(?:{'|'.join(MONTHS)}))"
#: Behind a punctuation mark that no number stands in front of; a year or a bracket may.
_BEHIND_CLAUSE = re.compile(
    r"(?:(?<=[^\W\d][,;.:])|(?<=(?:19|20)\d\d[,;.:])|(?<=[)”\"’\]])|(?<=[)”\"’\]][,;.:]))"
    r"\s(?P<number>\d{1,3}|\*{1,3})(?=$|[,;.]|\s(?:and|of|in|on|to|which|that|as|with|by|for|at|or|his|its|the)\b)"
    + _BEFORE_MONTH
)
#: Behind a word or a symbol, in front of what is no noun: "the report 37 submitted by", "Observer Force, 48 Decides".
_AMID_CLAUSE = re.compile(
    r"(?:^|(?<=[\s(“\"]))(?P<before>[^\s(“\"]*\w)\s?,?\s(?P<number>\d{1,3})"
    r"(?=$|[,;.:]|\s(?:and|or|of|in|on|to|by|for|at|as|with|from|which|that|who|whose|is|are|was|were|be|shall|should|has|"
    r"have|had|concerning|regarding|his|its|the|this|[A-Z]\w+|\w{2,}(?:ed|ing)|\w+ly)\b)" + _BEFORE_MONTH
)
#: Words that quantities, dates and numbers of other things stand behind, and the ends of verbs that count something.
_COUNTING = frozenset(
    """a about above after all almost an and another any approximately are around as at be before below between but by
    during each either every exactly for from had has have her his in including into is its least less like maximum
    minimum more most nearly neither no nor of on only or other our over per plus roughly since some than that the
    their then these they this those through to under until up upon versus was we were when where which while who with
    within without annex annexes appendix art article articles chapter chapters clause decision directive document
    documents draft enclosure figure fig footnote footnotes group image images item items line lines map no nos note
    number numbers p page pages paragraph paragraphs para paras part parts phase plan point points pp principle protocol
    regulation resolution resolutions rule rules section sections session stage step sub-paragraph table tables title
    tome vol volume volumes year add amend corr rev""".split()
)
_COUNTING_VERB = re.compile(r"(?!meeting)[a-z]+(?:ed|ing)")
_ABBREVIATED = re.compile(r"(\w+)\.\s$")
_PLAIN_NUMBER = re.compile(r"[\d,.:–-]+")
_YEAR = re.compile(r"(?:19|20)\d\d")
#: A month may be followed by a day, but not where the day stands before it.
_MONTH = re.compile(rf"(?<!\d )(?:{'|'.join(MONTHS)})")


@dataclass(frozen=True, slots=True)
class _Found:
    """A number that may be a mark; `line` counts the lines of the document. It is `sure` behind a clause."""

    line: int
    start: int
    end: int
    number: str
    sure: bool = True

    @property
    def place(self) -> tuple[int, int]:
        return self.line, self.start


def mark_notes(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines, with marks of footnotes in typed text as superscript runs."""
    notes = {line.note for line in lines if line.note and line.typed}
    if not notes:
        return tuple(lines)
    marks: dict[int, list[Run]] = {}
    for mark in _marks(lines, notes):
        marks.setdefault(mark.line, []).append(Run(mark.start, mark.end, "superscript", mark.number))
    return tuple(_with_runs(line, marks[at]) if at in marks else line for at, line in enumerate(lines))


def _with_runs(line: Line, marks: Sequence[Run]) -> Line:
    new = [run for run in marks if not any(run.start < own.end and own.start < run.end for own in line.runs)]
    return replace(line, runs=tuple(sorted((*line.runs, *new), key=lambda run: run.start)))


def _marks(lines: Sequence[Line], notes: Set[str]) -> list[_Found]:
    text = [(at, line.text) for at, line in enumerate(lines) if line.note is None and line.typed]
    stroked = [found for at, typed in text for found in _stroked(at, typed) if found.number in notes]
    bare = [found for at, typed in text for found in _bare(at, typed) if found.number in notes]
    numbers = [found.number for found in bare]
    sure = [*stroked, *(found for found in bare if found.sure)]
    single = [found for found in bare if not found.sure and numbers.count(found.number) == 1]
    return [*sure, *(found for found in single if _is_in_order(found, sure))]


def _stroked(at: int, text: str) -> list[_Found]:
    return [_Found(at, match.start(), match.end(), match["number"]) for match in _STROKE.finditer(text)]


def _bare(at: int, text: str) -> list[_Found]:
    behind = [
        _Found(at, *match.span("number"), match["number"])
        for match in _BEHIND_CLAUSE.finditer(text)
        if not _is_abbreviated(text[: match.start("number")])
    ]
    taken = {found.start for found in behind}
    amid = [
        _Found(at, *match.span("number"), match["number"], sure=False)
        for match in _AMID_CLAUSE.finditer(text)
        if match.start("number") not in taken and not _counts(text, *match.span("before"))
    ]
    return behind + amid


def _counts(text: str, start: int, end: int) -> bool:
    """True for words behind which a number is likely to be one: "paragraph 4", "killed 21", "May 15", "20"."""
    word = text[start:end].strip(".’'")
    is_number = _PLAIN_NUMBER.fullmatch(word) and not _YEAR.fullmatch(word)
    return word.lower() in _COUNTING or bool(
        is_number or _COUNTING_VERB.fullmatch(word) or _MONTH.fullmatch(text, start, end)
    )


def _is_abbreviated(before: str) -> bool:
    """True behind "No." and "Corr."."""
    last = _ABBREVIATED.search(before)
    return last is not None and last[1].lower() in _COUNTING


def _is_in_order(found: _Found, others: Sequence[_Found]) -> bool:
    """Of the marks that are sure, those with lower numbers stand before it, and those with higher ones behind it."""
    return all(
        (other.place < found.place) == (int(other.number) < int(found.number))
        for other in others
        if other.number.isdecimal() and other.number != found.number
    )
