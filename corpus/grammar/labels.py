"""No two paragraphs or items of a document are called the same: where the print repeats a number, the page tells."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from corpus.grammar.drafts import Draft

#: Omissions, headings and captions are not cited by themselves.
_CITED = ("paragraph", "quotation", "list_item")


def told_apart(drafts: Iterable[Draft]) -> tuple[Draft, ...]:
    """The drafts; of those with one label all but the first say on which page they stand, or which they are."""
    given = tuple(drafts)
    counted = Counter[str]()
    taken = {draft.label for draft in given}
    return tuple(_told_apart(draft, counted, taken) if draft.kind in _CITED else draft for draft in given)


def _told_apart(draft: Draft, counted: Counter[str], taken: set[str]) -> Draft:
    counted[draft.label] += 1
    nth = counted[draft.label]
    if nth == 1:
        return draft
    on_page = f"{draft.label} (p. {draft.body.page})" if draft.body.page else ""
    label = on_page if on_page and on_page not in taken else f"{draft.label} [{nth}]"
    taken.add(label)
    return replace(draft, label=label)
