"""OSCOLA, 4th edition: author, ‘title’ (date) UN Doc symbol, pinpoint; no points in abbreviations."""

from __future__ import annotations

from corpus.dates import print_date
from service.citing.cited import Cited, footnotes_named
from service.citing.pinpoints import OSCOLA
from service.citing.record import Record
from service.citing.runs import Run, Runs, listed


def document(cited: Cited) -> Runs:
    record = cited.record
    behind = listed("", OSCOLA.of(cited.pinpoint), footnotes_named(cited.footnotes, "fn ", "fns "))
    pinpoint = (Run(", "), *behind) if behind else ()
    if record.kind == "document of the United Nations":
        return (*listed(*_named(record)), Run(f"{_dated(record)} UN Doc {record.symbol}"), *pinpoint)
    at = f" <{record.url}>" if record.url else ""
    accessed = f" accessed {print_date(record.accessed)}" if at and record.accessed else ""
    return (*listed(*_named(record)), Run(_dated(record)), *pinpoint, Run(f"{at}{accessed}"))


def source(cited: Cited) -> Runs:
    told = cited.source
    if told is None:
        return ()
    title = f", ‘{told.title}’" if told.title else ""
    date = f" ({print_date(told.on) if told.on else told.date})" if told.date else ""
    return (Run(f"{title}{date}{f' UN Doc {told.symbol}' if told.symbol else ''}"),)


def _named(record: Record) -> tuple[str, ...]:
    """The author and the title, or a resolution by its number."""
    if record.resolution:
        return (f"{record.resolution.organ.oscola} Res {record.resolution.number}",)
    author = record.author_organ.oscola if record.author_organ else record.author
    return author, f"‘{record.title}’"


def _dated(record: Record) -> str:
    date = record.dated(print_date)
    return f" ({date})" if date else ""
