"""Who a text says is speaking in the passages that it quotes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.document import Voice
from corpus.grammar.phrases import ADVERBS, SAYING, UTTERANCES
from corpus.grammar.speaker_forms import ATTRIBUTIONS, LEADS, PRONOUN, named_in
from corpus.grammar.speakers import Speakers
from corpus.names import NAME, UNNAMED
from corpus.ranges import Span
from corpus.sentences import sentences
from service.checking.passages import Passage

#: What stands for a passage in the sentence around it.
_QUOTED = "“…”"
#: The same where sentences are told apart: a letter by itself would be an initial, and end none.
_WORD = "words"
#: Characters of the sentence on either side; a speaker stands near.
_REACH = 300

#: Verbs beside those of the documents: how articles hand over to somebody's words.
ALSO_SAYING = (
    """spoke speaks say write tell tweeted posted replied answered responded continued recounted complained vowed
    promised pledged urged urges demanded demands condemned condemns criticized criticised accused denied denies
    affirmed affirms reaffirmed reaffirms decided decides requested requests called calls concedes conceded
    deplored deplores expressed expresses insists argues explains believes believed thinks lamented charged
    recorded records contends contended"""
).split()
_ADVERBS = rf"(?:(?:{'|'.join(ADVERBS)})\s+)*"
_VERBS = "|".join((*SAYING, *ALSO_SAYING))
_FORMS: tuple[re.Pattern[str], ...] = (
    *ATTRIBUTIONS,
    # Name: “…”
    re.compile(rf"(?P<name>{NAME})(?:\s\([^()]{{1,60}}\))?\s*:\s*(?={_QUOTED})"),
    # Name urged … “…”
    re.compile(rf"(?P<name>{NAME})(?:,[^“”]{{3,120}},)?\s+{_ADVERBS}(?:{_VERBS})\b(?=[^“”]{{0,120}}{_QUOTED})"),
    # “…”, urged Name
    re.compile(rf"{_QUOTED}\s*,?\s*(?:{_VERBS})\s+(?:the\s+)?(?P<name>{NAME})"),
    # “…”, Name, who …, urged
    re.compile(rf"{_QUOTED}\s*,?\s*(?:the\s+)?(?P<name>{NAME})(?:,[^“”]{{3,120}},)?\s+{_ADVERBS}(?:{_VERBS})\b"),
    # in the words of Name; to quote Name; as Name put it; quoted Name as saying
    re.compile(
        rf"\b(?:[Ii]n the words of|[Tt]o quote|[Qq]uot(?:es|ed|ing)|[Cc]it(?:es|ed|ing))\s+(?:the\s+)?(?P<name>{NAME})"
    ),
    re.compile(rf"\b[Aa]s\s+(?:the\s+)?(?P<name>{NAME})\s+(?:has\s+|had\s+)?(?:put|puts)\s+it\b"),
    # Name’s ambassador said … “…”
    re.compile(
        rf"(?P<name>{NAME})[’']s?\s+(?:\w+\s+){{0,3}}(?:{'|'.join(UNNAMED)})(?:,[^“”]{{3,120}},)?\s+{_ADVERBS}(?:{_VERBS})\b"
    ),
    # Name’s report … “…”; “…” (Name)
    re.compile(
        rf"(?P<name>{NAME})[’']s?\s+(?:\w+\s+){{0,3}}(?:{'|'.join(UTTERANCES)}|words)s?\b(?=[^“”]{{0,120}}{_QUOTED})"
    ),
    re.compile(rf"{_QUOTED}\s*\((?P<name>{NAME})\)"),
    re.compile(rf"^\s*{_QUOTED}\W{{0,3}}\s*[–—-]\s*(?P<name>{NAME})"),
)  # fmt: skip
_WORDS = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class _Frame:
    """The sentence around a passage, passages in it as `_QUOTED`; `at` is where this one stands."""

    text: str
    at: int
    start: int


def speakers(text: str, passages: Sequence[Passage]) -> Iterator[Voice | None]:
    """Who is said to speak in each passage; None where nobody is named, or nobody by name. Passages are in order."""
    known = Speakers()
    read, last = 0, None
    among = [passage for passage in passages if passage.form != "bare"]
    for passage in passages:
        if passage.form == "bare":
            yield _who_frames(text, passage) if passage.frame else None
            continue
        if passage.paragraph.start > read:
            known.read(text[read : passage.paragraph.start][-4 * _REACH :])
            read, last = passage.paragraph.start, None
        frame = _frame(text, passage, among)
        before = text[passage.paragraph.start : max(passage.paragraph.start, passage.span.start - 1)]
        speaker = _named(frame, known, passage, before)
        alone = not _WORDS.search(frame.text.replace(_QUOTED, ""))
        last = speaker or (last if alone else None)
        yield last if last and last.name.lower().split()[-1] not in UNNAMED else None


def _who_frames(text: str, passage: Passage) -> Voice | None:
    """Who speaks by the words around a passage without marks."""
    before = "".join(part.of(text) for part in passage.frame if part.end <= passage.span.start)
    behind = "".join(part.of(text) for part in passage.frame if part.start >= passage.span.end)
    within = "".join(part.of(text) for part in passage.frame if part.within(passage.span))
    known = Speakers()
    known.read(text[: passage.paragraph.start][-4 * _REACH :])
    frame = _Frame(f"{before}{_QUOTED}{within}{behind}", len(before), passage.paragraph.start)
    speaker = _named(frame, known, passage, text[passage.paragraph.start : passage.span.start])
    return None if speaker is None or speaker.name.lower().split()[-1] in UNNAMED else speaker


def _frame(text: str, passage: Passage, among: Sequence[Passage]) -> _Frame:
    """For a block, the sentence that leads to it."""
    around = passage.paragraph
    if passage.form == "block":
        lead = text[around.start : around.end][-_REACH:] if around.end <= passage.span.start else ""
        last = sentences(lead)[-1:]
        return _Frame(f"{lead[last[0].start :] if last else ''} {_QUOTED}", len(lead), around.start)
    inside = [other.span for other in among if other.form == "marks" and other.paragraph == around]
    before = _replaced(text, Span(max(around.start, passage.span.start - _REACH), passage.span.start), inside)
    behind = _replaced(
        text, Span(passage.span.end, max(passage.span.end, min(around.end, passage.span.end + _REACH))), inside
    )
    before, behind = before[: len(before) - 1], behind[1:]
    first = [end for _, end in sentences(f"{_WORD}{behind}")][:1]
    opened = sentences(f"{before}{_WORD}")[-1:]
    before = before[opened[0].start :] if opened else before
    return _Frame(f"{before}{_QUOTED}{behind[: first[0] - len(_WORD)] if first else behind}", len(before), around.start)


def _replaced(text: str, span: Span, passages: Sequence[Span]) -> str:
    """A range of the text with the passages in it replaced, their marks with them."""
    made, at = "", span.start
    for passage in passages:
        if passage.overlaps(span):
            made += f"{text[at : max(at, passage.start - 1)]}{_QUOTED}"
            at = max(at, passage.end + 1)
    return made + text[at : span.end]


def _named(frame: _Frame, known: Speakers, passage: Passage, before: str) -> Voice | None:
    """Of those whom the sentence names as speaking, the one that stands nearest to the passage."""
    forms = LEADS if passage.form == "block" else _FORMS
    found = [(_distance(match, frame.at), name, title) for match, name, title in named_in(frame.text, forms)]
    if found:
        _, name, title = min(found, key=lambda each: each[0])
        return known.voice(name, title, "quoted")
    pronoun = PRONOUN.search(frame.text)
    known.meet(f"{before[-_REACH:]} {frame.text}")
    return known.last_person if pronoun else None


def _distance(match: re.Match[str], at: int) -> int:
    """Characters between what names the speaker and the passage."""
    start, end = match.span()
    behind = at + len(_QUOTED)
    return at - end if end <= at else max(0, start - behind)
