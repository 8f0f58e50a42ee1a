"""Turns of phrase that hand over to a speaker, as patterns; the words in them are those of `phrases`.

Each names its speaker in the group "name", and where the print says who that is, in the group "title".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from corpus.grammar.phrases import ADVERBS, LEADING_IN, NAMING, NO_TITLES, SAYING, UTTERANCES
from corpus.grammar.speakers import speakers
from corpus.names import NAME, NO_NAMES, UNNAMED
from corpus.printing.signs import CLOSING_QUOTES, OPENING_QUOTES, QUOTES

_ARTICLES = frozenset(("a", "an", "the", "its", "his", "her", "their", "our"))


def _any(words: Sequence[str]) -> str:
    return "(?:" + "|".join(map(re.escape, words)) + ")"


_ADVERBS = rf"(?:{_any(ADVERBS)}\s+)*"
_TITLE = rf"(?:,(?!\s*{_any(NO_TITLES)}\b)\s*(?P<title>[^.;:{OPENING_QUOTES}{CLOSING_QUOTES}]{{3,120}}?))?"
_UTTERED_BY = rf"\b{_any(UTTERANCES)}s?\s+(?:of|by|from)\s+(?:the\s+)?(?P<name>{NAME})"
_UNNAMED = rf"(?P<name>(?:[Tt]he|[Aa]n?|[Oo]ne|[Aa]nother)\s+(?:[a-z]+\s+){{0,2}}?{_any(UNNAMED)})"

# British print sets words in single marks, of which the closing one is an apostrophe as well: only beside a speaker does
# one of them tell anything.
_OPENS, _CLOSES = f"{OPENING_QUOTES}‘", f"{CLOSING_QUOTES}’"
#: … the demands of the Name “…”: what the sentence states is somebody else's.
OBJECT = re.compile(rf"{_UTTERED_BY}\s*,?\s*(?:[a-z]+\s+){{0,3}}[{_OPENS}]")
# The length is limited since a page of opening marks would cost time with its square.
_QUOTED = (
    "(?:"
    + "|".join(f"{first}[^{first}{last}]{{0,2000}}{last}" for first, last in QUOTES.items())
    + r"|‘(?:[^‘’]|’(?=\w)){0,2000}’"
    + f"|[{OPENING_QUOTES}][^{CLOSING_QUOTES}]{{0,2000}}[{CLOSING_QUOTES}])"
)
FRAGMENT = re.compile(rf"{_QUOTED}(?:\s*,?\s*(?:and|or)\s+(?:[a-z]+\s+){{0,2}}{_QUOTED})*")
#: Inside a paragraph. Each names its speaker; the sentence it stands in is the speaker's where it states nothing else.
ATTRIBUTIONS: tuple[re.Pattern[str], ...] = (
    # “…”, said Name, title at Organisation.
    re.compile(rf"[{_CLOSES}]\s*,?\s*{_any(SAYING)}\s+(?:the\s+)?(?P<name>{NAME}){_TITLE}(?=[.;:]|\s*[{_OPENS}]|$)"),
    # “…”, Name said.
    re.compile(rf"[{_CLOSES}]\s*,?\s*(?:the\s+)?(?P<name>{NAME}){_TITLE},?\s+{_any(SAYING)}\b"),
    # “…”, the journalist said.
    re.compile(rf"[{_CLOSES}]\s*,?\s*{_UNNAMED}\s+{_any(SAYING)}\b"),
    # Name has stated that …; Name told reporters: “…”; Name characterized … as “…”
    re.compile(
        rf"(?P<name>{NAME}){_TITLE},?\s+{_ADVERBS}{_any(SAYING)}\b(?=\s+(?:in|on|at|to|with)\b[^.]{{0,60}}\bthat\b|\s+that\b|\s*[,:]?\s*[{_OPENS}]"
        rf"|(?:\s+[\w’']+){{1,4}}\s*:\s*[{_OPENS}]|(?<=told)(?:\s+[\w’']+){{1,4}}?\s+that\b"
        rf"|[^.{_OPENS}]{{0,160}}\bas\s+[{_OPENS}])"
    ),
    # Name called … “…”
    re.compile(rf"(?P<name>{NAME}){_TITLE},?\s+{_ADVERBS}{_any(NAMING)}\b(?=[^.{_OPENS}]{{0,80}}[{_OPENS}])"),
    # The journalist said that …
    re.compile(rf"{_UNNAMED}\s+{_ADVERBS}{_any(SAYING)}\b(?=\s+that\b|\s*[,:]?\s*[{_OPENS}])"),
    # According to an assessment by Name, …
    re.compile(rf"[Aa]ccording to\s+(?:(?:an?|the|its|their)\s+)?(?:[\w-]+\s+){{0,4}}?(?:{_any(UTTERANCES)}s?\s+(?:of|by|from)\s+)?(?:the\s+)?(?P<name>{NAME})"),
    re.compile(rf"[Aa]ccording to\s+{_UNNAMED}"),
    OBJECT,
)  # fmt: skip
PRONOUN = re.compile(rf"\b(?:[Hh]e|[Ss]he)\s+{_ADVERBS}{_any(SAYING)}\b")

#: In the sentence that leads to a block quotation, most telling first.
LEADS: tuple[re.Pattern[str], ...] = (
    re.compile(_UTTERED_BY),
    re.compile(rf"(?P<name>{NAME}){_TITLE},?\s+{_ADVERBS}{_any(LEADING_IN)}\b"),
    re.compile(rf"{_UNNAMED}\s+{_ADVERBS}{_any(LEADING_IN)}\b"),
    re.compile(rf"[Aa]ccording to\s+(?:the\s+)?(?P<name>{NAME})"),
    re.compile(rf"\b{_any(SAYING)}\s+by\s+(?:the\s+)?(?P<name>{NAME})"),
)
LEAD_CUE = re.compile(rf"\b(?:{_any(LEADING_IN)}|as follows|the following|{_any(UTTERANCES)}s?|[Aa]ccording to)\b")


def named_in(text: str, forms: Sequence[re.Pattern[str]]) -> Iterator[tuple[re.Match[str], str, str]]:
    """Whom `forms` name in a text: the match, the name, and what the print says of whoever bears it."""
    for form in forms:
        for match, name in speakers(form, text):
            yield match, name, _printed_title(match)


def _printed_title(match: re.Match[str]) -> str:
    """What the print says the speaker is; "in its letter" behind a name says nothing of that."""
    title = (match.groupdict().get("title") or "").strip()
    first = title.split(maxsplit=1)[:1]
    return "" if first and first[0].lower() in NO_NAMES - _ARTICLES else title
