"""Follow-up questions: what a question means after the ones before it. A question that stands alone is left alone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpus.ranges import Span
from index.question import Wording, names, numbers
from service.asking import leaning_words
from service.asking.document_names import spelt_out
from service.asking.document_talk import (
    ANY_DOCUMENT,
    OF_THE_ANSWERS_DOCUMENT,
    WHICH_DOCUMENT,
    asked_shorter,
    of_a_later_time,
    of_another,
    of_the_document,
)
from service.asking.ellipsis import ASKING, FEW_TERMS, ONLY_ADDS, elliptical
from service.asking.plain_turn import plain_turn
from service.asking.talk import ABOUT_THE_ANSWER, ASKS_ABOUT_THE_ANSWER, AnswerTo, DocumentsIn, Talk, Understood

#: Whoever is asked for is none of those named: "Who represents Narvia?".
_WHO_DOES = re.compile(r"^\W*who\s+(?!is\b|was\b|are\b|were\b)", re.I)
_FOR_A_NAME = re.compile(r"^\W*(?:\w+ )?(?:who|whom|which|what|where)\b", re.I)
#: A question with more telling words has a subject of its own, names or no names.
#: `tests.quality.follow_ups --choosing`: 9 and 2 give up to 0.7 points of F1 more and longer texts.
_MANY_TERMS = 3
_LASTING = 1
#: Questions back that a pronoun can reach, and for which answers are looked up.
_RECENT = 8
#: Answers looked at for whom "he" is; each costs a search.
_ANSWERS_READ = 2
#: Phrases taken over, and words of each: a chain of follow-ups stays readable.
_MOST, _LONGEST = 4, 40


@dataclass(frozen=True, slots=True)
class _Turn:
    """A question as understood: its own words, and behind them in brackets what they take over.

    wording           its own words, taken apart
    lasting           what was talked of before a question that stands alone and names nothing of its own
    person, pronoun   whom a "he" or "she" in it stands for
    document          that was talked of before a question that leans, as citations print it
    which             the question that asked which document it was
    """

    understood: Understood
    wording: Wording
    carried: tuple[str, ...] = ()
    lasting: tuple[str, ...] = ()
    person: str = ""
    pronoun: str = ""
    document: str = ""
    which: Understood | None = None

    @property
    def own(self) -> str:
        return self.wording.text


def resolve(question: str, history: Sequence[str], talk: Talk | None = None) -> Understood:
    """Read a question in the light of the earlier ones, oldest first."""
    talk = talk or Talk()
    turns: list[_Turn] = []
    asked = [*(earlier for earlier in history if earlier.strip()), question]
    for at, text in enumerate(asked):
        recent = at >= len(asked) - _RECENT
        wording = Wording.of(" ".join(text.split()))
        turns.append(
            _read(wording, turns[-_RECENT:], talk if recent else replace(talk, answer_to=None, document_of=None))
        )
    return turns[-1].understood


def _read(wording: Wording, turns: Sequence[_Turn], talk: Talk) -> _Turn:
    if not turns:
        return _which(_turn(wording))
    plain = plain_turn(wording.text)
    wording = wording if plain == wording.text else Wording.of(plain)
    last, question = turns[-1], plain
    for kind, form in ASKS_ABOUT_THE_ANSWER:
        if form.match(question):
            before = last.understood.previous or last.understood.text
            return replace(last, understood=Understood(ABOUT_THE_ANSWER[kind].format(before), kind, before))
    turn = (
        _of_a_document(question, last, talk)
        or _of_another_document(question, last, talk.documents_in)
        or _exchanged(wording, last)
        or _of_a_person(question, turns, talk.answer_to)
        or _leaning(wording, replace(last, document=_document(last, talk)), talk.answer_to)
    )
    if turn is None:
        return _which(_alone(wording, last))
    return _which(replace(turn, document=turn.document or _document(last, talk)), last)


def _which(turn: _Turn, last: _Turn | None = None) -> _Turn:
    """The turn with the question that asked which document it was: its own, or one that it leans on."""
    asks = turn.understood if WHICH_DOCUMENT.search(turn.own) else None
    return replace(turn, which=asks or (last.which if last else None))


def _turn(wording: Wording, carried: Sequence[str] = ()) -> _Turn:
    own = wording.text
    held = [phrase for phrase in dict.fromkeys(carried) if leaning_words.stems_of(phrase) - leaning_words.stems_of(own)]
    new = tuple(" ".join(phrase.split()[:_LONGEST]) for phrase in held[:_MOST])
    return _Turn(Understood(f"{own} ({', '.join(new)})" if new else own), wording, new)


# --- The same question of another ---------------------------------------------------------------------------


def _of_a_document(question: str, last: _Turn, talk: Talk) -> _Turn | None:
    """ "And its date?", "does 884 say the same?", "the third one", "shorter", "and the year after that?"."""
    new = (
        asked_shorter(question, last.own, cited := _document(last, talk))
        or of_another(question, last.own, talk.called_in)
        or of_a_later_time(question, last.own)
        or (of_the_document(question, last.own, cited or _document_of_answer(question, last, talk)))
    )
    return _turn(Wording.of(new)) if new else None


def _document(last: _Turn, talk: Talk) -> str:
    """The document that was talked of; "" for none."""
    called = talk.called_in(last.own)
    return called.cited if called else last.document


def _document_of_answer(question: str, last: _Turn, talk: Talk) -> str:
    """ "Which resolution condemned the raid?" – "Did it ask for damages?"."""
    asked = last.which or (last.understood if OF_THE_ANSWERS_DOCUMENT.search(question) else None)
    if asked is None or talk.document_of is None or not of_the_document(question, last.own, ANY_DOCUMENT):
        return ""
    return talk.document_of(asked)


def _of_another_document(question: str, last: _Turn, documents_in: DocumentsIn) -> _Turn | None:
    """ "And S/RES/822 (1993)?" after "What does resolution 853 demand?"."""
    new, old = _spelt_out(question, documents_in), _spelt_out(last.own, documents_in)
    if len(new) != 1 or len(old) != 1 or not ONLY_ADDS.fullmatch(f"{question[: new[0][0]]}…{question[new[0][1] :]}"):
        return None
    (start, end), (first, behind) = old[0], new[0]
    return _turn(Wording.of(last.own[:start] + question[first:behind] + last.own[end:]), last.carried)


def _spelt_out(text: str, documents_in: DocumentsIn) -> list[Span]:
    """The names of documents in a text, with the words that announce them, each once."""
    return list(dict.fromkeys(spelt_out(text, *span) for span in documents_in(text)))


def _exchanged(wording: Wording, last: _Turn) -> _Turn | None:
    """ "And in Ganja?" after "How many died in Barda?"."""
    if new := leaning_words.of_the_like(wording.text, last.own):
        return _turn(Wording.of(new), last.carried)
    found = leaning_words.fragment(wording.text)
    if found is None:
        return None
    asked, preposition, rest = found
    if asked and asked.casefold() not in last.own.casefold():
        new = leaning_words.exchanged(leaning_words.stated(last.own), preposition, rest)
        return _turn(wording, [new]) if new else None
    if new := leaning_words.exchanged(last.own, preposition, rest):
        placed = names(f"… {rest}") and not numbers(rest)
        return _turn(Wording.of(leaning_words.without_day(new) if placed else new), last.carried)
    for at, phrase in enumerate(last.carried):
        if new := leaning_words.exchanged(phrase, preposition, rest):
            return _turn(last.wording, [*last.carried[:at], new, *last.carried[at + 1 :]])
    if preposition and (names(f"… {rest}") or numbers(rest)):
        return _turn(Wording.of(_with(last.own, f"{preposition} {rest}")), last.carried)
    return None


def _with(question: str, more: str) -> str:
    """More words at the end of the question, in front of its mark."""
    bare = question.rstrip("?!. ")
    return f"{bare} {more}{question[len(bare) :].strip()}"


# --- "He" and "she" -----------------------------------------------------------------------------------------


def _of_a_person(question: str, turns: Sequence[_Turn], answer_to: AnswerTo | None) -> _Turn | None:
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
    return replace(_turn(spelt), person=person, pronoun=pronoun)


def _person(pronoun: str, turns: Sequence[_Turn], answer_to: AnswerTo | None) -> str:
    """Whom the pronoun stood for before, unless another's words were asked for since; else who was talked of last."""
    others = {turn.person for turn in turns if turn.pronoun not in ("", pronoun)}
    for turn in reversed(turns):
        if turn.pronoun == pronoun and turn.understood.kind == "question":
            return turn.person
        if turn.understood.kind == "speaker" or _speaker(turn) not in ("", *others):
            break
    for back, turn in enumerate(reversed(turns)):
        text, told = turn.understood.previous or turn.understood.text, tuple[str, ...]()
        asked = () if _WHO_DOES.search(text) else leaning_words.persons(text)
        if answer_to and back < _ANSWERS_READ and (_asks_who(turn) or not asked):
            told = leaning_words.persons(answer_to(turn.understood))
        if found := [name for name in (*told, *asked) if name not in others]:
            return found[0]
    return ""


