"""Who is speaking: block quotations and their sources, and speakers named inside a paragraph."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from corpus.document import Manner, Speech, Voice
from corpus.grammar.phrases import ADVERBS, LEADING_IN, NAMING, NO_TITLES, RELATIVE, SAYING, SUBORDINATING, UTTERANCES
from corpus.grammar.speakers import Speakers, speakers
from corpus.names import NAME, NO_NAMES, UNNAMED
from corpus.printing.signs import CLOSED, CLOSING_QUOTES, OPENING_QUOTES, QUOTES
from corpus.sentences import sentences

#: A block quotation is closed by a footnote within so many paragraphs, or it is none.
_QUOTATION_REACH = 20
_ARTICLES = frozenset(("a", "an", "the", "its", "his", "her", "their", "our"))
#: So many words behind a quotation make a clause of their own.
_CLAUSE_WORDS = 3
_NOTHING_BUT_SIGNS = re.compile(r"\W*")


def _any(words: Sequence[str]) -> str:
    return "(?:" + "|".join(map(re.escape, words)) + ")"


_ADVERBS = rf"(?:{_any(ADVERBS)}\s+)*"
_TITLE = rf"(?:,(?!\s*{_any(NO_TITLES)}\b)\s*(?P<title>[^.;:{OPENING_QUOTES}{CLOSING_QUOTES}]{{3,120}}?))?"
_UTTERED_BY = rf"\b{_any(UTTERANCES)}s?\s+(?:of|by|from)\s+(?:the\s+)?(?P<name>{NAME})"
_UNNAMED = rf"(?P<name>(?:[Tt]he|[Aa]n?|[Oo]ne|[Aa]nother)\s+(?:[a-z]+\s+){{0,2}}?{_any(UNNAMED)})"

#: … the demands of the Name “…”: what the sentence states is somebody else's.
_OBJECT = re.compile(rf"{_UTTERED_BY}\s*,?\s*(?:[a-z]+\s+){{0,3}}[{OPENING_QUOTES}]")
# The length is limited since a page of opening marks would cost time with its square.
_QUOTED = (
    "(?:"
    + "|".join(f"{first}[^{first}{last}]{{0,2000}}{last}" for first, last in QUOTES.items())
    + f"|[{OPENING_QUOTES}][^{CLOSING_QUOTES}]{{0,2000}}[{CLOSING_QUOTES}])"
)
_FRAGMENT = re.compile(rf"{_QUOTED}(?:\s*,?\s*(?:and|or)\s+(?:[a-z]+\s+){{0,2}}{_QUOTED})*")
#: Inside a paragraph. Each names its speaker; the sentence it stands in is the speaker's where it states nothing else.
_ATTRIBUTIONS: tuple[re.Pattern[str], ...] = (
    # “…”, said Name, title at Organisation.
    re.compile(rf"[{CLOSING_QUOTES}]\s*,?\s*{_any(SAYING)}\s+(?:the\s+)?(?P<name>{NAME}){_TITLE}(?=[.;:]|\s*[{OPENING_QUOTES}]|$)"),
    # “…”, Name said.
    re.compile(rf"[{CLOSING_QUOTES}]\s*,?\s*(?:the\s+)?(?P<name>{NAME}){_TITLE},?\s+{_any(SAYING)}\b"),
    # “…”, the journalist said.
    re.compile(rf"[{CLOSING_QUOTES}]\s*,?\s*{_UNNAMED}\s+{_any(SAYING)}\b"),
    # Name has stated that …; Name told reporters: “…”; Name characterized … as “…”
    re.compile(
        rf"(?P<name>{NAME}){_TITLE},?\s+{_ADVERBS}{_any(SAYING)}\b(?=\s+(?:in|on|at|to|with)\b[^.]{{0,60}}\bthat\b|\s+that\b|\s*[,:]?\s*[{OPENING_QUOTES}]"
        rf"|(?:\s+[\w’']+){{1,4}}\s*:\s*[{OPENING_QUOTES}]|(?<=told)(?:\s+[\w’']+){{1,4}}?\s+that\b"
        rf"|[^.{OPENING_QUOTES}]{{0,160}}\bas\s+[{OPENING_QUOTES}])"
    ),
    # Name called … “…”
    re.compile(rf"(?P<name>{NAME}){_TITLE},?\s+{_ADVERBS}{_any(NAMING)}\b(?=[^.{OPENING_QUOTES}]{{0,80}}[{OPENING_QUOTES}])"),
    # The journalist said that …
    re.compile(rf"{_UNNAMED}\s+{_ADVERBS}{_any(SAYING)}\b(?=\s+that\b|\s*[,:]?\s*[{OPENING_QUOTES}])"),
    # According to an assessment by Name, …
    re.compile(rf"[Aa]ccording to\s+(?:(?:an?|the|its|their)\s+)?(?:[\w-]+\s+){{0,4}}?(?:{_any(UTTERANCES)}s?\s+(?:of|by|from)\s+)?(?:the\s+)?(?P<name>{NAME})"),
    re.compile(rf"[Aa]ccording to\s+{_UNNAMED}"),
    _OBJECT,
)  # fmt: skip
_PRONOUN = re.compile(rf"\b(?:[Hh]e|[Ss]he)\s+{_ADVERBS}{_any(SAYING)}\b")

#: In the sentence that leads to a block quotation, most telling first.
_LEADS: tuple[re.Pattern[str], ...] = (
    re.compile(_UTTERED_BY),
    re.compile(rf"(?P<name>{NAME}){_TITLE},?\s+{_ADVERBS}{_any(LEADING_IN)}\b"),
    re.compile(rf"{_UNNAMED}\s+{_ADVERBS}{_any(LEADING_IN)}\b"),
    re.compile(rf"[Aa]ccording to\s+(?:the\s+)?(?P<name>{NAME})"),
    re.compile(rf"\b{_any(SAYING)}\s+by\s+(?:the\s+)?(?P<name>{NAME})"),
)
_LEAD_CUE = re.compile(rf"\b(?:{_any(LEADING_IN)}|as follows|the following|{_any(UTTERANCES)}s?|[Aa]ccording to)\b")


@dataclass(slots=True)
class Speaking:
    """A body paragraph as the voices see it. Offsets are into `text`.

    indented  it stands in from the text, as a quotation may
    inset     it does so as only quotations do
    quoted    it is part of a block quotation, `closed_by` a footnote
    """

    text: str
    quotable: bool
    indented: bool
    inset: bool = False
    listed: bool = False
    mark_at_end: str = ""
    quoted: bool = False
    closed_by: str = ""
    voice: tuple[Voice, ...] = ()
    speeches: list[Speech] = field(default_factory=list)


def assign_voices(paragraphs: Sequence[Speaking], author: Voice) -> None:
    """Fill in voice, speeches and block quotations."""
    known = Speakers()
    index = 0
    while index < len(paragraphs):
        _hear(paragraphs[index], (author,), known)
        end = _quotation_end(paragraphs, index)
        quoted = paragraphs[index + 1 : end] if end is not None else ()
        if quoted:
            speaker = _lead_speaker(paragraphs[index].text, known)
            closing = next((p.mark_at_end for p in reversed(quoted) if p.mark_at_end), "")
            for paragraph in quoted:
                paragraph.quoted, paragraph.closed_by = True, closing
                _hear(paragraph, (author, speaker), known)
        index += 1 + len(quoted)


def _hear(paragraph: Speaking, voice: tuple[Voice, ...], known: Speakers) -> None:
    paragraph.voice = voice
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
        run = following[: _run(following, lambda paragraph: paragraph.indented)]
        told = run[0].inset or _introduces(leading.text)
        length = len(run) if told else _closed_run([paragraph.text for paragraph in run])
        return lead + 1 + length if length else None  # an indent by itself is no more than a way of printing
    last = sentences(leading.text)[-1:]
    if not leading.text.endswith(":") or not last or not _LEAD_CUE.search(leading.text[last[0][0] :]):
        return None
    if _first_name(leading.text[last[0][0] :], _LEADS) is None:
        return None
    within = following[: _run(following, lambda paragraph: paragraph.quotable)]
    if not within or within[0].listed:
        return None  # a list is what the lead-in announces, in the words of whoever announces it
    length = _closed_run([paragraph.text for paragraph in within]) or _marked_run(within) or _opened_run(within)
    return lead + 1 + length if length else None


def _introduces(text: str) -> bool:
    """It says of somebody that he has spoken, or its sentence does not end: what stands indented below it goes on."""
    last = sentences(text)[-1:]
    return (
        text.endswith((":", ","))
        or CLOSED.search(text) is None
        or (bool(last) and _first_name(text[last[0][0] :], _LEADS) is not None)
    )


def _run(paragraphs: Sequence[Speaking], holds: Callable[[Speaking], bool]) -> int:
    for index, paragraph in enumerate(paragraphs):
        if not holds(paragraph):
            return index
    return len(paragraphs)


def _closed_run(texts: Sequence[str]) -> int:
    """How many paragraphs one pair of quotation marks spans; each may open with a mark of its own.

    0 where the first opens with none, or where the marks close before a paragraph ends: those are a person's words
    inside the quotation.
    """
    first = texts[0][0]
    if first not in OPENING_QUOTES:
        return 0
    return _paired_run(texts, first, QUOTES[first]) or _paired_run(texts, OPENING_QUOTES, CLOSING_QUOTES)


def _paired_run(texts: Sequence[str], opening: str, closing: str) -> int:
    depth = 0
    for index, text in enumerate(texts):
        inside = text[1:] if index and text[0] in opening else text
        for at, sign in enumerate(inside):
            if sign in opening and not (sign in closing and depth):
                depth += 1
            elif sign in closing:
                depth -= 1
                if depth <= 0:
                    return index + 1 if _NOTHING_BUT_SIGNS.fullmatch(inside, at + 1) else 0
    return 0


def _marked_run(paragraphs: Sequence[Speaking]) -> int:
    """How many paragraphs there are up to the first with a footnote mark at its end; 0 if there is none."""
    return next((index for index, paragraph in enumerate(paragraphs, start=1) if paragraph.mark_at_end), 0)


def _opened_run(paragraphs: Sequence[Speaking]) -> int:
    """How many paragraphs open with a quotation mark."""
    return _run(paragraphs, lambda paragraph: paragraph.text[0] in OPENING_QUOTES)


def _lead_speaker(lead: str, known: Speakers) -> Voice:
    last = sentences(lead)[-1:]
    found = _first_name(lead[last[0][0] :] if last else lead, _LEADS)
    if found is None:
        return Voice("unnamed source", "quoted organisation", "quoted")
    name, title = found
    return known.voice(name, title, "quoted", block=True)


def _first_name(text: str, forms: Sequence[re.Pattern[str]]) -> tuple[str, str] | None:
    for form in forms:
        for match, name in speakers(form, text):
            return name, _printed_title(match)
    return None


def _printed_title(match: re.Match[str]) -> str:
    """What the print says the speaker is; "in its letter" behind a name says nothing of that."""
    title = (match.groupdict().get("title") or "").strip()
    first = title.split(maxsplit=1)[:1]
    return "" if first and first[0].lower() in NO_NAMES - _ARTICLES else title


def _find_speeches(paragraph: Speaking, known: Speakers) -> None:
    """Sentences, and quotations in sentences, that somebody other than the paragraph's voice speaks."""
    outer = {voice.name for voice in paragraph.voice}
    office = paragraph.voice[0].name  # an author is mostly named by office
    goes_on: Voice | None = None
    for start, end in sentences(paragraph.text):
        sentence = paragraph.text[start:end]
        voice, first, last = _spoken(sentence, known)
        if voice is None and sentence[0] in OPENING_QUOTES:
            voice = goes_on
        if voice is not None and voice.name not in outer and voice.title != office:
            paragraph.speeches.append(Speech(start + first, start + last, (*paragraph.voice, voice)))
        # A quotation may go on in the next sentence, but not one that was over before its own had ended.
        goes_on = voice if last == len(sentence) else None


