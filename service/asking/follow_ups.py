"""Follow-up questions: what a question means after the ones before it. A question that stands alone is left alone."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from corpus.printed_symbols import find_named
from corpus.ranges import Span
from index.question import Wording, names, numbers
from index.words import stem
from service.asking import leaning_words
from service.asking.document_names import spelt_out
from service.asking.irregular_verbs import PARTICIPLES

Kind = Literal["question", "source", "speaker"]

#: Asks for the source of what was just quoted, or for its speaker. The whole question has to be this.
_LEAD = r"^(?:and|but|so|ok|okay|then)?,?\s*"
_IT = r"(?:that|this|it|these|those|them|they|(?:the|that|this) (?:claim|figure|number|statement|quote|quotation|information)s?)"
_THAT = rf"(?:\s+(?:(?:is|are|was|were)\s+)?(?:for|of|behind|to|on|from|supports?|backs)?\s*{_IT})?"
_SOURCE = r"(?:source|footnote|citation|reference)s?"
_FOLLOW_UPS: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    ("source", re.compile(
        _LEAD + rf"(?:(?:what|which)(?:[’']s|\s+is|\s+are|\s+was)?\s+(?:the|its|their)?\s*(?:{_SOURCE}|document){_THAT}(?:\s+cited)?"
        rf"|(?:the\s+|(?:is|are) there (?:a|an|any)\s+)?{_SOURCE}{_THAT}|(?:please\s+)?(?:give|show|cite)(?: me)? (?:the|its) {_SOURCE}{_THAT}"
        r"|where (?:does|did|is|was) (?:that|this|it)(?: come| taken| reported| published)?(?: from)?"
        r"|(?:what|which) (?:source|document|footnote|report) (?:is|was|does) (?:that|this|it)(?: from| cite| rely on)?"
        rf"|(?:what (?:is|was)|on what (?:is|was)) {_IT} based(?: on)?|based on what"
        r"|(?:how|where) (?:do|did) (?:they|you) (?:know|get) (?:that|this|it)(?: from)?)\s*[?.!]*$", re.I)),
    ("speaker", re.compile(
        _LEAD + r"(?:who (?:exactly )?(?:says?|said|stated|states|wrote|claims?|claimed|reported|reports|is speaking|is quoted|was quoted|was it|"
        r"made (?:that|this|the) (?:claim|statement))(?:\s+(?:that|this|it|so|there|here))?|who (?:is|was) the speaker|by whom (?:is|was) (?:that|this|it) said"
        r"|according to whom?|says who|whose (?:words|claim|statement|figure)s? (?:is|are|was|were) (?:that|this|it|these|those|they))\s*[?.!]*$", re.I)),
)  # fmt: skip
_ABOUT_THE_ANSWER = {
    "source": "What is the source of the answer to “{}”",
    "speaker": "Who speaks in the answer to “{}”",
}
#: All but a name that a fragment may say.
_ONLY_ADDS = re.compile(
    r"\W*(?:(?:and|but|or|so|ok|okay|then)\b\W*)?(?:(?:what|how)\s+about\s+)?…(?:\s+(?:instead|then|as well|too))?\W*",
    re.I,
)
#: Asks about the document as such; its part is the subject.
_OF_THE_DOCUMENT = re.compile(r"\b(?:letter|document|report|resolution|text|annex(?:es)?|footnotes?|masthead)\b", re.I)
_ASKING = re.compile(
    r"\b(?:how|what|which|who|whom|whose|when|where|why|is|are|was|were|do|does|did|has|have|had|can|any|anyone|anybody)\b",
    re.I,
)
#: Whoever is asked for is none of those named: "Who represents Narvia?".
_WHO_DOES = re.compile(r"^\W*who\s+(?!is\b|was\b|are\b|were\b)", re.I)
#: Stems of words that say nothing of the subject.
_WEAK = frozenset(
    stem(word)
    for word in "used happened occurred took place involved found called went made came anyone anybody anything someone".split()
)
#: Behind "is" they say something of a subject, and are none: "Who was wounded?", "Who was hurt?", "Who is guilty?".
_SAID_OF_A_SUBJECT = "|".join(("responsible", "there", "next", "guilty", "behind", *sorted(PARTICIPLES)))
#: It has a subject of its own: "What is universalism?", "When did the war begin?".
_SUBJECT = re.compile(
    rf"\b(?:is|are|was|were)\s+(?:an?\s+\w+|(?!(?:{_SAID_OF_A_SUBJECT})\b)\w+(?<!ed)[?.!\s]*$)|\bthe\s+\w{{3,}}", re.I
)
_FOR_A_NAME = re.compile(r"^\W*(?:\w+ )?(?:who|whom|which|what|where)\b", re.I)
#: A question with so few telling words, and no name among them, asks about what was talked of.
_FEW_TERMS = 1
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
class Understood:
    """What is to be answered.

    text   the question with what it takes over from earlier ones
    kind   "source" and "speaker" ask about the last answer and need the question it answered, `previous`
    """

    text: str
    kind: Kind = "question"
    previous: str = ""


AnswerTo = Callable[[Understood], str]
#: Gives the places where a text names documents.
DocumentsIn = Callable[[str], Iterable[Span]]


@dataclass(frozen=True, slots=True)
class _Turn:
    """A question as understood: its own words, and behind them in brackets what they take over.

    wording           its own words, taken apart
    lasting           what was talked of before a question that stands alone and names nothing of its own
    person, pronoun   whom a "he" or "she" in it stands for
    """

    understood: Understood
    wording: Wording
    carried: tuple[str, ...] = ()
    lasting: tuple[str, ...] = ()
    person: str = ""
    pronoun: str = ""

    @property
    def own(self) -> str:
        return self.wording.text


def _printed(text: str) -> Iterable[Span]:
    """Names that are documents' by their form, whatever is held."""
    return (Span(start, end) for start, end, _ in find_named(text))


