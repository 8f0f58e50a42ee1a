"""Inside a paragraph: the sentences, and the quotations in sentences, that are somebody else's words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.document import Manner, Speech, Voice
from corpus.grammar.phrases import RELATIVE, SUBORDINATING
from corpus.grammar.speaker_forms import ATTRIBUTIONS, FRAGMENT, OBJECT, PRONOUN, named_in
from corpus.grammar.speakers import Speakers
from corpus.printing.signs import OPENING_QUOTES
from corpus.ranges import Span
from corpus.sentences import sentences
from corpus.voice_chain import authors_of

#: So many words behind a quotation make a clause of their own.
_CLAUSE_WORDS = 3


def speeches(text: str, voice: tuple[Voice, ...], known: Speakers) -> Iterator[Speech]:
    """What others than `voice`, the chain that speaks the paragraph, say in it. `known` learns whom it names."""
    outer = {outer.name for outer in voice}
    office = authors_of(voice)[-1].name  # an author is mostly named by office; an annex has its own
    goes_on: Voice | None = None
    for start, end in sentences(text):
        sentence = text[start:end]
        speaker, first, last = _spoken(sentence, known)
        if speaker is None and sentence[0] in OPENING_QUOTES:
            speaker = goes_on
        if speaker is not None and speaker.name not in outer and speaker.title != office:
            yield Speech(start + first, start + last, (*voice, speaker))
        # A quotation may go on in the next sentence, but not one that was over before its own had ended.
        goes_on = speaker if last == len(sentence) else None


def _spoken(sentence: str, known: Speakers) -> tuple[Voice | None, int, int]:
    """Who speaks in a sentence, None where nobody is named, and the range that is theirs."""
    manner: Manner = "quoted" if any(mark in sentence for mark in (*OPENING_QUOTES, "‘")) else "reported"
    for match, name, title in named_in(sentence, ATTRIBUTIONS):
        return known.voice(name, title, manner), *_extent(sentence, match, name)
    pronoun = PRONOUN.search(sentence)
    known.meet(sentence[: pronoun.start()] if pronoun else sentence)
    person = known.last_person
    if pronoun and person:
        return Voice(person.name, "quoted person", manner, person.title), 0, len(sentence)
    return None, 0, len(sentence)


def _extent(sentence: str, match: re.Match[str], name: str) -> Span:
    """The whole sentence where the attribution is what it states; else only what stands in quotation marks."""
    whole = Span(0, len(sentence))
    before = sentence[: match.start("name") + max(0, match["name"].find(name))]
    fragment = FRAGMENT.search(sentence, match.start("name"))
    if fragment is None:
        return whole
    goes_on = len(re.findall(r"\w+", sentence[fragment.end() :])) >= _CLAUSE_WORDS
    words = before.lower().removesuffix("the ").split() or [""]
    subordinate = words[0] in SUBORDINATING and "," not in before and goes_on
    is_object = match.re is OBJECT and goes_on
    if is_object or subordinate or words[-1] in RELATIVE:
        return Span(*fragment.span())
    return whole
