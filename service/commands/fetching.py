"""`pincite fetch`, and how it is shown: progress with the time left, and a table of what became of each document."""

from __future__ import annotations

import math
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from functools import partial

import click
from tqdm import tqdm

from corpus.address import Address, identify
from corpus.document import Document, Reference
from corpus.fetching.acceptance import Accepted
from corpus.fetching.clock import duration
from corpus.fetching.download import Downloader, Manners
from corpus.fetching.fetch import ABSENT_FOR, Fetcher, Tell, alone_in, reference_to
from corpus.fetching.ledger import Record
from corpus.fetching.servers import LANGUAGES
from corpus.holdings.apart.readers import ReadersApart
from corpus.holdings.collection import Collection
from corpus.shelf import Shelf
from corpus.symbol import Symbol
from index.snapshot import already_read
from service.acquisitions.audit import COMMAND, AuditLog
from service.acquisitions.indexing import alone
from service.acquisitions.inspection import warned
from service.commands.telling import tell
from service.hints import for_terminal
from service.settings import read_settings

Say = Callable[[str], None]

#: Requests that a document takes at the least: where it is, and the file itself.
_REQUESTS = 2


@click.command()
@click.argument("names", nargs=-1, metavar="[SYMBOL]...")
@click.option("--dry-run", is_flag=True, help="Say what would be asked for, and ask nothing.")
@click.option("--language", type=click.Choice(LANGUAGES), default="en", show_default=True, help="Of UN documents.")
@click.option("--again", is_flag=True, help="Ask again for what was absent.")
@click.option("--further", is_flag=True, help="Also what the fetched documents cite.")
def fetch(names: tuple[str, ...], dry_run: bool, language: str, again: bool, further: bool) -> None:
    """Download what the documents cite and is not held, or only SYMBOL (or the address of a web page).

    \b
    pincite fetch
    pincite fetch S/2020/1104 "S/RES/822 (1993)"

    Asks documents.un.org, and the sites of cited pages, one request every two or three seconds. Ended with Ctrl-C or
    broken off, it goes on where it stopped when run again. Exit status 0 if nothing failed, 1 if something did, 130
    after Ctrl-C.
    """
    settings = read_settings()
    manners = Manners(user_agent=settings.agent, pause=settings.pace)
    web = Downloader(manners, say=tell)
    log = AuditLog(settings.audit_file)
    with (
        nullcontext() if dry_run else alone_in(settings.data),
        ReadersApart(settings.reading_limits) as readers,
    ):
        fetcher = Fetcher.open(
            settings.data,
            web,
            language=language,
            read=readers.document,
            complete=readers.completed_card,
            known=already_read(settings.snapshots),
            audited=partial(_audited, log),
            alone=lambda: alone(settings, say=tell),
        )
        for error in fetcher.collection.unreadable:
            tell(f"not held: {for_terminal(error)}")
        references = chosen(fetcher.cited(further=further), tuple(map(identify, names)))
        wanted = fetcher.wanted(references, again=again, named=bool(names))
        if dry_run:
            click.echo("\n".join(plan(fetcher, wanted, settings.pace)))
            return
        if wanted and not settings.contact:
            click.echo("PINCITE_CONTACT is not set; it tells servers whom to write to if something is wrong", err=True)
        fetched = fetch_all(fetcher, wanted, say=tqdm.write)
        click.echo("\n".join(summary(fetcher, references)))
        for line in warned(documents_of(fetcher, fetched.records)):
            tell(f"warning: {line}")
    if fetched.interrupted:
        click.echo("broken off; run it again to go on")
    elif any(record.state == "held" for record in fetched.records):
        click.echo("`pincite build` or `pincite serve` reads in what was fetched")
    sys.exit(fetched.status)


def _audited(log: AuditLog, collection: Collection, accepted: Accepted) -> AbstractContextManager[Tell]:
    source = accepted.source
    return log.adding(collection, accepted.document, source.data, source.path.name, COMMAND)


