"""Drafts → the canonical text of the document and its blocks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from corpus.document import Block, Emphasis, Speech
from corpus.grammar.drafts import Draft
from corpus.grammar.tables import with_cells


def assembled(drafts: Sequence[Draft]) -> tuple[str, tuple[Block, ...]]:
    """The text, a block per line, and the blocks with offsets into it."""
    texts: list[str] = []
    blocks: list[Block] = []
    start = 0
    for draft in drafts:
        texts.append(draft.text)
        blocks.append(_block(draft, start))
        start = blocks[-1].end + 1
    return "\n".join(texts), with_cells(blocks, drafts)


def _block(draft: Draft, start: int) -> Block:
    """The block whose text begins at `start`."""
    return Block(
        id=draft.id,
        kind=draft.kind,
        start=start,
        end=start + len(draft.text),
        label=draft.label,
        section=draft.part.name,
        part=draft.part.own_name,
        under=draft.under,
        number=draft.number,
        numbering=draft.numbering,
        page=draft.body.page,
        turns=tuple(turn.moved(start) for turn in draft.body.turns),
        voice=draft.voice,
        speeches=tuple(Speech(speech.start + start, speech.end + start, speech.voice) for speech in draft.speeches),
        marks=tuple(replace(mark, at=mark.at + start) for mark in draft.marks if mark.note),
        emphasis=tuple(
            Emphasis(run.start + start, run.end + start, run.kind, run.target)
            for run in draft.body.runs
            if run.kind != "superscript" and run.kind != "mark"
        ),
        closed_by=draft.closed_by,
        breaks=tuple(at + start for at in draft.body.breaks),
        notice=draft.notice,
    )
