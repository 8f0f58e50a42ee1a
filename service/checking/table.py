"""A check as a table for spreadsheets, a row a passage. No cell of it is taken for a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from service.checking.telling import VERDICTS, told
from service.checking.verdict import Check, Judgement

COLUMNS = (
    "passage",
    "start",
    "end",
    "quotation",
    "verdict",
    "findings",
    "speaker named",
    "speaker agrees",
    "place",
    "speaker",
    "words of the document",
    "differences",
    "also in",
    "nearest",
)
#: What a spreadsheet takes a cell for a formula by, also behind white space and in full width.
_FORMULA = tuple("=+-@|%＝＋－＠\t\r")


def csv_of(check: Check) -> str:
    """Comma-separated, all cells in quotation marks, with the mark of order by which spreadsheets know UTF-8."""
    made = io.StringIO()
    table = csv.writer(made, quoting=csv.QUOTE_ALL)
    table.writerow(COLUMNS)
    for number, judgement in enumerate(check.judgements, start=1):
        table.writerow([harmless(str(cell)) for cell in _cells(check, judgement, number)])
    return f"\ufeff{made.getvalue()}"


def harmless(cell: str) -> str:
    """The cell, behind an apostrophe where it could be taken for a formula."""
    return f"'{cell}" if cell.lstrip().startswith(_FORMULA) or cell.startswith(_FORMULA) else cell


def _cells(check: Check, judgement: Judgement, number: int) -> Iterator[object]:
    yield from (number, judgement.span.start, judgement.span.end, check.quoted(judgement))
    yield from (VERDICTS[judgement.verdict], "; ".join(told(judgement)))
    said = judgement.said
    yield said.name if said else ""
    yield ("yes" if said.agrees else "no") if said and judgement.places else ""
    yield "; ".join(dict.fromkeys(place.cite_as for place in judgement.places))
    yield "; ".join(dict.fromkeys(place.voice[-1].name for place in judgement.places))
    yield " … ".join(place.quote for place in judgement.places)
    yield "; ".join(
        f"{each.kind}: “{each.said.of(check.text)}” for “{each.printed.quote if each.printed else ''}”"
        for each in judgement.differences
    )
    yield "; ".join(dict.fromkeys(place.cite_as for other in judgement.occurrences[1:] for place in other.places))
    nearest = judgement.nearest
    yield f"{nearest.cite_as}: {nearest.quote}" if nearest else ""
