"""Who is speaking: block quotations and their sources, and speakers named inside a paragraph."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from corpus.document import Manner, Role, Speech, Voice
from corpus.phrases import (
    ADVERBS,
    CLOSING_QUOTES,
    LEADING_IN,
    NAME,
    NO_NAMES,
    OPENING_QUOTES,
    ORGANISATIONS,
    SAYING,
    TITLES,
    UNNAMED,
    UTTERANCES,
)
from corpus.sentences import sentences

#: A block quotation is closed by a footnote within so many paragraphs, or it is none.
_QUOTATION_REACH = 20


def _any(words: Sequence[str]) -> str:
    return "(?:" + "|".join(map(re.escape, words)) + ")"


_ADVERBS = rf"(?:{_any(ADVERBS)}\s+)*"
_TITLE = rf"(?:,\s*(?P<title>[^.;:{OPENING_QUOTES}{CLOSING_QUOTES}]{{3,120}}?))?"
_UTTERED_BY = rf"\b{_any(UTTERANCES)}s?\s+(?:of|by|from)\s+(?:the\s+)?(?P<name>{NAME})"
_UNNAMED = rf"(?P<name>[Tt]he\s+(?:[a-z]+\s+){{0,2}}?{_any(UNNAMED)})"

#: Inside a paragraph. Each names its speaker; the sentence it stands in is the speaker's.
_ATTRIBUTIONS: tuple[re.Pattern[str], ...] = (
    # “…”, said Name, title at Organisation.
    re.compile(rf"[{CLOSING_QUOTES}]\s*,?\s*{_any(SAYING)}\s+(?:the\s+)?(?P<name>{NAME}){_TITLE}(?=[.;:]|\s*[{OPENING_QUOTES}]|$)"),
    # “…”, Name said.
    re.compile(rf"[{CLOSING_QUOTES}]\s*,?\s*(?:the\s+)?(?P<name>{NAME}){_TITLE},?\s+{_any(SAYING)}\b"),
    # “…”, the journalist said.
    re.compile(rf"[{CLOSING_QUOTES}]\s*,?\s*{_UNNAMED}\s+{_any(SAYING)}\b"),
    # Name has stated that …; Name characterized … as “…”
    re.compile(
        rf"(?P<name>{NAME}){_TITLE},?\s+{_ADVERBS}{_any(SAYING)}\b(?=\s+(?:in|on|at|to)\b[^.]{{0,60}}\bthat\b|\s+that\b|\s*[,:]?\s*[{OPENING_QUOTES}]"
        rf"|[^.{OPENING_QUOTES}]{{0,160}}\bas\s+[{OPENING_QUOTES}])"
    ),
    # The journalist said that …
    re.compile(rf"{_UNNAMED}\s+{_ADVERBS}{_any(SAYING)}\b(?=\s+that\b|\s*[,:]?\s*[{OPENING_QUOTES}])"),
    # According to an assessment by Name, …
    re.compile(rf"[Aa]ccording to\s+(?:(?:an?|the|its|their)\s+)?(?:[\w-]+\s+){{0,4}}?(?:{_any(UTTERANCES)}s?\s+(?:of|by|from)\s+)?(?:the\s+)?(?P<name>{NAME})"),
    re.compile(rf"[Aa]ccording to\s+{_UNNAMED}"),
    # … the demands of the Name “…”
    re.compile(rf"{_UTTERED_BY}\s*,?\s*(?:[a-z]+\s+){{0,3}}[{OPENING_QUOTES}]"),
)  # fmt: skip
_PRONOUN = re.compile(rf"\b(?:[Hh]e|[Ss]he)\s+{_ADVERBS}{_any(SAYING)}\b")

#: In the sentence that leads to a block quotation, most telling first.
_LEADS: tuple[re.Pattern[str], ...] = (
    re.compile(_UTTERED_BY),
    re.compile(rf"(?P<name>{NAME}){_TITLE},?\s+{_ADVERBS}{_any(LEADING_IN)}\b"),
    re.compile(rf"[Aa]ccording to\s+(?:the\s+)?(?P<name>{NAME})"),
    re.compile(rf"\b{_any(SAYING)}\s+by\s+(?:the\s+)?(?P<name>{NAME})"),
)
_LEAD_CUE = re.compile(rf"\b(?:{_any(LEADING_IN)}|as follows|the following|{_any(UTTERANCES)}s?|[Aa]ccording to)\b")


@dataclass(slots=True)
class Speaking:
    """A body paragraph as the voices see it. Offsets are into `text`."""

    text: str
    quotable: bool
    indented: bool
    mark_at_end: str = ""
    quoted: bool = False
    closed_by: str = ""
    voice: tuple[Voice, ...] = ()
    speeches: list[Speech] = field(default_factory=list)


def assign_voices(paragraphs: Sequence[Speaking], author: Voice) -> None:
    """Fill in voice, speeches and block quotations."""
    known = _Speakers()
    for paragraph in paragraphs:
        paragraph.voice = (author,)
    index = 0
    while index < len(paragraphs):
        end = _quotation_end(paragraphs, index)
        if end is None:
            index += 1
            continue
        speaker = _lead_speaker(paragraphs[index].text, known)
        closing = next((p.mark_at_end for p in reversed(paragraphs[index + 1 : end]) if p.mark_at_end), "")
        for paragraph in paragraphs[index + 1 : end]:
            paragraph.quoted = True
            paragraph.closed_by = closing
            paragraph.voice = (author, speaker)
        index = end
    for paragraph in paragraphs:
        known.read(paragraph.text)
        if paragraph.quotable:
            _find_speeches(paragraph, known)


def _quotation_end(paragraphs: Sequence[Speaking], lead: int) -> int | None:
    """The index behind the block quotation that `paragraphs[lead]` leads to, or None if it leads to none."""
    leading = paragraphs[lead]
    following = paragraphs[lead + 1 : lead + 1 + _QUOTATION_REACH]
    if not leading.quotable or not following or leading.indented:
        return None
    if following[0].indented:
        return lead + 1 + _run(following, lambda paragraph: paragraph.indented)
    last = sentences(leading.text)[-1:]
    if not leading.text.endswith(":") or not last or not _LEAD_CUE.search(leading.text[last[0][0] :]):
        return None
    if _first_name(leading.text[last[0][0] :], _LEADS) is None:
        return None
    within = _run(following, lambda paragraph: paragraph.quotable)
    for offset, paragraph in enumerate(following[:within]):
        if paragraph.mark_at_end:
            return lead + 1 + offset + 1
    if within and following[0].text[0] in OPENING_QUOTES:
        return lead + 1 + _quoted_run([paragraph.text for paragraph in following[:within]])
    return None


def _run(paragraphs: Sequence[Speaking], holds: Callable[[Speaking], bool]) -> int:
    for index, paragraph in enumerate(paragraphs):
        if not holds(paragraph):
            return index
    return len(paragraphs)


def _quoted_run(texts: Sequence[str]) -> int:
    """How many paragraphs one pair of quotation marks spans; each may open with a mark of its own."""
    for index, text in enumerate(texts):
        if text.rstrip()[-1:] in CLOSING_QUOTES:
            return index + 1
        if index + 1 < len(texts) and texts[index + 1][0] not in OPENING_QUOTES:
            return index + 1
    return len(texts)


def _lead_speaker(lead: str, known: _Speakers) -> Voice:
    last = sentences(lead)[-1:]
    found = _first_name(lead[last[0][0] :] if last else lead, _LEADS)
    if found is None:
        return Voice("unnamed source", "quoted organisation", "quoted")
    name, title = found
    return known.voice(name, title, "quoted", block=True)


def _first_name(text: str, forms: Sequence[re.Pattern[str]]) -> tuple[str, str] | None:
    for form in forms:
        for match in form.finditer(text):
            name = bare_name(match["name"])
            if name:
                return name, (match.groupdict().get("title") or "").strip()
    return None


def bare_name(printed: str) -> str:
    """The name without an article, a possessive ending or words that only open a sentence; "" if none is left."""
    words = printed.split()
    while words and words[0].lower().rstrip(",") in NO_NAMES:
        words.pop(0)
    name = " ".join(words)
    return re.sub(r"[’']s$", "", name)


def _find_speeches(paragraph: Speaking, known: _Speakers) -> None:
    """Sentences that somebody other than the paragraph's voice speaks."""
    ranges = sentences(paragraph.text)
    voices: list[Voice | None] = []
    for start, end in ranges:
        voices.append(_speaker_of(paragraph.text[start:end], known))
    for index, (start, end) in enumerate(ranges):
        voice = voices[index]
        if voice is None and index and voices[index - 1] is not None and paragraph.text[start] in OPENING_QUOTES:
            voice = voices[index] = voices[index - 1]  # the quotation goes on
        if voice is not None and all(outer.name != voice.name for outer in paragraph.voice):
            paragraph.speeches.append(Speech(start, end, (*paragraph.voice, voice)))


