"""Meeting records: who has the floor, paragraph by paragraph."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from corpus.document import Voice
from corpus.grammar.drafts import Draft
from corpus.grammar.paragraphs import Paragraph
from corpus.grammar.phrases import FLOOR


def on_the_floor(drafts: Sequence[Draft]) -> tuple[Draft, ...]:
    """The drafts of a meeting's record: everything said is in the words of whoever has the floor."""
    floor = _floor(draft.body for draft in drafts)
    return tuple(_said_by(draft, speaker) for draft, speaker in zip(drafts, floor, strict=True))


def _said_by(draft: Draft, speaker: Voice | None) -> Draft:
    """The draft with the speaker between the record's author and whoever the speaker quotes."""
    if speaker is None or not draft.is_speech:
        return draft
    author, *inner = draft.voice
    speeches = (replace(speech, voice=(author, speaker, *speech.voice[1:])) for speech in draft.speeches)
    return replace(draft, voice=(author, speaker, *inner), speeches=tuple(speeches))


def _floor(paragraphs: Iterable[Paragraph]) -> Iterator[Voice | None]:
    """For each paragraph its speaker: the one it gives the floor to, or whoever has had it since.

    None before the first, and for what only tells what happened, which records print in italics.
    """
    speaker: Voice | None = None
    for paragraph in paragraphs:
        opened = FLOOR.match(paragraph.text)
        if opened and (paragraph.typed or _is_bold(paragraph, opened.end("name"))):
            speaker = Voice(opened["name"], "quoted person", "quoted", opened["office"] or "")
        yield None if _is_italic(paragraph) else speaker


def _is_bold(paragraph: Paragraph, end: int) -> bool:
    return any(run.kind == "bold" and run.start == 0 and run.end >= end for run in paragraph.runs)


def _is_italic(paragraph: Paragraph) -> bool:
    covered = sum(run.end - run.start for run in paragraph.runs if run.kind == "italic")
    return covered >= len(paragraph.text) - len(paragraph.breaks) > 0
