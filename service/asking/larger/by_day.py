"""Which of the documents named is the earlier: "which came first, 822 or 853?", "is 874 later than 853?"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from corpus.dates import print_date
from corpus.document import Document
from service.asking.answer import Fact
from service.asking.larger.collection import day_of

_EARLY = r"(?:first|older|oldest|earlier|earliest)"
_LATE = r"(?:last|latest|later|newer|newest|more recent|most recent|younger|youngest)"
_OF_THEM = r"(?: (?:of (?:these|those|them|the)|one|ones|two|three|four|lot|resolutions?|documents?|letters?|texts?))*"
_CHOICE = re.compile(
    rf"\bwhich{_OF_THEM} (?:came|comes|is|was|dates|dated)(?: adopted| passed| issued| the)*"
    rf" (?:(?P<early>{_EARLY})|{_LATE})\b(?: one)?"
)
#: What is left of the question beside that: "… 822 or 853?", "of 822 and 853, …".
_BESIDE = re.compile(r"(?:\W|\b(?:and|or|of|so|between|the|resolutions?|two|both)\b)*")
#: The names before a colon or comma: "Two resolutions on buoys, 822 and 853: which came first?"
_TOPIC = re.compile(r"(?:\w[\w’'-]*[^\w’'-]+){0,9}\W*")
_WHETHER = re.compile(
    rf"\W*(?:and |so )?(?:is|was|does|did)\W+(?:(?:come|came|adopted|passed|date|dated|issued) )?"
    rf"(?:{_EARLY}|{_LATE}|before|after|pre-?dates?|precedes?)(?: than)?\W*"
)
_FEWEST = 2


def asks_by_day(rest: str) -> bool:
    """It asks for the order of the documents that are named; `rest` is the question without their names."""
    choice = _CHOICE.search(rest)
    if choice is None:
        return _WHETHER.fullmatch(rest) is not None
    front, behind = rest[: choice.start()], rest[choice.end() :]
    alone = _BESIDE.fullmatch(front) and _BESIDE.fullmatch(behind)
    return bool(alone or (_TOPIC.fullmatch(front) and not behind.strip(" ?!.")))


def told_by_day(rest: str, documents: Sequence[Document]) -> tuple[tuple[Fact, ...], tuple[Document, ...]] | None:
    """Their days in order, after which of them is the first or the last; and the documents that show it.

    `rest` is the question without the names of the documents. None where anything else is asked, or the day of one is
    not known.
    """
    days = {document.symbol: day for document in documents if (day := day_of(document))}
    if not _FEWEST <= len(days) == len(documents) or not asks_by_day(rest):
        return None
    ordered = tuple(sorted(documents, key=lambda document: days[document.symbol]))
    facts = tuple(Fact(document.called, print_date(days[document.symbol])) for document in ordered)
    choice = _CHOICE.search(rest)
    if choice is None:
        return facts, ordered
    wanted = days[ordered[0 if choice["early"] else -1].symbol]
    chosen = tuple(document for document in ordered if days[document.symbol] == wanted)
    kinds = {document.kind for document in documents}
    name = f"{'earliest' if choice['early'] else 'latest'} {kinds.pop() if len(kinds) == 1 else 'document'}"
    return (*(Fact(name, document.called) for document in chosen), *facts), chosen
