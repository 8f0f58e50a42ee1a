"""What the print has wrong, or a scan has misread. It is warned of, and nothing of it is corrected."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator

from corpus.address import Identifier
from corpus.grammar.drafts import Draft
from corpus.printing.signs import NUMBERED
from corpus.symbol import Symbol


def oddities(symbol: Identifier, dated: datetime.date | None, drafts: Iterable[Draft]) -> Iterator[str]:
    """A sentence for each; the drafts have their numbers."""
    year = symbol.year if isinstance(symbol, Symbol) and "/RES/" in symbol.slug else None
    if year and dated and year != dated.year:
        yield f"the symbol {symbol} and the date {dated.isoformat()} are of different years"
    yield from _misread_numbers(drafts)


def _misread_numbers(drafts: Iterable[Draft]) -> Iterator[str]:
    """Of several paragraphs with one number, the first bears it in print."""
    seen: set[tuple[str, str]] = set()
    for draft in drafts:
        if draft.kind not in ("paragraph", "quotation") or not draft.number:
            continue
        numbered = (draft.part.prefix, draft.number)
        if draft.numbering == "printed" and numbered not in seen and not NUMBERED.match(draft.text):
            printed = draft.text.partition(" ")[0]
            yield f"paragraph {draft.number} is printed “{printed}”"
        seen.add(numbered)