def _speaker_of(sentence: str, known: _Speakers) -> Voice | None:
    quoted: Manner = "quoted" if any(mark in sentence for mark in OPENING_QUOTES) else "reported"
    for form in _ATTRIBUTIONS:
        for match in form.finditer(sentence):
            unnamed = match["name"].split()[-1] in UNNAMED
            name = match["name"] if unnamed else bare_name(match["name"])
            if name:
                title = (match.groupdict().get("title") or "").strip()
                return known.voice(name, title, quoted)
    if _PRONOUN.search(sentence) and known.last_person:
        return Voice(known.last_person.name, "quoted person", quoted, known.last_person.title)
    return None


@dataclass(slots=True)
class _Speakers:
    """Names met so far: a surname alone means the person introduced before, "the Council" the one named before."""

    people: dict[str, Voice] = field(default_factory=dict)
    organisations: dict[str, str] = field(default_factory=dict)
    last_person: Voice | None = None

    def read(self, text: str) -> None:
        """Remember the organisations a paragraph names in full, by their last word."""
        for match in re.finditer(NAME, text):
            name = bare_name(match.group())
            last = name.split()[-1] if name else ""
            if last in ORGANISATIONS and len(name.split()) > 1:
                self.organisations[last] = name

    def voice(self, name: str, title: str, manner: Manner, *, block: bool = False) -> Voice:
        if len(name.split()) == 1:
            before = self.people.get(name)
            name = before.name if before else self.organisations.get(name, name)
            title = before.title if before else title
        role = _role(name, title, block=block)
        voice = Voice(name, role, manner, title if role == "quoted person" else "")
        if role == "quoted person":
            self.people.setdefault(name.split()[-1], voice)
            self.last_person = voice
        return voice


def _role(name: str, title: str, *, block: bool) -> Role:
    words = re.findall(r"[\w-]+", re.sub(r"[’']s\b", "", name))
    if name.lower().split()[-1] in UNNAMED:
        return "quoted person"
    if words[-1] in ORGANISATIONS:
        return "quoted organisation"
    if title or any(word in TITLES for word in words):
        return "quoted person"
    if block or any(word in ORGANISATIONS for word in words) or name.isupper() or len(words) == 1:
        return "quoted organisation"
    return "quoted person"
