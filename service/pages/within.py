"""The documents that a talk is asked within, each to be let go of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from corpus.document import Document
from service import urls


@dataclass(frozen=True, slots=True)
class WithinView:
    """`without` is the address of the same talk within the others; within all where it is the last one."""

    slug: str
    called: str
    title: str
    url: str
    without: str


def within_views(chosen: Sequence[Document], questions: Sequence[str]) -> tuple[WithinView, ...]:
    """`questions` are those of the talk so far, oldest first."""
    slugs = [document.symbol.slug for document in chosen]
    return tuple(
        _view(document, tuple(s for s in slugs if s != document.symbol.slug), questions) for document in chosen
    )


def _view(document: Document, others: tuple[str, ...], questions: Sequence[str]) -> WithinView:
    history, question = tuple(questions[:-1]), next(iter(questions[-1:]), "")
    with urls.asking_within(others):
        without = urls.chat(question, history)
    return WithinView(document.symbol.slug, document.called, document.title, urls.document(document), without)