def _spoken(sentence: str, known: Speakers) -> tuple[Voice | None, int, int]:
    """Who speaks in a sentence, and the range that is his."""
    manner: Manner = "quoted" if any(mark in sentence for mark in OPENING_QUOTES) else "reported"
    for form in _ATTRIBUTIONS:
        for match, name in speakers(form, sentence):
            voice = known.voice(name, _printed_title(match), manner)
            return voice, *_extent(sentence, match, name)
    pronoun = _PRONOUN.search(sentence)
    known.meet(sentence[: pronoun.start()] if pronoun else sentence)
    person = known.last_person
    if pronoun and person:
        return Voice(person.name, "quoted person", manner, person.title), 0, len(sentence)
    return None, 0, len(sentence)


def _extent(sentence: str, match: re.Match[str], name: str) -> tuple[int, int]:
    """The whole sentence where the attribution is what it states; else only what stands in quotation marks."""
    whole = (0, len(sentence))
    before = sentence[: match.start("name") + max(0, match["name"].find(name))]
    fragment = _FRAGMENT.search(sentence, match.start("name"))
    if fragment is None:
        return whole
    goes_on = len(re.findall(r"\w+", sentence[fragment.end() :])) >= _CLAUSE_WORDS
    words = before.lower().removesuffix("the ").split() or [""]
    subordinate = words[0] in SUBORDINATING and "," not in before and goes_on
    is_object = match.re is _OBJECT and goes_on
    if is_object or subordinate or words[-1] in RELATIVE:
        return fragment.span()
    return whole
