"""What a letter asks of whoever it is addressed to: "what is the Secretary-General asked to do?".

The letter says "you" where the question has a name, so that no word leads from one to the other. Which paragraph it is
the grammar knows: the one that closes the letter and asks for circulation.
"""

from __future__ import annotations

import re

from corpus.grammar.phrases import CLOSING
from index.words import plain, words
from service.asking.cite import AnswerPlace
from service.asking.larger.document_facts import Library, addressee
from service.asking.larger.meant import FUNCTION, Meant

_ASKS = re.compile(
    r"\b(?:ask(?:s|ed|ing)?|request(?:s|ed|ing)?|want(?:s|ed)?|urge[sd]?|invite[sd]?|expect(?:s|ed)?|appeal(?:s|ed)? to"
    r"|call(?:s|ed)? (?:up)?on|demand(?:s|ed)?)\b"
)
#: What stands for the addressee, of whom something is asked: who asks himself is another matter.
_ADDRESSEE = "addressee"
_OF_ADDRESSEE = re.compile(
    rf"{_ASKS.pattern}(?: (?:of|from))?(?: the)? {_ADDRESSEE}\b"
    rf"|\b(?:is|was|being)(?: the)? {_ADDRESSEE}(?: being)? (?:asked|requested|urged|invited|expected|called upon)\b"
    rf"|{_ADDRESSEE} (?:is|was|being)(?: being)? (?:asked|requested|urged|invited|expected|called upon)\b"
)
#: Whoever wrote it, by no name; and what is said besides.
_WRITER = frozenset(
    "ambassador author he his mission representative sender she they writer actually exactly help".split()
)


def asked_of_addressee(meant: Meant) -> AnswerPlace | None:
    """The sentence of the one document that asks its addressee for something; None where anything else is asked."""
    document = meant.one
    told = addressee(document, Library((), ())) if document else None
    if document is None or told is None or not document.closing or not _ASKS.search(meant.rest):
        return None
    name = told.facts[0].value.lower()
    rest = meant.rest.replace(name, _ADDRESSEE)
    known = FUNCTION | _WRITER | {*words(plain(document.author.name)), *words(plain(_ADDRESSEE))}
    if not _OF_ADDRESSEE.search(rest) or not known.issuperset(words(plain(_ASKS.sub(" ", rest)))):
        return None
    block = document.block(document.closing)
    closes = (s for s in document.sentences_of(block) if CLOSING.search(document.text, s.start, s.end))
    sentence = next(closes, block.span)
    return AnswerPlace(document, block, sentence, (sentence,))
