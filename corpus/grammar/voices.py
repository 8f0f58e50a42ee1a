"""Who speaks: the author, or an annex's; whoever a block quotation quotes, and speakers named inside a paragraph."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from corpus.document import Voice
from corpus.grammar.annex_authors import annex_authors, annex_of
from corpus.grammar.attributions import speeches
from corpus.grammar.drafts import Draft
from corpus.grammar.notices import notice_of_annex
from corpus.grammar.quotations import lead_speaker, quotation_behind
from corpus.grammar.speakers import Speakers


def spoken(drafts: Sequence[Draft], author: Voice, kind: str) -> tuple[Draft, ...]:
    """The drafts of a document of this `kind` with their voices; paragraphs of block quotations become quotations.

    Footnotes are the author's.

    In an annex that is somebody else's text this one speaks, behind the author of the document, who has it circulated.
    """
    return tuple(_spoken(drafts, author, kind))


def _spoken(drafts: Sequence[Draft], author: Voice, kind: str) -> Iterator[Draft]:
    annexes = annex_authors(drafts, author, kind)
    authors = {prefix: (author, own) for prefix, own in annexes.items()}
    voiced = _voiced([draft for draft in drafts if draft.kind != "footnote"], authors, (author,))
    for draft in drafts:
        prefix = annex_of(draft)
        chain = authors.get(prefix, (author,))
        done = replace(draft, voice=chain) if draft.kind == "footnote" else next(voiced)
        yield replace(done, notice=notice_of_annex(annexes[prefix])) if prefix in annexes else done


def _voiced(
    drafts: Sequence[Draft], annexes: Mapping[str, tuple[Voice, ...]], author: tuple[Voice, ...]
) -> Iterator[Draft]:
    """The drafts in their order. A name is understood by those that stood before it."""
    known = Speakers()
    place = 0
    while place < len(drafts):
        lead, quotation = drafts[place], quotation_behind(drafts, place)
        chain = annexes.get(annex_of(lead), author)
        yield _heard(lead, chain, known)
        if quotation:
            voice = (*chain, lead_speaker(lead.text, known))
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