def _speaker(turn: _Turn) -> str:
    speaker = turn.wording.speaker
    return next((name for name in leaning_words.persons(turn.own) if speaker and speaker in name), "")


def _asks_who(turn: _Turn) -> bool:
    return turn.understood.kind == "speaker" or turn.wording.wanted == "person"


def _asks_for_a_name(turn: _Turn) -> bool:
    return turn.understood.kind == "speaker" or bool(_FOR_A_NAME.search(turn.own))


# --- Whatever else leans ------------------------------------------------------------------------------------


def _leaning(wording: Wording, last: _Turn, answer_to: AnswerTo | None) -> _Turn | None:
    question = wording.text
    connects = bool(leaning_words.CONNECTIVE.search(question))
    if leaning_words.leaning(question):
        told = answer_to(last.understood) if answer_to and _asks_for_a_name(last) else ""
        return _turn(wording, [*leaning_words.names_said(told)[:1], *_topic(last)])
    if leaning_words.PREPOSED.search(question) and elliptical(wording):
        return _turn(wording, _topic(last, bare=not wording.terms))
    if wording.names:
        return _of_the_same_document(wording, last, connects=connects)
    if leaning_words.HEADLESS.search(question) or (
        connects and ASKING.search(question) and not leaning_words.adds(question)
    ):
        if places := _adjuncts(question, last):
            whole = _with(leaning_words.unconnected(question), " ".join(places))
            return _turn(Wording.of(whole), [leaning_words.headed(last.own)])
        return _turn(wording, _topic(last))
    if connects or leaning_words.adds(question) or elliptical(wording):
        return _turn(wording, _topic(last))
    return None


