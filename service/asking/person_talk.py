"""Follow-ups on persons: whom "he" and "she" stand for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from index.question import Wording
from service.asking import leaning_words
from service.asking.persons import persons
from service.asking.talk import AnswerTo
from service.asking.turns import Turn, turn_of

#: Whoever is asked for is none of those named: "Who represents Narvia?".
_WHO_DOES = re.compile(r"^\W*who\s+(?!is\b|was\b|are\b|were\b)", re.I)
#: Answers looked at for whom "he" is; each costs a search.
_ANSWERS_READ = 2


def of_a_person(question: str, turns: Sequence[Turn], answer_to: AnswerTo | None) -> Turn | None:
    """The question with the name in the place of the first pronoun; the others then read well."""
    found = next(
        (word for word in leaning_words.leaning(question) if leaning_words.PERSONAL.fullmatch(word.group())), None
    )
    if found is None:
        return None
    pronoun = "he" if found.group().casefold() in ("he", "him", "his", "himself") else "she"
    person = _person(pronoun, turns, answer_to)
    if not person:
        return None
    possessive = re.match(r"his\b|her\s+(?!\w+ed\b)\w", question[found.start() :], re.I)
    name = f"{person}’s" if possessive else person
    spelt = Wording.of(question[: found.start()] + name + question[found.end() :])
    return replace(turn_of(spelt), person=person, pronoun=pronoun)


def _person(pronoun: str, turns: Sequence[Turn], answer_to: AnswerTo | None) -> str:
    """Whom the pronoun stood for before, unless another's words were asked for since; else who was talked of last."""
    others = {turn.person for turn in turns if turn.pronoun not in ("", pronoun)}
    for turn in reversed(turns):
        if turn.pronoun == pronoun and turn.understood.kind == "question":
            return turn.person
        if turn.understood.kind == "speaker" or _speaker(turn) not in ("", *others):
            break
    for back, turn in enumerate(reversed(turns)):
        text, told = turn.understood.previous or turn.understood.text, tuple[str, ...]()
        asked = () if _WHO_DOES.search(text) else persons(text)
        if answer_to and back < _ANSWERS_READ and (asks_who(turn) or not asked):
            told = persons(answer_to(turn.understood))
        told = tuple(next((short for short in asked if short in name), name) for name in told)
        if found := [name for name in (*told, *asked) if name not in others]:
            return found[0]
    return ""


def _speaker(turn: Turn) -> str:
    speaker = turn.wording.speaker
    return next((name for name in persons(turn.own) if speaker and speaker in name), "")


def asks_who(turn: Turn) -> bool:
    return turn.understood.kind == "speaker" or turn.wording.wanted == "person"
