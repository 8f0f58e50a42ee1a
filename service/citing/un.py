"""The United Nations' own style (Editorial Manual): symbol, paragraph, footnote; else author, title and date."""

from __future__ import annotations

from service.citing.cited import Cited, footnotes_named
from service.citing.runs import Run, Runs, listed


def document(cited: Cited) -> Runs:
    """Without the footnote where its text stands in front, as the source of the words quoted."""
    notes = "" if cited.speakers and cited.source else footnotes_named(cited.footnotes)
    return listed(cited.record.author if cited.authored else "", cited.record.cited, cited.pinpoint, notes)


def source(cited: Cited) -> Runs:
    told = cited.source
    if told is None:
        return ()
    title = f"“{told.title}”" if told.title else ""
    return (Run(", "), *listed(title, told.symbol, told.date)) if title or told.symbol or told.date else ()
