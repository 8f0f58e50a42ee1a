"""The Chicago Manual of Style, 17th ed., notes: 14.293 for documents of the United Nations, 14.207 for web pages."""

from __future__ import annotations

import datetime

from corpus.dates import MONTHS
from service.citing.cited import Cited, footnotes_named
from service.citing.pinpoints import CHICAGO
from service.citing.record import Record
from service.citing.runs import Run, Runs, listed


def document(cited: Cited) -> Runs:
    record = cited.record
    notes = footnotes_named(cited.footnotes, "n. ", "nn. ")
    place = (CHICAGO.of(cited.pinpoint), notes)
    match record.kind:
        case "document of the United Nations":
            author = record.author_organ.short if record.author_organ else record.author
            return listed(
                author, record.title, f"{record.symbol}{_bracketed(record.dated(printed))}", *place, record.url
            )
        case "web page":
            accessed = f"accessed {printed(record.accessed)}" if record.accessed and not record.date else ""
            return (*_quoted(record), *listed(record.dated(printed) or accessed, *place, record.url))
        case _:
            titled = (*listed(record.author, Run(record.title, italic=True)), Run(_bracketed(record.dated(printed))))
            behind = listed(*place)
            return (*titled, Run(", "), *behind) if behind else titled


def source(cited: Cited) -> Runs:
    told = cited.source
    if told is None:
        return ()
    title = f", “{told.title}”" if told.title else ""
    date = printed(told.on) if told.on else told.date
    behind = listed(told.symbol, date)
    if title and behind:
        return (Run(f"{title[:-1]},” "), *behind)
    return (Run(title),) if title else ((Run(", "), *behind) if behind else ())


def printed(date: datetime.date) -> str:
    """ "December 18, 2020"."""
    return f"{MONTHS[date.month - 1]} {date.day}, {date.year}"


def _quoted(record: Record) -> Runs:
    """A comma stands inside the quotation marks."""
    return (*listed(record.author, f"“{record.title},”"), Run(" "))


def _bracketed(date: str) -> str:
    return f" ({date})" if date else ""
