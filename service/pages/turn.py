"""One question with its answer, as the chat shows it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from corpus.document import Document, Reference
from service import urls
from service.asking.answer import Answer, Citation, Dated, Found, Part, Shape, all_notices, shown_by
from service.pages.carrying import NOTHING_PROMISED, AnswerAddress, Promised, answer_address
from service.pages.chances import MANY, percent, right_of_many
from service.pages.citation_view import Asked, CitationView, Matched, citation_views, matched, place_of
from service.pages.documents_list import ListedDocument, listed_documents
from service.pages.facts_shown import FactGroup, facts_shown
from service.pages.going_on import Next, ways_on
from service.pages.said_again import SaidAgain, said_again
from service.words import Words, spoken, to_say

#: Passages shown as near where a part is not answered.
_NEAREST_OF_PART = 1
#: Documents that may be meant, with links; the catalogue has all.
_TO_CHOOSE = 8
#: How a larger answer was made.
_MADE: dict[Shape, str] = {
    "list": to_say("Each thing stands in its own quotation; what several name alike is listed once."),
    "parts": to_say("Several questions in one: each is answered, or not, by itself."),
    "comparison": to_say(
        "Side by side, word for word; marked are words that the other does not have there. Pincite does not judge "
        "whether they agree."
    ),
    "documents": to_say(
        "Told as data of the documents. Quoted is where they print it, what shows that one is meant, or the last that "
        "was counted."
    ),
    "overview": to_say("In the document’s own words and order. Pincite writes no summary of its own."),
    "timeline": to_say(
        "Sentences that print a date, in the order of the days they tell of. A year in brackets is not printed there, "
        "but in the text before."
    ),
}
_MATCHED: dict[Matched, str] = {
    "across": to_say(
        "Question and passage are in different languages: they were matched by what they mean, and no passage was read "
        "as closely as an English one. That it may answer is all that is said of it."
    ),
    "within": to_say(
        "Passages in this language are matched by their words and what they mean, and not read as closely as English "
        "ones. That it may answer is all that is said of it."
    ),
}
STATUS_WORDS = {
    "not_answered": to_say("No answer was found in the documents held."),
    "answered_by_source_not_held": to_say("A cited document may answer this; its text is not held here."),
}


#: Kinds of blocks that are never shown as near: they say what a document is, and nothing of what is asked.
_HEADS = frozenset({"title", "heading", "masthead"})
Outcome = Literal["answered", "may_answer", "not_answered"]
_OUTCOME_WORDS: dict[Outcome, str] = {
    "answered": to_say("Answered"),
    "may_answer": to_say("May answer"),
    "not_answered": to_say("Not answered"),
}


@dataclass(frozen=True, slots=True)
class PartView:
    """One of several questions in one, or one side of a comparison; `kind` is the form of its own answer."""

    question: str
    answered: bool
    kind: Shape
    facts: tuple[FactGroup, ...]
    citations: tuple[CitationView, ...]
    remark: SaidAgain
    words: Words


@dataclass(frozen=True, slots=True)
class ItemView:
    """A thing that a list names, and the citations that name it."""

    label: str
    places: tuple[CitationView, ...]


@dataclass(frozen=True, slots=True)
class MeantDocument:
    """A document that a question may mean; `url` asks it within that one."""

    document: Document
    url: str


@dataclass(frozen=True, slots=True)
class LastTurn:
    """What its page knows of a turn besides: what its address says of its answer; `asks_back` for a verdict."""

    promised: Promised = NOTHING_PROMISED
    asks_back: bool = False


@dataclass(frozen=True, slots=True)
class Turn:
    """One question and its answer; `meaning` says in words what its percentage is, or how a larger answer was made.

    number    of the turn in its talk, from 1
    title     what the page is called while this is its last turn
    within    slugs of the documents that it was asked within, none means all
    said      the answer in a sentence, for those who hear the page
    days      of a timeline: those of each citation, in their order; a sentence with several is shown once
    items     of a list
    complete  what is shown is all there is
    listed    the documents that answer, where several may
    parts     of several questions in one, or of a comparison
    go_on     where to go from here
    feedback  where a verdict is sent; "" where none is asked for
    rows      of a comparison: what stands side by side, None where a side has nothing
    meant     documents of which the question may mean one, to choose from; `more_meant` are not named
    words     what the page says itself, in the language of the question
    address   that the answer keeps
    """

    number: int
    question: str
    title: str
    said: str
    within: tuple[str, ...]
    understood_as: str
    outcome: Outcome
    answered: bool
    status: str
    percent: int
    meaning: str
    kind: Shape
    facts: tuple[FactGroup, ...]
    days: tuple[tuple[Dated, ...], ...]
    parts: tuple[PartView, ...]
    rows: tuple[tuple[CitationView | None, ...], ...]
    listed: tuple[ListedDocument, ...]
    items: tuple[ItemView, ...]
    complete: bool
    citations: tuple[CitationView, ...]
    not_held: tuple[tuple[Reference, str], ...]
    remark: SaidAgain
    meant: tuple[MeantDocument, ...]
    more_meant: int
    notice: str
    go_on: tuple[Next, ...]
    feedback: str
    words: Words
    address: AnswerAddress


def turn_of(answer: Answer, edition: str, history: Sequence[str], last: LastTurn, number: int = 0) -> Turn:
    """`edition` is the snapshot that answered, `history` are the questions before it, or the last of them.

    `number` is that of the turn in its talk, 0 where all questions before it are known.
    """
    number, history = number or len(history) + 1, urls.leaned_on(history)
    words = words_of(answer)
    found = answer if isinstance(answer, Found) else None
    asked = Asked(words, answer.language, "" if found else answer.question)
    shown, days = _once_each(near_or_cited(answer), found.days if found else ())
    citations = citation_views(shown, f"t{number}-", asked)
    parts = (
        tuple(_part(part, words, f"t{number}-{at}-") for at, part in enumerate(found.parts, start=1)) if found else ()
    )
    return Turn(
        number=number,
        question=answer.question,
        title=f"{answer.question} – {words(_OUTCOME_WORDS[_outcome(answer)])}",
        said=_said(answer, words),
        within=urls.within(),
        understood_as=answer.understood_as if answer.understood_as != answer.question else "",
        outcome=_outcome(answer),
        answered=found is not None,
        status="" if isinstance(answer, Found) else words(STATUS_WORDS[answer.reason]),
        percent=percent(answer.confidence),
        meaning=_meaning(found, words) if found else "",
        kind=found.kind if found else "fact",
        facts=facts_shown(answer, words),
        days=days,
        items=_items(found, citations) if found else (),
        complete=found is not None and found.complete,
        parts=parts,
        rows=_rows(found, parts) if found else (),
        listed=listed_documents(answer),
        citations=citations,
        not_held=() if isinstance(answer, Found) else tuple((r, urls.outside(r)) for r in answer.not_held),
        remark=said_again(answer.remark, words),
        meant=_meant(answer, history)[:_TO_CHOOSE],
        more_meant=max(0, len(_meant(answer, history)) - _TO_CHOOSE),
        notice=" ".join(words(notice) for notice in all_notices(answer)),
        go_on=ways_on(answer, near_or_cited(answer), history, words),
        feedback=urls.feedback(answer.question, history) if last.asks_back else "",
        words=words,
        address=answer_address(answer, edition, history, last.promised),
    )


def cited_first(answer: Answer) -> Citation | None:
    return next(iter(near_or_cited(answer)), None)


def near_or_cited(answer: Answer) -> tuple[Citation, ...]:
    """The citations; where there is no answer, the nearest passages that are more than the head of something."""
    shown = shown_by(answer)
    if isinstance(answer, Found):
        return shown
    return tuple(citation for citation in shown if citation.block.kind not in _HEADS)


def _once_each(
    citations: Sequence[Citation], days: Sequence[Dated]
) -> tuple[tuple[Citation, ...], tuple[tuple[Dated, ...], ...]]:
    """The citations with their days; of neighbours that quote the same words one, with the marks and days of both."""
    if not days:
        return tuple(citations), ()
    told = list[tuple[Citation, tuple[Dated, ...]]]()
    for citation, day in zip(citations, days, strict=True):
        before = told[-1][0] if told else None
        if before and (before.anchor, before.start, before.end) == (citation.anchor, citation.start, citation.end):
            marks = tuple(sorted({*before.highlights, *citation.highlights}, key=lambda mark: mark.start))
            told[-1] = (replace(before, highlights=marks), (*told[-1][1], day))
        else:
            told.append((citation, (day,)))
    return tuple(citation for citation, _ in told), tuple(own for _, own in told)


def _meant(answer: Answer, history: tuple[str, ...]) -> tuple[MeantDocument, ...]:
    """Each with the address that asks the same within it."""
    return () if isinstance(answer, Found) else tuple(_asked_of(d, answer.question, history) for d in answer.meant)


def _asked_of(document: Document, question: str, history: tuple[str, ...]) -> MeantDocument:
    with urls.asking_within((document.symbol.slug,)):
        return MeantDocument(document, urls.chat(question, history))


def graded(answer: Answer) -> str:
    """What marks the first citation off from one that answers: "may-answer", "nearest", or "" where nothing does."""
    return {"answered": "", "may_answer": "may-answer", "not_answered": "nearest"}[_outcome(answer)]


def _outcome(answer: Answer) -> Outcome:
    if not isinstance(answer, Found):
        return "not_answered"
    unsure = answer.kind == "fact" and answer.citations and answer.citations[0].grade == "may_answer"
    return "may_answer" if unsure else "answered"


def words_of(answer: Answer) -> Words:
    """Those of the language of the question; of an English one, which may be mere names, those of the reader's page."""
    own = Words.of(answer.language)
    return own if own.language != "en" else spoken()


