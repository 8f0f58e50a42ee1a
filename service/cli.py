"""The command line: `pincite build`, `pincite ask`, `pincite serve`, `pincite fetch`, `pincite measure`."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from contextlib import nullcontext
from pathlib import Path

import click
import uvicorn
from tqdm import tqdm

from corpus.address import identify
from corpus.download import Downloader, Manners
from corpus.errors import CorpusError
from corpus.fetch import Fetcher, alone_in
from corpus.library import LETTER, find_files
from corpus.sources import LANGUAGES
from index.embed import Embedder, SentenceEmbedder, fingerprint_of
from index.errors import IndexingError
from index.snapshot import build as build_snapshot
from index.snapshot import current_id, expected_id, load
from service.answer import Citation, Found, notice_of
from service.app import create_app
from service.ask import Answerer, Ask
from service.errors import ServiceError
from service.fetching import chosen, fetch_all, plan, summary
from service.measuring.benchmark import check_extra, measure_beir, measure_questions
from service.measuring.report import text as report_text
from service.settings import Settings, read_settings, rows
from service.to_json import answer_json

_SETTINGS_HELP = "\b\nSettings, from the environment:\n" + "\n".join(
    f"  {name:<18} {meaning} [{default}]" for name, default, meaning in rows()
)


class _Failure(click.ClickException):
    """Something was wrong; 1 is for a question that is not answered."""

    exit_code = 2


class _Commands(click.Group):
    """Every foreseen error is a message on standard error and exit status 2, never a traceback."""

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except (CorpusError, IndexingError, ServiceError) as error:
            raise _Failure(str(error)) from error


@click.group(cls=_Commands, epilog=_SETTINGS_HELP)
@click.version_option(package_name="pincite")
def main() -> None:
    """Ask United Nations documents; get verbatim quotations with paragraph, footnote and speaker.

    \b
    pincite serve                                   the web chat and the JSON API
    pincite ask "how many people died in Barda?"    one answer here
    pincite build                                   read and index the documents
    pincite fetch                                   download the documents that are cited
    pincite measure questions.jsonl                 how well questions of yours are answered

    The letter that ships with Pincite is always there. Put further documents (Markdown or plain text) into the folder
    documents/ of PINCITE_DATA; a file whose text does not print its own symbol needs a card beside it, for
    example report.toml beside report.md with the line: symbol = "A/75/660"
    """


@main.command()
@click.option("--force", is_flag=True, help="Build even if the current snapshot is up to date.")
def build(force: bool) -> None:
    """Read and index the documents, if anything has changed.

    The new snapshot is written beside the current one and takes its place when it is whole. A document that
    cannot be read stops the build with a message, and the current snapshot stays in use.
    """
    _ensure_snapshot(read_settings(), force=force, say=click.echo)


@main.command()
@click.argument("question", nargs=-1, required=True)
@click.option("--after", "history", multiple=True, help="An earlier question; repeat it for several, oldest first.")
@click.option("--in", "documents", multiple=True, metavar="SYMBOL", help="Look only in this document; may be repeated.")
@click.option("--limit", type=click.IntRange(1, 20), default=5, show_default=True, help="Citations at most.")
@click.option("--json", "as_json", is_flag=True, help="Print the answer as the JSON API gives it.")
def ask(
    question: tuple[str, ...], history: tuple[str, ...], documents: tuple[str, ...], limit: int, as_json: bool
) -> None:
    """Answer QUESTION with quotations, or say that the documents do not.

    \b
    pincite ask how many people died in Barda
    pincite ask "and how many were wounded?" --after "how many people died in Barda?"

    Exit status 0 if it was answered, 1 if not.
    """
    answerer = _answerer(read_settings())
    request = Ask(" ".join(question), history, tuple(identify(symbol) for symbol in documents), limit)
    answer = answerer.ask(request)
    if as_json:
        found = answer_json(answer, answerer.snapshot.manifest.id)
        click.echo(json.dumps(found.model_dump(), ensure_ascii=False, indent=2))
    else:
        if answer.understood_as != answer.question:
            click.secho(f"understood as: {answer.understood_as}", dim=True)
        if isinstance(answer, Found):
            _print_citations(answer.citations)
        else:
            click.secho("The documents held do not answer this. Nearest passages, which do not answer it:", bold=True)
            for reference in answer.not_held:
                click.echo(f"Cited but not held: {reference.symbol}")
            _print_citations(answer.nearest)
        click.secho(notice_of(answer), dim=True)
    sys.exit(0 if isinstance(answer, Found) else 1)


@main.command()
def serve() -> None:
    """Serve the web chat and the JSON API; builds the snapshot first if it is missing or stale."""
    settings = read_settings()
    answerer = _answerer(settings)
    click.echo(f"Pincite answers at http://{settings.host}:{settings.port} (Ctrl-C ends it)", err=True)
    uvicorn.run(create_app(answerer), host=settings.host, port=settings.port, log_level="warning")


@main.command()
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
    web = Downloader(manners, say=lambda text: tqdm.write(text, file=sys.stderr))
    with nullcontext() if dry_run else alone_in(settings.data):
        fetcher = Fetcher.open(settings.data, web, language=language)
        references = chosen(fetcher.cited(further=further), tuple(map(identify, names)))
        wanted = fetcher.wanted(references, again=again)
        if dry_run:
            click.echo("\n".join(plan(fetcher, wanted, settings.pace)))
            return
        if wanted and not settings.contact:
            click.echo("PINCITE_CONTACT is not set; it tells servers whom to write to if something is wrong", err=True)
        fetched = fetch_all(fetcher, wanted, say=tqdm.write)
        click.echo("\n".join(summary(fetcher, references)))
    if fetched.interrupted:
        click.echo("broken off; run it again to go on")
    elif any(record.state == "held" for record in fetched.records):
        click.echo("`pincite build` or `pincite serve` reads in what was fetched")
    sys.exit(fetched.status)


@main.command()
@click.argument("questions", required=False, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--beir", type=click.Path(exists=True, file_okay=False, path_type=Path), help="A data set in BEIR form.")
@click.option("--split", default="test", show_default=True, help="Which judgements of the data set: qrels/SPLIT.tsv.")
@click.option(
    "--out", type=click.Path(file_okay=False, path_type=Path), help="Folder for report.html and TREC runs and qrels."
)
def measure(questions: Path | None, beir: Path | None, split: str, out: Path | None) -> None:
    """Measure BM25, dense, fused, and fused + reader on QUESTIONS, or on a data set in BEIR form.

    \b
    pincite measure questions.jsonl --out measured
    pincite measure --beir scifact --out measured

    QUESTIONS has a JSON object a line and is asked of the documents held; the README, "Measure", says what stands
    in it. A data set brings its own documents: corpus.jsonl, queries.jsonl, qrels/test.tsv. Needs the extra
    "measure".
    """
    check_extra()
    settings = read_settings()
    progress = sys.stderr.isatty()
    if questions and not beir:
        found = measure_questions(questions, _answerer(settings), progress=progress)
    elif beir and not questions:
        embedder = SentenceEmbedder(settings.model)
        found = measure_beir(beir, split, embedder, cache=settings.data / "vectors", progress=progress)
    else:
        raise click.UsageError("give either a file of questions or --beir and a folder")
    click.echo(report_text(found.report))
    if out:
        found.write(out)
        click.echo(f"\n{out / 'report.html'} and TREC files written", err=True)


def _answerer(settings: Settings) -> Answerer:
    embedder = _ensure_snapshot(settings, force=False, say=lambda text: click.echo(text, err=True))
    return Answerer(load(settings.snapshots), embedder or SentenceEmbedder(settings.model))


def _ensure_snapshot(settings: Settings, *, force: bool, say: Callable[[str], None]) -> Embedder | None:
    """Build the snapshot where it is missing or stale. Gives the embedder if one had to be loaded."""
    files = (LETTER, *find_files(settings.documents))
    fingerprint = fingerprint_of(settings.model)
    current = current_id(settings.snapshots)
    if not force and current == expected_id(files, fingerprint=fingerprint):
        say(f"snapshot {current} is up to date")
        return None
    say(f"building a snapshot of {len(files)} document{'s' if len(files) > 1 else ''} …")
    embedder = SentenceEmbedder(settings.model)
    manifest = build_snapshot(files, settings.snapshots, embedder, progress=sys.stderr.isatty())
    say(f"snapshot {manifest.id}: {manifest.documents} documents, {manifest.passages} passages")
    return embedder


def _print_citations(citations: tuple[Citation, ...]) -> None:
    for citation in citations:
        click.echo()
        at = 0
        for highlight in citation.highlights:
            click.echo(citation.quote[at : highlight.start], nl=False)
            click.secho(highlight.text, bold=True, nl=False)
            at = highlight.end
        click.echo(citation.quote[at:])
        click.echo(f"  {citation.cite_as}  ({citation.score:.0%})")
        click.echo("  " + " → ".join(f"{voice.name} ({voice.role})" for voice in citation.voice))
        for note in citation.footnotes:
            if note.block.id != citation.block.id:
                click.echo(f"  {note.block.number}: {note.text}")
