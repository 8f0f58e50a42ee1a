"""Follow-up questions: what a question means after the ones before it. A question that stands alone is left alone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.names import CALENDAR
from corpus.ranges import Span
from index.question import Wording, names, numbers
from service.asking import leaning_words
from service.asking.bare_asking import asked_again, is_bare
from service.asking.document_names import spelt_out
from service.asking.document_talk import (
    ANY_DOCUMENT,
    OF_THE_ANSWERS_DOCUMENT,
    WHICH_DOCUMENT,
    asked_shorter,
    of_a_later_time,
    of_another,
    of_the_document,
    of_the_next_place,
)
from service.asking.ellipsis import ASKING, FEW_TERMS, ONLY_ADDS, elliptical
from service.asking.other_documents import LISTED, chooses, chosen, is_of_another_time, of_its_time, who_did_not
from service.asking.person_talk import of_a_person
from service.asking.persons import is_office, is_organisation, names_said
from service.asking.plain_turn import plain_turn
from service.asking.talk import ABOUT_THE_ANSWER, ASKS_ABOUT_THE_ANSWER, AnswerTo, DocumentsIn, Talk, Understood
from service.asking.turns import Turn, turn_of

#: They are no one person that is named.
_SEVERAL = re.compile(r"they|them|their|theirs|themselves|these|those", re.I)
_FOR_A_NAME = re.compile(r"^\W*(?:\w+ )?(?:who|whom|which|what|where)\b", re.I)
#: A question with more telling words has a subject of its own, names or no names.
#: `tests.quality.follow_ups --choosing`: 9 and 2 give up to 0.7 points of F1 more and longer texts.
_MANY_TERMS = 3
_LASTING = 1
#: Questions back that a pronoun can reach, and for which answers are looked up.
_RECENT = 8


def resolve(question: str, history: Sequence[str], talk: Talk | None = None) -> Understood:
    """Read a question in the light of the earlier ones, oldest first."""
    talk = talk or Talk()
    turns: list[Turn] = []
    asked = [*(earlier for earlier in history if earlier.strip()), question]
    for at, text in enumerate(asked):
        recent = at >= len(asked) - _RECENT
        wording = Wording.of(" ".join(text.split()))
        turns.append(
            _read(
                wording,
                turns[-_RECENT:],
                talk if recent else replace(talk, answer_to=None, document_of=None, listed_by=None),
            )
        )
    return turns[-1].understood


def _read(wording: Wording, turns: Sequence[Turn], talk: Talk) -> Turn:
    if not turns:
        return _which(turn_of(wording))
    plain = plain_turn(wording.text)
    wording = wording if plain == wording.text else Wording.of(plain)
    last, question = turns[-1], plain
    for kind, form in ASKS_ABOUT_THE_ANSWER:
        if form.match(question):
            before = last.understood.previous or last.understood.text
            return replace(last, understood=Understood(ABOUT_THE_ANSWER[kind].format(before), kind, before))
    turn = (
        (_of_those_listed(question, turns, talk) if _lists(last) else None)
        or _of_a_document(question, last, talk)
        or _of_those_listed(question, turns, talk)
        or _of_another_document(question, last, talk.documents_in)
        or _exchanged(wording, last)
        or _asked_again(question, last)
        or of_a_person(question, turns, talk.answer_to)
        or _leaning(wording, replace(last, document=_document(last, talk)), talk.answer_to)
    )
    if turn is None:
        return _which(_alone(wording, last))
    return _which(replace(turn, document=turn.document or _document(last, talk)), last)


def _which(turn: Turn, last: Turn | None = None) -> Turn:
    """The turn with the question that asked which document it was: its own, or one that it leans on."""
    asks = turn.understood if WHICH_DOCUMENT.search(turn.own) else None
    return replace(turn, which=asks or (last.which if last else None))


# --- The same question of another ---------------------------------------------------------------------------


def _of_a_document(question: str, last: Turn, talk: Talk) -> Turn | None:
    """ "And its date?", "does 884 say the same?", "the third one", "shorter", "and the year after that?"."""
    new = (
        asked_shorter(question, last.own, cited := _document(last, talk))
        or of_another(question, last.own, talk.called_in)
        or _of_another_time(question, last, talk, cited)
        or of_a_later_time(question, last.own)
        or (of_the_document(question, last.own, cited or _document_of_answer(question, last, talk)))
        or _who_did_not(question, last, talk, cited)
        or of_the_next_place(question, last.own)
    )
    return turn_of(Wording.of(new)) if new else None


def _of_another_time(question: str, last: Turn, talk: Talk, cited: str) -> str:
    """ "Who abstained in August?" – "and on the June one?"."""
    if not is_of_another_time(question):
        return ""
    return of_its_time(
        question, last.own, cited or _answered_by(last.understood, talk), talk.called_in, talk.called_beside
    )


def _who_did_not(question: str, last: Turn, talk: Talk, cited: str) -> str:
    """ "How many voted in favour?" – "who didn't?"."""
    if not who_did_not(question, last.own, ANY_DOCUMENT):
        return ""
    return who_did_not(question, last.own, cited or _answered_by(last.understood, talk))


def _of_those_listed(question: str, turns: Sequence[Turn], talk: Talk) -> Turn | None:
    """ "Which resolutions are on Norland?" – "which is the oldest?"; "what does the second one demand?"."""
    if not chooses(question):
        return None
    asked = next((turn.listed or turn.understood for turn in reversed(turns) if _lists(turn)), None)
    listed = talk.listed_by(asked) if asked and talk.listed_by else ()
    new = chosen(question, listed) if listed else ""
    return replace(turn_of(Wording.of(new)), listed=asked) if new else None


def _lists(turn: Turn) -> bool:
    """It may list documents, or is asked of one of those that were listed."""
    return turn.listed is not None or bool(LISTED.search(turn.own))


def _answered_by(asked: Understood, talk: Talk) -> str:
    return talk.document_of(asked) if talk.document_of else ""


def _document(last: Turn, talk: Talk) -> str:
    """The document that was talked of; "" for none."""
    called = talk.called_in(last.own)
    return called.cited if called else last.document


def _document_of_answer(question: str, last: Turn, talk: Talk) -> str:
    """ "Which resolution condemned the raid?" – "Did it ask for damages?"."""
    asked = last.which or (last.understood if OF_THE_ANSWERS_DOCUMENT.search(question) else None)
    if asked is None or talk.document_of is None or not of_the_document(question, last.own, ANY_DOCUMENT):
        return ""
    return talk.document_of(asked)


def _of_another_document(question: str, last: Turn, documents_in: DocumentsIn) -> Turn | None:
    """ "And S/RES/822 (1993)?" after "What does resolution 853 demand?"."""
    new, old = _spelt_out(question, documents_in), _spelt_out(last.own, documents_in)
    if len(new) != 1 or len(old) != 1 or not ONLY_ADDS.fullmatch(f"{question[: new[0][0]]}…{question[new[0][1] :]}"):
        return None
    (start, end), (first, behind) = old[0], new[0]
    return turn_of(Wording.of(last.own[:start] + question[first:behind] + last.own[end:]), last.carried)


def _spelt_out(text: str, documents_in: DocumentsIn) -> list[Span]:
    """The names of documents in a text, with the words that announce them, each once."""
    return list(dict.fromkeys(spelt_out(text, *span) for span in documents_in(text)))


def _exchanged(wording: Wording, last: Turn) -> Turn | None:
    """ "And in Ganja?" after "How many died in Barda?"."""
    if new := leaning_words.of_the_like(wording.text, last.own):
        return turn_of(Wording.of(new), last.carried)
    found = leaning_words.fragment(wording.text)
    if found is None:
        return None
    asked, preposition, rest = found
    if asked and asked.casefold() not in last.own.casefold():
        new = leaning_words.exchanged(leaning_words.stated(last.own), preposition, rest)
        return turn_of(wording, [new]) if new else None
    if new := leaning_words.exchanged(last.own, preposition, rest):
        placed = names(f"… {rest}") and not numbers(rest)
        return turn_of(Wording.of(leaning_words.without_day(new) if placed else new), last.carried)
    for at, phrase in enumerate(last.carried):
        if new := leaning_words.exchanged(phrase, preposition, rest):
            return turn_of(last.wording, [*last.carried[:at], new, *last.carried[at + 1 :]])
    if preposition and (names(f"… {rest}") or numbers(rest)):
        return turn_of(Wording.of(_with(last.own, f"{preposition} {rest}")), last.carried)
    return None


def _with(question: str, more: str) -> str:
    """More words at the end of the question, in front of its mark."""
    bare = question.rstrip("?!. ")
    return f"{bare} {more}{question[len(bare) :].strip()}"


def _asked_again(question: str, last: Turn) -> Turn | None:
    """ "By whom?" after "Was the ferry sunk?"; "sunk by whom?"."""
    new = asked_again(question, last.own)
    return turn_of(Wording.of(new), (*last.carried, *last.lasting)) if new else None


def _asks_for_a_name(turn: Turn) -> bool:
    return turn.understood.kind == "speaker" or bool(_FOR_A_NAME.search(turn.own))


# --- Whatever else leans ------------------------------------------------------------------------------------


def _leaning(wording: Wording, last: Turn, answer_to: AnswerTo | None) -> Turn | None:
    question = wording.text
    connects = bool(leaning_words.CONNECTIVE.search(question))
    if leaning_words.leaning(question):
        told = answer_to(last.understood) if answer_to and _asks_for_a_name(last) else ""
        several = all(_SEVERAL.fullmatch(word.group()) for word in leaning_words.leaning(question))
        said = [
            name
            for name in names_said(told)
            if not set(name.split()) & CALENDAR and (not several or (is_organisation(name) and not is_office(name)))
        ]
        return turn_of(wording, [*said[:1], *_topic(last)])
    if leaning_words.PREPOSED.search(question) and elliptical(wording):
        return turn_of(wording, _topic(last, bare=not wording.terms or is_bare(question)))
    if wording.names:
        return _of_the_same_document(wording, last, connects=connects)
    if leaning_words.HEADLESS.search(question) or (
        connects and ASKING.search(question) and not leaning_words.adds(question)
    ):
        if places := _adjuncts(question, last):
            whole = _with(leaning_words.unconnected(question), " ".join(places))
            return turn_of(Wording.of(whole), [leaning_words.headed(last.own)])
        return turn_of(wording, _topic(last))
    if connects or leaning_words.adds(question) or elliptical(wording):
        return turn_of(wording, _topic(last))
    return None


def _of_the_same_document(wording: Wording, last: Turn, *, connects: bool) -> Turn | None:
    """A question with names of its own that goes on from one about a document: "and what does Norland say?"."""
    if connects and not ASKING.search(wording.text) and len(wording.terms) > FEW_TERMS:
        return turn_of(wording, _topic(last))
    if last.document and leaning_words.WHY.search(wording.text):
        return turn_of(Wording.of(leaning_words.WHY.sub("", wording.text)), [last.document])
    if last.document and connects:
        return turn_of(wording, [last.document])
    return None


def _alone(wording: Wording, last: Turn) -> Turn:
    """The question as it is. Where it names nothing, what was named before may still be what it is about."""
    if wording.names or len(wording.terms) > _MANY_TERMS:
        return turn_of(wording)
    return replace(turn_of(wording), lasting=(*last.lasting, *last.carried, *last.wording.names)[:_LASTING])


def _topic(last: Turn, *, bare: bool = False) -> tuple[str, ...]:
    """What was talked of: the subject that a follow-up took over, with its own names, or all that was asked.

    A `bare` question, "for how long?", is one of what was asked last.
    """
    if not last.carried:
        return (leaning_words.stated(last.own), *last.lasting)
    if bare and len(last.wording.terms) + len(last.wording.names) > FEW_TERMS:
        return (leaning_words.stated(last.own), *last.carried)
    return (*last.carried, *last.wording.names)


def _adjuncts(question: str, last: Turn) -> list[str]:
    """Places and times of the last question that this one may share."""
    own = {preposition for preposition, _ in leaning_words.adjuncts(question)}
    return [text for preposition, text in leaning_words.adjuncts(last.own) if preposition not in own]
