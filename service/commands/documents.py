"""The commands for documents: `pincite add`, `remove`, `list` and `inspect`."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import click
from pydantic import TypeAdapter
from tqdm import tqdm

from corpus.address import Identifier, identify, identify_held
from corpus.card import Card
from corpus.document import Document, place_in_list
from corpus.errors import BadSymbol, CorpusError, SymbolMissing, UnknownDocument
from corpus.fetching.ledger import LEDGER, Ledger
from corpus.given_name import GivenName
from corpus.holdings.apart.readers import ReadersApart
from corpus.holdings.collection import Collection, sweep
from corpus.holdings.library import LETTER, Holding
from corpus.holdings.readers import READERS
from corpus.holdings.source import Source
from index.snapshot import already_read
from service.acquisitions.adding import Adding, Outcome, add_file, paths_of, remarks, source_of
from service.acquisitions.audit import COMMAND, AuditLog
from service.acquisitions.cards import given_date
from service.acquisitions.indexing import alone, bring_up_to_date
from service.acquisitions.inspection import Inspection, inspect, lines, warned
from service.acquisitions.removing import remove_document
from service.api.to_json import row_json, summary_json
from service.hints import for_terminal
from service.settings import Settings, read_settings

#: So many files are told of one by one; of more, only what is remarkable.
_TOLD = 20
#: Characters of a title in the list.
_TITLE = 80
_INSPECTION = TypeAdapter(Inspection)


@click.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE…")
@click.option(
    "--symbol", help="The document's symbol, where its text does not print it, or a web page's address. For one file."
)
@click.option("--name", help="What to call a document that has no symbol, “Amnesty 2020”. For one file.")
@click.option("--title", help="Its title, where the text's own will not do. For one file.")
@click.option("--author", help="Who speaks in it, where the text does not say so. For one file.")
@click.option("--date", help="Its date, where the text prints none: “10 December 2020”, or 2020-12-10. For one file.")
@click.option("--replace", "replacing", is_flag=True, help="Take the place of a document with the same symbol or name.")
@click.option("--no-build", is_flag=True, help="Leave the index as it is; `pincite build` brings it up to date.")
def add(  # noqa: PLR0913  # a parameter for each option
    files: tuple[str, ...],
    symbol: str | None,
    name: str | None,
    title: str | None,
    author: str | None,
    date: str | None,
    replacing: bool,
    no_build: bool,
) -> None:
    """Add documents, and bring the index up to date.

    \b
    pincite add A_77_401.md
    pincite add --symbol "S/RES/851(1993)" resolution.txt
    pincite add --name "Amnesty 2020" report.pdf    a document without a symbol
    pincite add resolutions/                        every file in and below a folder

    A file is copied under its symbol, or the name that is given. One that is held already changes nothing; one whose
    symbol or name is held with another text needs --replace, and the former file is kept in removed/ of PINCITE_DATA. A
    file that cannot be added stops no other; it is named at the end with the reason.

    Exit status 0 if every file is held now, 1 if one is not.
    """
    settings = read_settings()
    outcome = Outcome()
    paths = tuple(dict.fromkeys(path for name in files for path in paths_of(name, outcome)))
    given = Card(
        Path(),
        _known_by(symbol, name),
        title=_text(title, "--title"),
        author=_text(author, "--author"),
        date=_date(date),
    )
    if given.text and len(paths) > 1:
        options = "--symbol, --name, --title, --author and --date"
        raise click.UsageError(f"{options} are of one file; add the others by themselves")
    with alone(settings, say=_say):
        sweep(settings.documents)
        collection = _collection(settings)
        with ReadersApart(settings.reading_limits) as readers:
            adding = Adding(collection, AuditLog(settings.audit_file), readers.document, replacing)
            for path in tqdm(paths, desc="reading", unit="file", disable=not sys.stderr.isatty(), leave=False):
                add_file(adding, path, given, outcome)
    _tell(outcome, each=len(paths) <= _TOLD)
    if not no_build:
        known = {added.holding.sha256: added.holding.document for _, added in outcome.added}
        bring_up_to_date(settings, say=_say, known=known)
    sys.exit(1 if outcome.refused else 0)


@click.command()
@click.argument("symbols", nargs=-1, required=True, metavar="SYMBOL…")
@click.option("--no-build", is_flag=True, help="Leave the index as it is; `pincite build` brings it up to date.")
def remove(symbols: tuple[str, ...], no_build: bool) -> None:
    """Remove documents, named by any half of their symbols or the name they were given, and bring the index up to date.

    Nothing is destroyed: their files are moved to removed/ of PINCITE_DATA, from where `pincite add` takes them back.
    `pincite fetch` does not bring them back unless they are named.
    The letter that ships with Pincite stays.

    Exit status 0 if all were removed, 1 if not.
    """
    settings = read_settings()
    refused = []
    with alone(settings, say=_say):
        ledger, collection = Ledger.open(settings.data / LEDGER), _collection(settings)
        log = AuditLog(settings.audit_file)
        for symbol in symbols:
            try:
                moved = remove_document(collection, ledger, log, identify_held(symbol), COMMAND)
            except CorpusError as error:
                refused.append(for_terminal(error))
                continue
            _say(f"removed {symbol}; it lies in {' and '.join(map(str, moved))}", err=False)
    for reason in refused:
        _say(f"not removed: {reason}")
    if not no_build:
        bring_up_to_date(settings, say=_say)
    sys.exit(1 if refused else 0)


@click.command(name="list")
@click.option("--json", "as_json", is_flag=True, help="Print the list as JSON.")
def list_documents(as_json: bool) -> None:
    """List the documents held: symbol, date, kind, number of blocks, file, title."""
    settings = read_settings()
    known = already_read(settings.snapshots)
    holdings = sorted(_collection(settings).holdings, key=lambda holding: place_in_list(holding.document))
    if as_json:
        rows = [
            summary_json(h.document).model_dump() | {"file": str(h.path), "indexed": h.sha256 in known}
            for h in holdings
        ]
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    for line in _table([_row(holding) for holding in holdings]):
        _say(line, err=False)
    if known.keys() != {holding.sha256 for holding in holdings}:
        _say("The index is of other documents than these; `pincite build` brings it up to date.")


@click.command(name="inspect")
@click.argument("what", metavar="SYMBOL|FILE")
@click.option("--symbol", help="The symbol of a file whose text does not print it.")
@click.option("--name", help="What to call a file that has no symbol.")
@click.option("--blocks", is_flag=True, help="Print every block as well.")
@click.option("--json", "as_json", is_flag=True, help="Print everything as JSON.")
def inspect_document(what: str, symbol: str | None, name: str | None, blocks: bool, as_json: bool) -> None:
    """Show what was understood of a document that is held, or of a file before it is added."""
    settings = read_settings()
    collection = _collection(settings)
    with ReadersApart(settings.reading_limits) as readers:
        document, state = _inspected(what, _known_by(symbol, name), collection, readers.document)
    found = inspect(document, collection.holds)
    if as_json:
        shown = {"state": state, **_INSPECTION.dump_python(found, mode="json")}
        click.echo(
            json.dumps(shown | ({"contents": [*_contents(document)]} if blocks else {}), ensure_ascii=False, indent=2)
        )
        return
    for name, value in (("state", state), *lines(found)):
        _say(f"{name:<12} {value}", err=False)
    for block in document.blocks if blocks else ():
        _say(f"\n{block.id}  {block.kind}  {block.label}\n{document.text_of(block)}", err=False)


def _tell(outcome: Outcome, *, each: bool) -> None:
    """One line a file, or only what is remarkable; those refused last, and the counts."""
    for path, added in outcome.added:
        symbol = added.holding.document.symbol
        if each:
            blocks = len(added.holding.document.blocks)
            _say(f"added {symbol}, {blocks} blocks, as {added.holding.path}", err=False)
        for remark in remarks(path, added):
            _say(f"  {symbol}: {remark}", err=False)
    for line in warned(added.holding.document for _, added in outcome.added):
        _say(f"warning: {line}")
    for path, held in outcome.held if each else ():
        _say(f"{path} is already held as {held.holding.document.symbol} ({held.holding.path.name})", err=False)
    for name, reason in outcome.refused:
        own = Path(name).name  # with which most reasons begin
        told = f"not added: {name}: {reason.removeprefix(own).lstrip(': ')}"
        _say("\\n".join(told.splitlines()))  # a name may hold line ends, and pass for lines of ours
    counts = f"{len(outcome.added)} added, {len(outcome.held)} already held, {len(outcome.refused)} not added"
    _say(counts, err=False)


def _inspected(
    what: str, known_by: Identifier | None, collection: Collection, read: Callable[[Source], Document]
) -> tuple[Document, str]:
    """The document that is meant, and whether it is held."""
    if not known_by and not os.path.lexists(what):
        try:
            holding = collection.holding(identify_held(what))
            return holding.document, f"held ({holding.path})"
        except (BadSymbol, UnknownDocument):
            if "://" in what or Path(what).suffix.lower() not in READERS:
                raise
    path = Path(what)
    given = Card(path, known_by)
    try:
        document, doubt = read(source_of(path, given)), ""
    except SymbolMissing as error:
        if not error.suggested:
            raise
        document = read(source_of(path, replace(given, symbol=identify(error.suggested))))
        doubt = f"; its text prints no symbol, {error.suggested} is what its name suggests"
    return document, f"{collection.state_of(document)}{doubt}"


def _collection(settings: Settings) -> Collection:
    """The documents held. What cannot be read in their folder is told of, and left out."""
    known = already_read(settings.snapshots)
    collection = Collection(settings.documents, settings.removed, shipped=(LETTER,), known=known)
    for error in collection.unreadable:
        _say(f"not held: {for_terminal(error)}")
    return collection


def _contents(document: Document) -> Iterator[dict[str, object]]:
    for block in document.blocks:
        told = {"id": block.id, "kind": block.kind, "label": block.label, "text": document.text_of(block)}
        yield told | (row_json(document, block).model_dump() if block.cells else {})


def _row(holding: Holding) -> tuple[str, ...]:
    document = holding.document
    date = document.masthead.dated or document.masthead.distributed
    title = document.title if len(document.title) <= _TITLE else f"{document.title[: _TITLE - 1]}…"
    day = date.isoformat() if date else ""
    return str(document.symbol), day, document.kind, str(len(document.blocks)), holding.path.name, title


def _table(rows: Sequence[tuple[str, ...]]) -> Iterator[str]:
    """Columns as wide as what stands in them."""
    whole = [("symbol", "date", "kind", "blocks", "file", "title"), *rows]
    widths = [max(map(len, column)) for column in zip(*whole, strict=True)]
    for row in whole:
        yield "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()


def _known_by(symbol: str | None, name: str | None) -> Identifier | None:
    """What is given on the command line for a document to be known by. Raises `BadSymbol` or `BadName`."""
    if symbol and name is not None:
        raise click.UsageError("--symbol and --name: a document is known by one of them")
    if name is not None:
        return GivenName.parse(name)
    return identify(symbol) if symbol else None


def _date(given: str | None) -> str:
    """A date as cards have it."""
    date = given_date(given) if given else ""
    if given and not date:
        raise click.BadParameter(f"{given!r} is no date; write it like “10 December 2020”", param_hint="--date")
    return date


def _text(given: str | None, option: str) -> str:
    """What is given for a card, on one line."""
    try:
        return " ".join((given or "").encode().decode().split())
    except UnicodeEncodeError as error:
        raise click.BadParameter("it is not UTF-8", param_hint=option) from error


def _say(text: str, *, err: bool = True) -> None:
    """File names may hold bytes that are no text."""
    click.echo(text.encode(errors="replace").decode(), err=err)
