"""Resolutions that a question calls by nothing but their number: "853's date", "what does 884 demand?".

A number counts where the sentence treats it as a text, by what it does or by what is asked of it, and one resolution
held has it. Years never count.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from corpus.document import Document
from corpus.ranges import Span
from corpus.symbol import Symbol

_DOES = (
    r"(?:also |really |actually |already |even |ever )?(?:says?|demands?|calls?|asks?|urges?|condemns?|requests?"
    r"|mentions?|cites?|"
    r"refers?|recalls?|decides?|have|has|contains?|consists?|adopted|passed|dated|unanimous|about|state|states|tells?|"
    r"reaffirms?|welcomes?|deplores?|expresses|express|want|wants|describes?|name|names|differ|go|goes|set|sets|agree|"
    r"extend|extends|establish|establishes|renew|renews|authorise|authorize|impose|deal|deals|come|use|require"
    r"|requires)\b"
)
#: Words behind which a number that closes the question is a text.
_BEHIND = "|".join(
    rf"(?<=\b{word} )"
    for word in (
        "in of under than cite cites citing cited on for to against with adopt adopted adopting pass passed passing"
        " approve "
        "approved recall recalls recalling mention mentions about"
    ).split()
)
_NUMBER = re.compile(
    r"(?<![\w/.,(\-])(?:"
    r"(?P<whose>\d{2,4})(?=[’']s\b)"
    rf"|(?<=\bdoes )(?P<does>\d{{2,4}})(?=\s+{_DOES})|(?<=\bdid )(?P<did>\d{{2,4}})(?=\s+{_DOES})"
    rf"|(?<=\bwas )(?P<was>\d{{2,4}})(?=\s+{_DOES})|(?<=\bwhat )(?P<what>\d{{2,4}})(?=\s+{_DOES})"
    rf"|^(?P<opens>\d{{2,4}})(?=:|\s+{_DOES})"
    rf"|(?:{_BEHIND})\d{{3,4}}(?=\s*[?.;:,](?!\d)|\s*$)"
    r")",
    re.I,
)
#: Asked of as a whole: "summarise 884", "884 in a nutshell", "what does 884 want?".
_AS_A_WHOLE = re.compile(
    r"(?<![\w/(.,-])(?<!\bpara )(?<!paragraph )\d{2,4}"
    r"(?=\s*(?:$|[?!.:;,]|\s[-–—]|\((?!\d{4}))"
    r"|\s+(?:to|in|for|has|is|was|all|about|says?|please|do|does|wants?|really|records?|lays?|sets?|summary|gist)\b)"
    r"|(?<=\bdoes )\d{2,4}\b(?= \w)|(?<=\bdid )\d{2,4}\b(?= \w)",
    re.I,
)
_YEARS = range(1900, 2100)


class BareNumbers:
    """The numbers of the resolutions held."""

    def __init__(self, documents: Iterable[Document]) -> None:
        numbered: dict[str, list[Document]] = {}
        for document in documents:
            if document.kind == "resolution" and isinstance(document.symbol, Symbol):
                for number in _numbers(document.symbol):
                    numbered.setdefault(number, []).append(document)
        self._numbered = {number: one[0] for number, one in numbered.items() if len(one) == 1}

    def find(self, question: str) -> Iterator[tuple[Span, Document]]:
        """Numbers that stand for a resolution, with it."""
        for match in _NUMBER.finditer(question) if self._numbered else ():
            document = self._numbered.get(match.group())
            if document is not None and int(match.group()) not in _YEARS:
                yield Span(*match.span()), document

    def as_a_whole(self, question: str) -> Iterator[tuple[Span, Document]]:
        """Numbers that may stand for a resolution where it is asked of as a whole, those of years as well."""
        for match in _AS_A_WHOLE.finditer(question):
            if document := self._numbered.get(match.group()):
                yield Span(*match.span()), document


def _numbers(symbol: Symbol) -> Iterator[str]:
    """ "853" of "S/RES/853(1993)"; those of the General Assembly have a session, and no number alone."""
    for half in symbol.halves:
        found = re.match(r"\w+/RES/(\d+)(?:\(|$)", half)
        if found:
            yield found[1]