def _said(answer: Answer, words: Words) -> str:
    """The answer in one sentence: whether there is one, the words that answer, and where they stand."""
    if not isinstance(answer, Found):
        return words(STATUS_WORDS[answer.reason])
    if answer.kind != "fact" or not answer.citations:
        return words.count("Answered with {} quotation.", "Answered with {} quotations.", len(answer.citations))
    first = answer.citations[0]
    told = " … ".join(highlight.text for highlight in first.highlights) or first.quote
    return f"{words(_OUTCOME_WORDS[_outcome(answer)])}: “{told}”, {place_of(first)}."


def _rows(answer: Found, parts: Sequence[PartView]) -> tuple[tuple[CitationView | None, ...], ...]:
    return tuple(
        tuple(part.citations[at] if at is not None else None for part, at in zip(parts, row, strict=True))
        for row in answer.rows
    )


def _part(part: Part, words: Words, prefix: str) -> PartView:
    found = part.answer if isinstance(part.answer, Found) else None
    shown, asked = near_or_cited(part.answer), Asked(words, part.answer.language, "" if found else part.answer.question)
    return PartView(
        question=part.question,
        answered=found is not None,
        kind=found.kind if found else "fact",
        facts=facts_shown(part.answer, words),
        citations=citation_views(shown if found else shown[:_NEAREST_OF_PART], prefix, asked),
        remark=said_again(part.answer.remark, words),
        words=words,
    )


def _items(answer: Found, citations: Sequence[CitationView]) -> tuple[ItemView, ...]:
    return tuple(ItemView(item.label, tuple(citations[number] for number in item.citations)) for item in answer.items)


def _meaning(answer: Found, words: Words) -> str:
    """How a larger answer was made; else its probability, as what is to be expected of twenty citations.

    Of what was only matched it is told in words: its grade says no more than it does, whatever the figure.
    """
    if answer.kind != "fact":
        return words(_MADE[answer.kind])
    if answer.citations and (how := matched(answer.citations[0], answer.language)):
        return words(_MATCHED[how])
    told, right = percent(answer.confidence), right_of_many(answer.confidence, words)
    return words("{} %: of {} citations with such a figure {} answer what was asked.", told, MANY, right)
