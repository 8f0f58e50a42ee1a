"""A question and its answer as lines, in the form that the kind of answer has on the page."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from service import urls
from service.asking.answer import Abstained, Answer, Citation, Found, Item, Part, Shape, all_notices, shown_by
from service.exporting.citation_lines import citation_lines
from service.exporting.written import Bit, Line, line, linked
from service.pages.carrying import digest
from service.pages.citation_view import matched
from service.pages.facts_shown import facts_shown
from service.pages.said_again import said_again
from service.pages.turn import STATUS_WORDS, words_of
from service.words import speaking, spoken, to_say

_ADDRESS = to_say("Address of this answer")
_NEAREST = to_say("What follows stands nearest, and does not answer.")


def turn_lines(answer: Answer, history: tuple[str, ...], edition: str, style: str) -> Iterator[Line]:
    """What stands below a question, in the words that the page has for it.

    `history` are the questions before, `edition` is the snapshot that answered.
    """
    href = urls.answer(answer.question, history, edition=edition, gave=digest(answer))
    with speaking(words_of(answer).language):
        told = (*answer_lines(answer, style), line("notice", Bit(spoken()(_ADDRESS), href=href)))
    yield from told


def answer_lines(answer: Answer, style: str) -> Iterator[Line]:
    """The answer alone, without the question and without an address."""
    yield from _told(answer)
    yield from _abstained(answer, style) if isinstance(answer, Abstained) else _FORMS[answer.kind](answer, style)
    for notice in all_notices(answer):
        yield line("notice", spoken()(notice))


def _told(answer: Answer, *, understood: bool = True) -> Iterator[Line]:
    say = spoken()
    if understood and answer.understood_as != answer.question:
        yield line("note", say("Understood as: {}", answer.understood_as))
    if answer.remark:
        yield line("note", said_again(answer.remark, say).text)
    for group in facts_shown(answer, say):
        for fact in (*group.shown, *group.folded):
            derived = f" ({fact.derivation.text})" if fact.derivation.text else ""
            yield line("fact", Bit(say("{}: ", group.name.text), bold=True), f"{fact.value.text}{derived}")


def _abstained(answer: Abstained, style: str) -> Iterator[Line]:
    say = spoken()
    told = (say(STATUS_WORDS[answer.reason]), say(_NEAREST) if answer.nearest else "")
    yield line("status", " ".join(filter(None, told)))
    for reference in answer.not_held:
        named = ", ".join(filter(None, (str(reference.symbol or ""), reference.title, reference.date)))
        yield line("item", say("{}: ", say("Not held")), Bit(named or say("web page"), href=urls.outside(reference)))
    for citation in answer.nearest:
        yield from citation_lines(citation, style, answers=False, percent=False)


def _in_order(answer: Found, style: str) -> Iterator[Line]:
    for citation in answer.citations:
        percent = answer.kind == "fact" and not matched(citation, answer.language)
        yield from citation_lines(citation, style, answers=True, percent=percent)


def _dated(answer: Found, style: str) -> Iterator[Line]:
    for day, citation in zip(answer.days, answer.citations, strict=True):
        yield line("day", f"{day.printed} [{day.on.year}]" if day.inferred else day.printed)
        yield from citation_lines(citation, style, answers=True, percent=False)


def _listed(answer: Found, style: str) -> Iterator[Line]:
    for item in answer.items:
        yield line("item", Bit(f"{item.label} ", bold=True), *_places(answer, item))
    if answer.complete:
        yield line("note", spoken()("Everything that could answer was read."))
    yield from _in_order(answer, style)


def _places(answer: Found, item: Item) -> tuple[Bit, ...]:
    named = [answer.citations[at] for at in item.citations]
    return linked(((f"{c.document.cited}, {c.block.label}", urls.block(c.document, c.block)) for c in named), "; ")


def _parts(answer: Found, style: str) -> Iterator[Line]:
    for part in answer.parts:
        yield line("heading", part.question)
        yield from _told(part.answer, understood=False)
        yield from _of_part(part, style)


def _of_part(part: Part, style: str) -> Iterator[Line]:
    if isinstance(part.answer, Abstained):
        yield from _abstained(part.answer, style)
        return
    for citation in shown_by(part.answer):
        yield from citation_lines(citation, style, answers=True, percent=False)


def _compared(answer: Found, style: str) -> Iterator[Line]:
    for row in answer.rows:
        for part, at in zip(answer.parts, row, strict=True):
            yield line("heading", part.question)
            yield from _side(part, None if at is None else shown_by(part.answer)[at], style)


def _side(part: Part, citation: Citation | None, style: str) -> Iterator[Line]:
    if citation is None:
        say = spoken()
        yield line("note", said_again(part.answer.remark, say).text or say("Nothing like it."))
        return
    yield from citation_lines(citation, style, answers=isinstance(part.answer, Found), percent=False)


_FORMS: dict[Shape, Callable[[Found, str], Iterator[Line]]] = {
    "fact": _in_order,
    "overview": _in_order,
    "timeline": _dated,
    "list": _listed,
    "documents": _listed,
    "parts": _parts,
    "comparison": _compared,
}
