"""Who speaks: the author, whoever a block quotation quotes, and the speakers named inside a paragraph."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from corpus.document import Voice
from corpus.grammar.attributions import speeches
from corpus.grammar.drafts import Draft
from corpus.grammar.quotations import lead_speaker, quotation_behind
from corpus.grammar.speakers import Speakers


def spoken(drafts: Sequence[Draft], author: Voice) -> tuple[Draft, ...]:
    """The drafts with their voices; paragraphs of block quotations become quotations. Footnotes are the author's."""
    voiced = _voiced([draft for draft in drafts if draft.kind != "footnote"], author)
    return tuple(replace(draft, voice=(author,)) if draft.kind == "footnote" else next(voiced) for draft in drafts)


def _voiced(drafts: Sequence[Draft], author: Voice) -> Iterator[Draft]:
    """The drafts in their order. A name is understood by those that stood before it."""
    known = Speakers()
    place = 0
    while place < len(drafts):
        lead, quotation = drafts[place], quotation_behind(drafts, place)
        yield _heard(lead, (author,), known)
        if quotation:
            voice = (author, lead_speaker(lead.text, known))
            yield from (_heard(draft, voice, known) for draft in _as_quotation(quotation))
        place += 1 + len(quotation)


def _heard(draft: Draft, voice: tuple[Voice, ...], known: Speakers) -> Draft:
    known.read(draft.text)
    return replace(draft, voice=voice, speeches=tuple(speeches(draft.text, voice, known)) if draft.is_speech else ())


def _as_quotation(drafts: Sequence[Draft]) -> Iterator[Draft]:
    """Paragraphs of one block quotation. The last footnote mark at the end of one closes it."""
    closing = next((draft.mark_at_end for draft in reversed(drafts) if draft.mark_at_end), None)
    for draft in drafts:
        kind = "quotation" if draft.kind == "paragraph" else draft.kind
        yield replace(draft, kind=kind, closed_by=closing.note if closing else "")
