"""Words of a sentence without marks that only hand over to the rest: "The letter says that …", "…, according to X".

They are read by grammar alone: a verb of saying with or without "that", "according to X", "X:", "(X)". Whether they are
meant so is for the documents to tell: "According to an assessment by the Agency, …" may stand there itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from corpus.grammar.phrases import LEADING_IN, UTTERANCES
from corpus.ranges import Span
from corpus.sentences import sentences
from index.irregular_verbs import PARTICIPLES, PASTS
from service.checking.attribution import ALSO_SAYING
from service.checking.passages import SHORTEST_BARE, Passage
from service.checking.word_forms import placed_words
from service.checking.word_kinds import AUXILIARIES, HEDGES

#: Behind these a mere object is what somebody says: "demands the withdrawal of …".
_WITH_OBJECT = frozenset(
    """demanded demands condemned condemns urged urges requested requests reaffirmed reaffirms affirmed affirms deplored
    deplores expressed expresses confirmed confirms recalled recalls denied denies documented documents""".split()
)
_SHOWING = "shows showed holds recalls put puts tells sets".split()
_VERB = rf"\b(?P<verb>{'|'.join(dict.fromkeys((*LEADING_IN, *ALSO_SAYING, *_SHOWING)))})\b"
_UTTERED = "|".join((*UTTERANCES, *"resolution paragraph para paras note annex document text view".split()))
#: What no frame goes over: marks, and the end of a clause; and commas besides.
_ANY, _NO_COMMA = r"[^“”\"«»:;]", r"[^,“”\"«»:;]"
_LEADS = tuple(
    re.compile(form, re.I)
    for form in (
        # The letter says that …; Norland told reporters that …; in its resolution 853 the Council demanded that …
        rf"{_ANY}{{0,160}}?{_VERB}(?:,?\s+[\w’'./()-]+){{0,8}}?,?\s+that\b,?\s+",
        # According to X, …; as reported by X, …; in paragraph 14 of the letter, …; as X put it, …
        rf"(?:according to|in the words of|as \w+ (?:by|in)|as per|per)\b{_ANY}{{1,120}}?,\s+",
        rf"(?:in|at|under|by|from)\b{_ANY}{{0,100}}?\b(?:{_UTTERED})s?\b(?:(?!\bthat\b){_NO_COMMA}){{0,60}},\s+",
        rf"as\b{_NO_COMMA}{{1,80}}{_VERB}{_NO_COMMA}{{0,60}},\s+",
        # X: …
        r"[^:“”\"«»]{2,160}:\s+",
        # The letter says …
        rf"{_ANY}{{0,160}}?{_VERB},?\s+(?P<no_that>)",
    )
)
_WITHIN = re.compile(rf",\s+(?:as\s+)?{_NO_COMMA}{{1,60}}\s+{_VERB}(?:\s{_NO_COMMA}{{1,40}})?,(?=\s)", re.I)
_TAILS = tuple(
    re.compile(form, re.I)
    for form in (
        rf",?\s+(?:according to|in the words of)\b{_ANY}{{2,160}}$",
        rf",\s+(?:as\s+)?{_NO_COMMA}{{1,80}}\s+{_VERB}{_NO_COMMA}{{0,80}}$",
        rf",\s+{_VERB}\s+{_ANY}{{1,100}}$",
        r"\s*[(\[][^()\[\]]{2,140}[)\]]\W?$",
        r"\s+[–—-]+\s+[^–—]{2,100}$",
    )
)
#: Characters at the end of a sentence that its last words may be in, and at the head of it.
_REACH = 240
#: They open a clause of which the verb behind them is, and not of the sentence: "Selby, which Norland says was …".
_OPENS_CLAUSE = re.compile(r"\b(?:which|who|whom|whose|what|where|while|because|if|although|since)\b[^,]*$", re.I)
_BLANK = re.compile(r"\s*")
_PAST = re.compile(r"\w{3,}ed")
#: Frames in one another: "The letter says that according to Norland, …"; and readings of a sentence that are tried.
_DEEPEST, _MOST_WAYS = 3, 8


def parts(text: str, passage: Passage) -> tuple[tuple[Passage, ...], ...]:
    """A paragraph without marks in its parts, each as what stands beside such words, in every way to read it.

    A part goes on to where words hand over to the next one; it has one way without a frame where none do to it. None
    where nothing hands over to anything.
    """
    found: list[tuple[Span, list[tuple[Span, ...]]]] = []
    for sentence in sentences(passage.span.of(text)):
        sentence = sentence.moved(passage.span.start)
        ways = list(_ways(text, sentence))[:_MOST_WAYS]
        if found and not ways:
            found[-1] = (Span(found[-1][0].start, sentence.end), found[-1][1])
        else:
            found.append((sentence, ways or [()]))
    if not any(way for _, ways in found for way in ways):
        return ()
    return tuple(tuple(_without(text, passage, span, way) for way in ways) for span, ways in found)


def _ways(text: str, sentence: Span) -> Iterator[tuple[Span, ...]]:
    """Which words of a sentence may be a frame: in front, behind, both, or between commas."""
    heads = tuple(dict.fromkeys(_heads(text, sentence, _DEEPEST)))
    tails = tuple(_tails(text, sentence))
    yield from ((head,) for head in heads)
    yield from ((tail,) for tail in tails)
    yield from ((head, tail) for head in heads for tail in tails if _is_long_enough(text, Span(head.end, tail.start)))
    within = _WITHIN.search(text, sentence.start, min(sentence.end, sentence.start + 2 * _REACH))
    if within and not _OPENS_CLAUSE.search(within.group()):
        yield (Span(*within.span()),)


def _heads(text: str, sentence: Span, deep: int) -> Iterator[Span]:
    """From the head of the sentence on."""
    for form in _LEADS:
        match = form.match(text, sentence.start, sentence.end)
        rest = Span(match.end(), sentence.end) if match else sentence
        if match is None or not _is_long_enough(text, rest) or not _hands_over(text, match, rest):
            continue
        yield Span(sentence.start, rest.start)
        if deep > 1:
            yield from (Span(sentence.start, inner.end) for inner in _heads(text, rest, deep - 1))


def _hands_over(text: str, match: re.Match[str], rest: Span) -> bool:
    """A verb of saying is the sentence's own; without "that", a sentence stands behind it, or what is demanded."""
    groups = match.groupdict()
    if "verb" not in groups:
        return True
    if _OPENS_CLAUSE.search(text, match.start(), match.start("verb")):
        return False
    return "no_that" not in groups or groups["verb"].lower() in _WITH_OBJECT or _has_verb(rest.of(text))


def _has_verb(text: str) -> bool:
    forms = [word.form for word in placed_words(text)]
    verbs = AUXILIARIES | HEDGES | PASTS | PARTICIPLES
    return any(form in verbs or _PAST.fullmatch(form) for form in forms)


def _tails(text: str, sentence: Span) -> Iterator[Span]:
    end = sentence.end
    while end > sentence.start and text[end - 1] in ".!?":
        end -= 1
    for form in _TAILS:
        match = form.search(text, max(sentence.start, end - _REACH), end)
        if match and _is_long_enough(text, Span(sentence.start, match.start())):
            yield Span(match.start(), sentence.end)


def _is_long_enough(text: str, rest: Span) -> bool:
    return sum(1 for _ in placed_words(rest.of(text))) >= SHORTEST_BARE


def _without(text: str, passage: Passage, span: Span, frame: tuple[Span, ...]) -> Passage:
    """The passage of a part: without the words of the frame at its ends; those within it are passed over."""
    start, end = span
    for part in frame:
        start = part.end if part.start == start else start
        end = part.start if part.end == end else end
    start = _BLANK.match(text, start).end()  # type: ignore[union-attr]  # matches always
    return replace(passage, span=Span(start, max(start, end)), frame=frame)
