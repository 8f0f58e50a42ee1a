"""The Bluebook, 21st edition, rule 21.7: author, title, pinpoint, U.N. Doc. symbol (date)."""

from __future__ import annotations

import datetime

from service.citing.cited import Cited
from service.citing.pinpoints import BLUEBOOK
from service.citing.record import Record
from service.citing.runs import Run, Runs, listed

#: Table T12.
_MONTHS = ("Jan.", "Feb.", "Mar.", "Apr.", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec.")


def document(cited: Cited) -> Runs:
    record = cited.record
    date = _bracketed(record.dated(printed))
    if record.resolution:
        named = f"{record.resolution.organ.bluebook} Res. {record.resolution.number}"
        return (*listed(named, _pinpoint(cited)), Run(date))
    symbol = f"U.N. Doc. {record.symbol}" if record.symbol else ""
    author = record.author_organ.bluebook if record.author_organ else record.author
    named_so = listed(author, Run(record.title, italic=True), _pinpoint(cited), symbol)
    return (*named_so, Run(f"{date}{_at(record)}"))


def source(cited: Cited) -> Runs:
    told = cited.source
    if told is None:
        return ()
    symbol = f"U.N. Doc. {told.symbol}" if told.symbol else ""
    named = listed(Run(told.title, italic=True), symbol)
    date = _bracketed(printed(told.on) if told.on else told.date)
    return (Run(", "), *named, Run(date)) if named else (Run(date),)


def printed(date: datetime.date) -> str:
    """ "Dec. 18, 2020"."""
    return f"{_MONTHS[date.month - 1]} {date.day}, {date.year}"


def _pinpoint(cited: Cited) -> str:
    """Footnotes stand behind the place without a comma: "¶ 13 n.6"."""
    several = f"nn.{' & '.join(filter(None, (', '.join(cited.footnotes[:-1]), *cited.footnotes[-1:])))}"
    notes = several if len(cited.footnotes) > 1 else "".join(f"n.{number}" for number in cited.footnotes)
    return " ".join(filter(None, (BLUEBOOK.of(cited.pinpoint), notes)))


def _bracketed(date: str) -> str:
    return f" ({date})" if date else ""


def _at(record: Record) -> str:
    """Where a web page stands, and when it was read where it has no date of its own."""
    if record.kind != "web page":
        return ""
    visited = f" (last visited {printed(record.accessed)})" if record.accessed and not record.date else ""
    return f", {record.url}{visited}"
