"""What a judgement is in words, for people; and the passage word by word, with what the document has instead."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from service.checking.difference_kind import KINDS, Kind
from service.checking.verdict import Check, Judgement, Pieced, Verdict
from service.words import Words, several_to_say, to_say

_ENGLISH = Words()

VERDICTS: dict[Verdict, str] = {
    "not_found": to_say("Not found"),
    "differs": to_say("With differences"),
    "another_speaker": to_say("Another speaker"),
    "pieced_together": to_say("Pieced together"),
    "word_for_word": to_say("Word for word"),
}
DIFFERENCES: dict[Kind, str] = {
    "number": to_say("a number"),
    "negation": to_say("a negation"),
    "hedge": to_say("how sure it is"),
    "name": to_say("a name"),
    "tense": to_say("a tense"),
    "words": to_say("words"),
    "spelling": to_say("spelling"),
}
#: What the pieces lie in → one of them, and several.
_PIECES = {
    "paragraph": several_to_say("{} piece of one paragraph", "{} pieces of one paragraph"),
    "document": several_to_say("{} piece of one document", "{} pieces of one document"),
    "documents": several_to_say("{} piece of several documents", "{} pieces of several documents"),
}


def gravity(judgement: Judgement) -> tuple[int, int]:
    """A sorting key, the gravest first: other numbers and negations, then what is nowhere, then another speaker's."""
    kinds = [KINDS.index(difference.kind) for difference in judgement.differences]
    gravest = min(kinds, default=len(KINDS))
    if judgement.verdict == "differs" and gravest < KINDS.index("words"):
        return 0, gravest
    return 1 + list(VERDICTS).index(judgement.verdict), gravest


def told(judgement: Judgement, words: Words = _ENGLISH) -> Iterator[str]:
    """What was found, a clause each, the gravest first."""
    for finding in judgement.findings:
        if finding == "differs":
            kinds = dict.fromkeys(words(DIFFERENCES[difference.kind]) for difference in judgement.differences)
            told = ", ".join(kinds)
            if judgement.form == "bare":
                yield words("close to what stands there, but not word for word: it differs in {}", told)
            else:
                yield words("it differs in {}", told)
        elif finding == "another_speaker" and judgement.said:
            names = dict.fromkeys(place.voice[-1].name for place in judgement.places)
            yield words("said to be by {}; the words are those of {}", judgement.said.name, ", ".join(names))
        elif finding == "pieced_together" and judgement.pieced:
            yield _pieced(judgement.pieced, words)
        elif finding == "not_found":
            yield words("these words stand in no document held")
    if judgement.changes:
        yield words("it marks a change of its own in brackets")
    for frame in judgement.frame:
        yield words("compared without “{}”: these are the text’s own words", frame.words)


def _pieced(pieced: Pieced, words: Words) -> str:
    where = words.count(*_PIECES[pieced.within], pieced.pieces)
    order = "" if pieced.in_order or pieced.within == "documents" else words(", in another order")
    marked = "" if pieced.marked else words("; it does not say that words are left out")
    return f"{where}{order}{marked}"


@dataclass(frozen=True, slots=True)
class Shown:
    """A stretch of a passage: the same in the document, only `said` by the text, or only `printed` in the document."""

    text: str
    state: Literal["same", "said", "printed"] = "same"


def shown_words(check: Check, judgement: Judgement) -> tuple[Shown, ...]:
    """The passage as the text has it, with the document's words behind those that differ."""
    made: list[Shown] = []
    at = judgement.span.start
    for difference in sorted(judgement.differences, key=lambda each: each.said):
        start, end = difference.said
        made += [Shown(check.text[at:start]), Shown(check.text[start:end], "said")]
        if difference.printed:
            made += [Shown(" "), Shown(difference.printed.quote, "printed")]
        at = max(at, end)
    made.append(Shown(check.text[at : judgement.span.end]))
    return tuple(shown for shown in made if shown.text)
