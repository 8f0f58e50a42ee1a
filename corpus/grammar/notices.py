"""What has to be said with a document's words, by its kind and author, and with an annex of somebody else's."""

from __future__ import annotations

import re

from corpus.countries import COUNTRIES
from corpus.document import Voice
from corpus.grammar.annex_phrases import OFFICERS, SEVERAL_PARTIES, TWO_NAMES
from corpus.grammar.masthead_phrases import (
    NOTICE_OF_ANNEX,
    NOTICE_OF_JOINT_ANNEX,
    NOTICE_OF_PARTIES,
    NOTICES,
)
from corpus.names import FORMS_OF_ADDRESS, ORGANISATIONS, TITLES

_BY_PARTIES = frozenset({"letter", "note verbale"})
#: One office may have "and" in its name, and so may one body: "Ferries and Harbours Board".
_OFFICES_AND_BODIES = frozenset((*ORGANISATIONS, *TITLES)).difference(FORMS_OF_ADDRESS)


def notice_of_document(kind: str, author: Voice) -> str:
    """ "" where nothing has to be said: of reports, of resolutions, and of letters of the organization's officers."""
    if kind in _BY_PARTIES and OFFICERS.match(author.name):
        return ""
    if kind in _BY_PARTIES and _are_several(author.name):
        return NOTICE_OF_PARTIES
    return NOTICES.get(kind, "")


def notice_of_annex(author: Voice) -> str:
    """`author` is the annex's own."""
    if OFFICERS.match(author.name):
        return ""
    return NOTICE_OF_JOINT_ANNEX if _are_several(author.name) else NOTICE_OF_ANNEX


def _are_several(name: str) -> bool:
    if SEVERAL_PARTIES.match(name):
        return True
    if name in COUNTRIES:
        return False
    return bool(TWO_NAMES.fullmatch(name)) and _OFFICES_AND_BODIES.isdisjoint(re.findall(r"\w+", name))
