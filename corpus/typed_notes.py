"""Footnote marks in typed text, where they stand on the line like any number.

A mark with a stroke, "1/", can be nothing else. A bare number is believed only where a footnote has that number, the
number stands where a clause ends, and it stands so but once; every other one stays in the text as printed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence, Set
from dataclasses import replace

from corpus.dates import MONTHS
from corpus.lines import Line, Run

_STROKE = re.compile(r"(?<=[\s,;.:)\]”\"’])(?P<number>\d{1,3})/(?=[\s,;.:)]|$)")
#: Behind a punctuation mark that no number stands in front of; a year or a bracket may.
_BARE = re.compile(
    r"(?:(?<=[^\W\d][,;.:])|(?<=(?:19|20)\d\d[,;.:])|(?<=[)”\"’\]])|(?<=[)”\"’\]][,;.:]))"
    r"\s(?P<number>\d{1,3}|\*{1,3})(?=$|[,;.]|\s(?:and|of|in|on|to|which|that|as|with|by|for|at|or|his|its|the)\b)"
    rf"(?!\s(?:{'|'.join(MONTHS)}))"
)


def mark_notes(lines: Iterable[Line]) -> tuple[Line, ...]:
    """The lines, with marks of footnotes in typed text as superscript runs."""
    given = tuple(lines)
    notes = {line.note for line in given if line.note and line.typed}
    return given if not notes else _marked(given, notes)


def _marked(lines: Sequence[Line], notes: Set[str]) -> tuple[Line, ...]:
    text = [line for line in lines if line.note is None and line.typed]
    bare = [match["number"] for line in text for match in _BARE.finditer(line.text)]
    believed = {number for number in notes if bare.count(number) == 1}
    return tuple(
        replace(line, runs=tuple(_runs(line, notes, believed))) if line.note is None and line.typed else line
        for line in lines
    )


def _runs(line: Line, notes: Set[str], believed: Set[str]) -> list[Run]:
    """The line's own runs, and the marks that they leave out."""
    found = [
        Run(match.start(), match.end(), "superscript", match["number"])
        for match in _STROKE.finditer(line.text)
        if match["number"] in notes
    ]
    found += [
        Run(match.start("number"), match.end("number"), "superscript", match["number"])
        for match in _BARE.finditer(line.text)
        if match["number"] in believed
    ]
    new = [run for run in found if not any(run.start < own.end and own.start < run.end for own in line.runs)]
    return sorted((*line.runs, *new), key=lambda run: run.start)
