"""The catalogue's page: rows that a filter leaves, in an order, a page of them at a time; the same as a table."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal, TypeVar

from service import urls
from service.checking.table import harmless
from service.errors import InvalidRequest
from service.pages.catalogue_rows import COLUMNS, Column, Row, State, kinds_of, sorted_rows
from service.words import spoken, to_say

Choice = TypeVar("Choice", bound=str)
#: Rows of a page.
_ROWS = 50
#: Documents that can be chosen at once: their symbols have to go into an address.
MOST_CHOSEN = 100
_HEADS: dict[Column, str] = {
    "document": to_say("Document"),
    "date": to_say("Date"),
    "kind": to_say("Kind"),
    "author": to_say("Author"),
    "paragraphs": to_say("Paragraphs"),
    "pages": to_say("Pages"),
    "cites": to_say("Cites"),
    "cited_by": to_say("Cited by"),
}
_TABS: dict[State | Literal["all"], str] = {
    "held": to_say("Held"),
    "new": to_say("Not yet fetched"),
    "absent": to_say("Absent"),
    "failed": to_say("Failed"),
    "all": to_say("All"),
}
#: What somebody first wants to see of a column: the most, the latest.
_FALLING_FIRST: tuple[Column, ...] = ("date", "paragraphs", "pages", "cites", "cited_by")
_COLUMNS_OF_CSV = ("symbol", "state", "title", "date", "kind", "author", *COLUMNS[4:], "address", "why it is not held")


@dataclass(frozen=True, slots=True)
class Wish:
    """What is asked of the catalogue. `since` and `until` are years, 0 for none; `page` counts from 1."""

    words: str = ""
    state: State | Literal["all"] = "held"
    kind: str = ""
    since: int = 0
    until: int = 0
    sort: Column = "document"
    descending: bool = False
    page: int = 1
    chosen: tuple[str, ...] = ()

    @property
    def narrows(self) -> bool:
        return bool(self.words.strip() or self.kind or self.since or self.until)

    @property
    def pairs(self) -> tuple[tuple[str, str], ...]:
        """As an address has it; what is as it is anyway is left out."""
        usual = Wish()
        told = {
            "words": self.words,
            "state": self.state,
            "kind": self.kind,
            "from": str(self.since or ""),
            "to": str(self.until or ""),
            "sort": self.sort,
            "order": "desc" if self.descending else "",
            "page": str(self.page),
        }
        unsaid = {"state": usual.state, "sort": usual.sort, "page": "1"}
        kept = ((name, value) for name, value in told.items() if value and value != unsaid.get(name))
        return (*kept, *(("in", slug) for slug in self.chosen))


@dataclass(frozen=True, slots=True)
class Head:
    """Of a column: `href` sorts by it, the other way round where it is sorted by already; `sorted` is how it is now."""

    column: Column
    label: str
    href: str
    sorted: Literal["", "ascending", "descending"]


@dataclass(frozen=True, slots=True)
class Tab:
    label: str
    count: int
    href: str
    current: bool


@dataclass(frozen=True, slots=True)
class Chosen:
    """A document to ask within; `without` is the address that lets go of it."""

    slug: str
    called: str
    without: str


@dataclass(frozen=True, slots=True)
class RowView:
    """`map_href` and `remove_href` are "" where there is nothing to show or to remove."""

    row: Row
    ticked: bool
    map_href: str
    remove_href: str


@dataclass(frozen=True, slots=True)
class CataloguePage:
    """`elsewhere` are documents chosen that are not among the rows of this page; `found` counts all rows left."""

    wish: Wish
    tabs: tuple[Tab, ...]
    heads: tuple[Head, ...]
    rows: tuple[RowView, ...]
    kinds: tuple[str, ...]
    held: int
    found: int
    first: int
    last: int
    pages: tuple[tuple[int, str], ...]
    before: str
    after: str
    chosen: tuple[Chosen, ...]
    elsewhere: tuple[str, ...]
    csv_href: str
    all_href: str
    takes: bool


def catalogue_page(rows: Sequence[Row], wish: Wish, *, takes: bool) -> CataloguePage:
    """`takes` is True where documents may be added and removed on the pages."""
    left = _narrowed(rows, wish)
    shown = sorted_rows(_in_state(left, wish.state), wish.sort, descending=wish.descending)
    count = max(1, -(-len(shown) // _ROWS))
    wish = replace(wish, page=min(max(1, wish.page), count))
    first = (wish.page - 1) * _ROWS
    on_page = shown[first : first + _ROWS]
    here = {row.slug for row in on_page}
    return CataloguePage(
        wish=wish,
        tabs=_tabs(left, wish),
        heads=tuple(_head(column, wish) for column in COLUMNS),
        rows=tuple(_view(row, wish, takes) for row in on_page),
        kinds=tuple(kinds_of(rows)),
        held=sum(row.state == "held" for row in rows),
        found=len(shown),
        first=first + 1,
        last=first + len(on_page),
        pages=tuple((number, _href(wish, page=number)) for number in _near(wish.page, count)),
        before=_href(wish, page=wish.page - 1) if wish.page > 1 else "",
        after=_href(wish, page=wish.page + 1) if wish.page < count else "",
        chosen=tuple(_chosen(rows, wish)),
        elsewhere=tuple(slug for slug in wish.chosen if slug not in here),
        csv_href=urls.catalogue(replace(wish, page=1, chosen=()).pairs, as_csv=True),
        all_href=urls.catalogue(Wish(state=wish.state, chosen=wish.chosen).pairs),
        takes=takes,
    )


def csv_of(rows: Sequence[Row], wish: Wish) -> str:
    """The rows left, for spreadsheets: all cells in quotation marks, none of them taken for a formula."""
    made = io.StringIO()
    table = csv.writer(made, quoting=csv.QUOTE_ALL)
    table.writerow(_COLUMNS_OF_CSV)
    for row in sorted_rows(_in_state(_narrowed(rows, wish), wish.state), wish.sort, descending=wish.descending):
        cells = (row.called, _TABS[row.state].lower(), row.title, row.date, row.kind, row.author)
        counts = (row.paragraphs, row.pages, row.cites, row.cited_by)
        table.writerow([harmless(str(cell)) for cell in (*cells, *counts, row.href, row.reason)])
    return f"\ufeff{made.getvalue()}"


def wish_of(given: Sequence[tuple[str, str]]) -> Wish:
    """Names and values as an address has them. Raises `InvalidRequest`; what is no parameter is passed over."""
    named = dict(given)
    return Wish(
        words=named.get("words", ""),
        state=_one_of("state", named, tuple(_TABS)),
        kind=named.get("kind", ""),
        since=_number("from", named, to_say("{} is not a year")),
        until=_number("to", named, to_say("{} is not a year")),
        sort=_one_of("sort", named, COLUMNS),
        descending=_one_of("order", named, ("asc", "desc")) == "desc",
        page=_number("page", named, to_say("{} is not the number of a page")) or 1,
        chosen=chosen_in([value for name, value in given if name == "in"]),
    )


def chosen_in(given: Sequence[str]) -> tuple[str, ...]:
    """Each once. Raises `InvalidRequest` where there are too many."""
    chosen = tuple(dict.fromkeys(value for value in given if value.strip()))
    if len(chosen) > MOST_CHOSEN:
        say = spoken()
        raise InvalidRequest("in", say("{} documents are chosen; {} are the most", len(chosen), MOST_CHOSEN))
    return chosen


def _one_of(name: str, named: dict[str, str], known: Sequence[Choice]) -> Choice:
    """The first of those known where none is given."""
    given = named.get(name, "")
    found = next((one for one in known if one == given), None) if given else known[0]
    if found is None:
        raise InvalidRequest(name, f"{given[:40]!r} is none of {', '.join(known)}")
    return found


def _number(name: str, named: dict[str, str], fault: str) -> int:
    given = named.get(name, "").strip()
    if given and not (given.isascii() and given.isdigit() and len(given) <= 4):
        raise InvalidRequest(name, spoken()(fault, repr(given[:40])))
    return int(given or 0)


def _narrowed(rows: Sequence[Row], wish: Wish) -> list[Row]:
    words = wish.words.lower().split()
    return [row for row in rows if _in_years(row, wish) and wish.kind in ("", row.kind) and _has(row, words)]


def _has(row: Row, words: Sequence[str]) -> bool:
    text = row.words if words else ""
    return all(word in text for word in words)


def _in_years(row: Row, wish: Wish) -> bool:
    if not (wish.since or wish.until):
        return True
    return row.on is not None and (wish.since or 1) <= row.on.year <= (wish.until or 9999)


def _in_state(rows: Sequence[Row], state: str) -> list[Row]:
    return [row for row in rows if state in ("all", row.state)]


def _tabs(left: Sequence[Row], wish: Wish) -> tuple[Tab, ...]:
    """One for each state in which there is any, and for all."""
    counted: Counter[str] = Counter(row.state for row in left)
    counts = {state: len(left) if state == "all" else counted[state] for state in _TABS}
    return tuple(
        Tab(label, counts[state], _href(wish, state=state, page=1), state == wish.state)
        for state, label in _TABS.items()
        if counts[state] or state in ("held", "all", wish.state)
    )


def _head(column: Column, wish: Wish) -> Head:
    now = wish.sort == column
    falling = not wish.descending if now else column in _FALLING_FIRST
    state: Literal["", "ascending", "descending"] = ("descending" if wish.descending else "ascending") if now else ""
    return Head(column, _HEADS[column], _href(wish, sort=column, descending=falling, page=1), state)


def _view(row: Row, wish: Wish, takes: bool) -> RowView:
    removable = takes and row.state == "held" and not row.shipped
    return RowView(
        row=row,
        ticked=row.slug in wish.chosen,
        map_href=urls.map_of(row.slug) if row.slug and row.cites else "",
        remove_href=urls.removal(row.slug) if removable else "",
    )


def _near(page: int, count: int) -> list[int]:
    """The first, the last and those around the one that is shown."""
    return sorted({1, count, *(number for number in range(page - 2, page + 3) if 1 <= number <= count)})


def _chosen(rows: Sequence[Row], wish: Wish) -> list[Chosen]:
    called = {row.slug: row.called for row in rows if row.slug}
    return [
        Chosen(slug, called.get(slug, slug), _href(wish, chosen=tuple(other for other in wish.chosen if other != slug)))
        for slug in wish.chosen
    ]


def _href(wish: Wish, **changes: object) -> str:
    return urls.catalogue(replace(wish, **changes).pairs)  # type: ignore[arg-type]
