"""Block quotations: which paragraphs one goes over, and whose words it quotes."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from corpus.document import Voice
from corpus.grammar.drafts import Draft
from corpus.grammar.speaker_forms import LEAD_CUE, LEADS, named_in
from corpus.grammar.speakers import Speakers
from corpus.printing.signs import CLOSED, CLOSING_QUOTES, OPENING_QUOTES, QUOTES
from corpus.sentences import sentences

#: A block quotation is closed by a footnote within so many paragraphs, or it is none.
_REACH = 20
_NOTHING_BUT_SIGNS = re.compile(r"\W*")


def quotation_behind(drafts: Sequence[Draft], place: int) -> Sequence[Draft]:
    """The paragraphs of the block quotation that the draft at `place` leads to; none where it leads to none."""
    lead = drafts[place]
    following = [draft for draft in drafts[place + 1 : place + 1 + _REACH] if draft.part == lead.part]
    if not lead.is_speech or not following or _is_indented(lead):
        return ()
    length = _indented_length(lead, following) if _is_indented(following[0]) else _announced_length(lead, following)
    return following[:length]


def lead_speaker(lead: str, known: Speakers) -> Voice:
    """Whose words come behind a paragraph that leads to a block quotation."""
    for _, name, title in named_in(_last_sentence(lead) or lead, LEADS):
        return known.voice(name, title, "quoted", block=True)
    return Voice("unnamed source", "quoted organisation", "quoted")


def _is_indented(draft: Draft) -> bool:
    """It stands in from the text, as a quotation may. List items and signatures do so by their nature."""
    return draft.body.indent > 0 and draft.kind not in ("list_item", "signature")


def _indented_length(lead: Draft, following: Sequence[Draft]) -> int:
    """How many indented paragraphs are a quotation: an indent by itself is no more than a way of printing."""
    run = following[: _run(following, _is_indented)]
    if run[0].body.quoted or _introduces(lead.text):
        return len(run)
    return _closed_run([draft.text for draft in run])


def _announced_length(lead: Draft, following: Sequence[Draft]) -> int:
    """How many paragraphs are a quotation that nothing but its lead-in and its own signs tell."""
    last = _last_sentence(lead.text)
    if not lead.text.endswith(":") or not LEAD_CUE.search(last) or not _names_speaker(last):
        return 0
    within = following[: _run(following, lambda draft: draft.is_speech)]
    if not within or within[0].kind == "list_item":
        return 0  # a list is what the lead-in announces, in the words of whoever announces it
    return _closed_run([draft.text for draft in within]) or _marked_run(within) or _opened_run(within)


def _introduces(text: str) -> bool:
    """It tells that somebody has spoken, or its sentence does not end and goes on in what stands indented below."""
    return text.endswith((":", ",")) or CLOSED.search(text) is None or _names_speaker(_last_sentence(text))


def _last_sentence(text: str) -> str:
    last = sentences(text)[-1:]
    return text[last[0][0] :] if last else ""


def _names_speaker(sentence: str) -> bool:
    return next(named_in(sentence, LEADS), None) is not None


def _run(drafts: Sequence[Draft], holds: Callable[[Draft], bool]) -> int:
    """For how many of the first drafts it holds."""
    return next((place for place, draft in enumerate(drafts) if not holds(draft)), len(drafts))


def _closed_run(texts: Sequence[str]) -> int:
    """How many paragraphs one pair of quotation marks spans; each may open with a mark of its own.

    0 where the first opens with none, or where the marks close before a paragraph ends: those are a person's words
    inside the quotation.
    """
    first = texts[0][0]
    if first not in OPENING_QUOTES:
        return 0
    return _paired_run(texts, first, QUOTES[first]) or _paired_run(texts, OPENING_QUOTES, CLOSING_QUOTES)


def _paired_run(texts: Sequence[str], opening: str, closing: str) -> int:
    """How many paragraphs there are up to the one with whose end the marks close; 0 where they do not close so."""
    depth = 0
    for index, text in enumerate(texts):
        inside = text[1:] if index and text[0] in opening else text
        for at, sign in enumerate(inside):
            if sign in opening and not (sign in closing and depth):
                depth += 1
            elif sign in closing:
                depth -= 1
                if depth <= 0:
                    return index + 1 if _NOTHING_BUT_SIGNS.fullmatch(inside, at + 1) else 0
    return 0


def _marked_run(drafts: Sequence[Draft]) -> int:
    """How many paragraphs there are up to the first with a footnote mark at its end; 0 if there is none."""
    return next((count for count, draft in enumerate(drafts, start=1) if draft.mark_at_end), 0)


def _opened_run(drafts: Sequence[Draft]) -> int:
    """How many paragraphs open with a quotation mark."""
    return _run(drafts, lambda draft: draft.text[0] in OPENING_QUOTES)