def resolve(
    question: str,
    history: Sequence[str],
    answer_to: AnswerTo | None = None,
    documents_in: DocumentsIn = _printed,
) -> Understood:
    """Read a question in the light of the earlier ones, oldest first.

    `answer_to` gives the words that answered an earlier question, "" if none did. It is asked only where a pronoun
    may stand for a name that an earlier question asked for.
    """
    turns: list[_Turn] = []
    asked = [*(earlier for earlier in history if earlier.strip()), question]
    for at, text in enumerate(asked):
        recent = at >= len(asked) - _RECENT
        wording = Wording.of(" ".join(text.split()))
        turns.append(_read(wording, turns[-_RECENT:], answer_to if recent else None, documents_in))
    return turns[-1].understood


def _read(wording: Wording, turns: Sequence[_Turn], answer_to: AnswerTo | None, documents_in: DocumentsIn) -> _Turn:
    if not turns:
        return _turn(wording)
    last, question = turns[-1], wording.text
    for kind, form in _FOLLOW_UPS:
        if form.match(question):
            before = last.understood.previous or last.understood.text
            return replace(last, understood=Understood(_ABOUT_THE_ANSWER[kind].format(before), kind, before))
    return (
        _of_another_document(question, last, documents_in)
        or _exchanged(wording, last)
        or _of_a_person(question, turns, answer_to)
        or _leaning(wording, last, answer_to)
        or _alone(wording, last)
    )


def _turn(wording: Wording, carried: Sequence[str] = ()) -> _Turn:
    own = wording.text
    held = [phrase for phrase in dict.fromkeys(carried) if leaning_words.stems_of(phrase) - leaning_words.stems_of(own)]
    new = tuple(" ".join(phrase.split()[:_LONGEST]) for phrase in held[:_MOST])
    return _Turn(Understood(f"{own} ({', '.join(new)})" if new else own), wording, new)


# --- The same question of another ---------------------------------------------------------------------------


def _of_another_document(question: str, last: _Turn, documents_in: DocumentsIn) -> _Turn | None:
    """ "And S/RES/822 (1993)?" after "What does resolution 853 demand?"."""
    new, old = _spelt_out(question, documents_in), _spelt_out(last.own, documents_in)
    if len(new) != 1 or len(old) != 1 or not _ONLY_ADDS.fullmatch(f"{question[: new[0][0]]}…{question[new[0][1] :]}"):
        return None
    (start, end), (first, behind) = old[0], new[0]
    return _turn(Wording.of(last.own[:start] + question[first:behind] + last.own[end:]), last.carried)


def _spelt_out(text: str, documents_in: DocumentsIn) -> list[Span]:
    """The names of documents in a text, with the words that announce them, each once."""
    return list(dict.fromkeys(spelt_out(text, *span) for span in documents_in(text)))


def _exchanged(wording: Wording, last: _Turn) -> _Turn | None:
    """ "And in Ganja?" after "How many died in Barda?"."""
    found = leaning_words.fragment(wording.text)
    if found is None:
        return None
    asked, preposition, rest = found
    if asked and asked.casefold() not in last.own.casefold():
        new = leaning_words.exchanged(leaning_words.stated(last.own), preposition, rest)
        return _turn(wording, [new]) if new else None
    if new := leaning_words.exchanged(last.own, preposition, rest):
        return _turn(Wording.of(new), last.carried)
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
    if wording.names:
        return None
    if leaning_words.HEADLESS.search(question) or (
        connects and _ASKING.search(question) and not leaning_words.adds(question)
    ):
        if places := _adjuncts(question, last):
            return _turn(Wording.of(_with(leaning_words.unconnected(question), " ".join(places))))
        return _turn(wording, _topic(last))
    if connects or leaning_words.adds(question) or _elliptical(wording):
        return _turn(wording, _topic(last))
    return None


def _alone(wording: Wording, last: _Turn) -> _Turn:
    """The question as it is. Where it names nothing, what was named before may still be what it is about."""
    if wording.names or len(wording.terms) > _MANY_TERMS:
        return _turn(wording)
    return replace(_turn(wording), lasting=(*last.lasting, *last.carried, *last.wording.names)[:_LASTING])


def _topic(last: _Turn) -> tuple[str, ...]:
    """What was talked of: the subject that a follow-up took over, with its own names, or all that was asked."""
    if not last.carried:
        return (leaning_words.stated(last.own), *last.lasting)
    return (*last.carried, *last.wording.names)


def _adjuncts(question: str, last: _Turn) -> list[str]:
    """Places and times of the last question that this one may share."""
    own = {preposition for preposition, _ in leaning_words.adjuncts(question)}
    return [text for preposition, text in leaning_words.adjuncts(last.own) if preposition not in own]


def _elliptical(wording: Wording) -> bool:
    """Says too little to be asked alone: "Why?", "Which weapons were used?", "Was anyone hurt?"; no bare keyword."""
    question = wording.text
    if _OF_THE_DOCUMENT.search(question) or _SUBJECT.search(question):
        return False
    few = len(set(wording.terms) - _WEAK) <= _FEW_TERMS
    return few and bool(_ASKING.search(question) or re.search(r"ed\b", question))
