"""What a record says of the place that is cited, since records know of documents alone."""

from __future__ import annotations

from service.citing import un
from service.citing.cited import Cited
from service.citing.runs import plain


def note_of(cited: Cited) -> str:
    """ "[para. 16], footnote 7; quoting Human Rights Watch, “…”, 11 December 2020"; "" for a whole document."""
    speakers = f"{cited.heard}{plain(un.source(cited))}"
    quoting = f"{_manner(cited)} {speakers}" if cited.speakers else ""
    return "; ".join(filter(None, (cited.place, quoting)))


def _manner(cited: Cited) -> str:
    if cited.annexed:
        return "in an annex by" if len(cited.speakers) == 1 else "in an annex, quoting"
    return "reporting" if cited.reported else "quoting"