@dataclass(frozen=True, slots=True)
class Fetched:
    """How a run ended. `records` are of the documents asked for; `interrupted`: it was broken off."""

    records: tuple[Record, ...]
    interrupted: bool = False

    @property
    def status(self) -> int:
        """The exit status."""
        if self.interrupted:
            return 130
        return int(any(record.state == "failed" for record in self.records))


def chosen(cited: Sequence[Reference], asked_for: Sequence[Symbol | Address]) -> tuple[Reference, ...]:
    """The references to what is asked for by name, as they are cited if they are; without names, all that is cited."""
    if not asked_for:
        return tuple(cited)
    shelf = Shelf((reference.cites, reference) for reference in cited)
    found = [next(iter(shelf.sharing(identifier)), reference_to(identifier)) for identifier in asked_for]
    return tuple({reference.key: reference for reference in found}.values())


def fetch_all(fetcher: Fetcher, references: Sequence[Reference], say: Say) -> Fetched:
    """Fetch one after the other; each outcome is told when it is there. Ctrl-C ends it between two steps."""
    records: list[Record] = []
    started = fetcher.clock.seconds()
    with tqdm(total=len(references), unit=" documents", disable=not sys.stderr.isatty(), leave=False) as bar:
        try:
            for reference in references:
                records.append(fetcher.fetch(reference))
                bar.update()
                say(_progress(records, len(references), fetcher.clock.seconds() - started))
        except KeyboardInterrupt:
            return Fetched(tuple(records), interrupted=True)
    return Fetched(tuple(records))


def _progress(records: Sequence[Record], total: int, seconds: float) -> str:
    done, last = len(records), records[-1]
    detail = f"{last.file}, {_size(last.size)}" if last.state == "held" else last.reason
    left = f"; about {duration(round(seconds / done * (total - done)))} left" if done < total else ""
    return f"[{done}/{total}] {last.key}: {last.state} ({detail}){left}"


def plan(fetcher: Fetcher, references: Sequence[Reference], pause: float) -> Iterator[str]:
    """What a run would ask for first, a line a document, and how long that takes at the least."""
    for reference in references:
        yield f"{reference.cites}  {fetcher.address(reference)}"
    least = duration(round(_REQUESTS * 1.25 * pause * len(references)))
    yield f"{_documents(len(references))} to ask for; about {least} if all are found at once. Nothing was asked"


def summary(fetcher: Fetcher, references: Sequence[Reference]) -> Iterator[str]:
    """A table over all documents chosen, whether they were asked for in this run or not."""
    held = {reference.key for reference in references if fetcher.collection.holds(reference.cites)}
    states = Counter[str]()
    reasons: list[str] = []
    for reference in references:
        record = fetcher.ledger.get(reference.key)
        state = "held" if reference.key in held else record.state if record and record.state != "held" else "not asked"
        states[state] += 1
        if record and state not in ("held", "not asked"):
            reasons.append(f"  {state:<8} {reference.cites}  {record.reason}")
    for state in ("held", "absent", "failed", "removed", "not asked"):
        if states[state] or state not in ("removed", "not asked"):
            yield f"{state:<9} {states[state]:>4}"
    yield from sorted(reasons)
    if states["absent"]:
        yield f"absent documents are asked for again after {ABSENT_FOR} days, or with --again"


def documents_of(fetcher: Fetcher, records: Sequence[Record]) -> Iterator[Document]:
    """The documents that a run has brought, each once."""
    files = {record.file for record in records if record.state == "held"}
    return (holding.document for holding in fetcher.collection.holdings if holding.path.name in files)


def _documents(count: int) -> str:
    return f"{count} document{'' if count == 1 else 's'}"


def _size(size: int) -> str:
    return f"{size / 1e6:.1f} MB" if size >= 1e6 else f"{math.ceil(size / 1e3)} kB"