def _of_the_same_document(wording: Wording, last: _Turn, *, connects: bool) -> _Turn | None:
    """A question with names of its own that goes on from one about a document: "and what does Norland say?"."""
    if connects and not ASKING.search(wording.text) and len(wording.terms) > FEW_TERMS:
        return _turn(wording, _topic(last))
    if last.document and (connects or leaning_words.WHY.search(wording.text)):
        return _turn(wording, [last.document])
    return None


def _alone(wording: Wording, last: _Turn) -> _Turn:
    """The question as it is. Where it names nothing, what was named before may still be what it is about."""
    if wording.names or len(wording.terms) > _MANY_TERMS:
        return _turn(wording)
    return replace(_turn(wording), lasting=(*last.lasting, *last.carried, *last.wording.names)[:_LASTING])


def _topic(last: _Turn, *, bare: bool = False) -> tuple[str, ...]:
    """What was talked of: the subject that a follow-up took over, with its own names, or all that was asked.

    A `bare` question, "for how long?", is one of what was asked last.
    """
    if not last.carried:
        return (leaning_words.stated(last.own), *last.lasting)
    if bare and len(last.wording.terms) > FEW_TERMS:
        return (leaning_words.stated(last.own), *last.carried)
    return (*last.carried, *last.wording.names)


def _adjuncts(question: str, last: _Turn) -> list[str]:
    """Places and times of the last question that this one may share."""
    own = {preposition for preposition, _ in leaning_words.adjuncts(question)}
    return [text for preposition, text in leaning_words.adjuncts(last.own) if preposition not in own]
