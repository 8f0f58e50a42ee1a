"""What has to be said with a document's words, by its kind and author, and with an annex of somebody else's."""

from __future__ import annotations

from corpus.document import Voice
from corpus.grammar.annex_phrases import OFFICERS, SEVERAL_PARTIES
from corpus.grammar.masthead_phrases import (
    NOTICE_OF_ANNEX,
    NOTICE_OF_JOINT_ANNEX,
    NOTICE_OF_PARTIES,
    NOTICES,
)

_BY_PARTIES = frozenset({"letter", "note verbale"})


def notice_of_document(kind: str, author: Voice) -> str:
    """ "" where nothing has to be said: of reports, of resolutions, and of letters of the organization's officers."""
    if kind in _BY_PARTIES and OFFICERS.match(author.name):
        return ""
    if kind in _BY_PARTIES and SEVERAL_PARTIES.match(author.name):
        return NOTICE_OF_PARTIES
    return NOTICES.get(kind, "")


def notice_of_annex(author: Voice) -> str:
    """`author` is the annex's own."""
    if OFFICERS.match(author.name):
        return ""
    return NOTICE_OF_JOINT_ANNEX if SEVERAL_PARTIES.match(author.name) else NOTICE_OF_ANNEX
