"""The turns of a talk: each question as understood, with what it takes over from those before it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from index.question import Wording
from service.asking import leaning_words
from service.asking.talk import Understood

#: Phrases taken over, and words of each: a chain of follow-ups stays readable.
_MOST, _LONGEST = 4, 40


@dataclass(frozen=True, slots=True)
class Turn:
    """A question as understood: its own words, and behind them in brackets what they take over.

    wording           its own words, taken apart
    lasting           what was talked of before a question that stands alone and names nothing of its own
    person, pronoun   whom a "he" or "she" in it stands for
    document          that was talked of before a question that leans, as citations print it
    which             the question that asked which document it was
    listed            the question that listed the documents of which this one is asked of one
    """

    understood: Understood
    wording: Wording
    carried: tuple[str, ...] = ()
    lasting: tuple[str, ...] = ()
    person: str = ""
    pronoun: str = ""
    document: str = ""
    which: Understood | None = None
    listed: Understood | None = None

    @property
    def own(self) -> str:
        return self.wording.text


def turn_of(wording: Wording, carried: Sequence[str] = ()) -> Turn:
    own = wording.text
    held = [phrase for phrase in dict.fromkeys(carried) if leaning_words.stems_of(phrase) - leaning_words.stems_of(own)]
    new = tuple(" ".join(phrase.split()[:_LONGEST]) for phrase in held[:_MOST])
    return Turn(Understood(f"{own} ({', '.join(new)})" if new else own), wording, new)
