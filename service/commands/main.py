"""The command line: `pincite ask`, `build`, `serve`, `fetch`, `measure`; those for documents are in `documents_cli`."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Sequence
from contextlib import closing, nullcontext
from pathlib import Path

import click
from tqdm import tqdm

from corpus.address import identify, identify_held
from corpus.document import Voice
from corpus.errors import CorpusError
from corpus.fetching.download import Downloader, Manners
from corpus.fetching.fetch import Fetcher, alone_in
from corpus.fetching.servers import LANGUAGES
from corpus.ranges import Span
from index.embed import Embedder, SentenceEmbedder
from index.errors import IndexingError
from index.snapshot import already_read, load
from service.acquisitions.indexing import alone, bring_up_to_date, measured_vectors
from service.acquisitions.inspection import warned
from service.api.to_json import answer_json
from service.app import create_app
from service.asking.answer import Citation, Excerpt, Found, notice_of
from service.asking.answerer import Answerer
from service.asking.request import Ask
from service.asking.side_by_side import NEUTRAL
from service.commands.assistants import mcp
from service.commands.documents import add, inspect_document, list_documents, remove
from service.commands.feedback import feedback as feedback_commands
from service.commands.fetching import chosen, documents_of, fetch_all, plan, summary
from service.commands.keys import keys
from service.commands.serving import desk_of, listening, protection_of, run, welcome
from service.commands.verifying import verify
from service.current import CurrentAnswerer
from service.errors import ServiceError
from service.feedback import FeedbackBook
from service.hints import for_terminal
from service.measuring.benchmark import check_extra, measure_beir, measure_questions
from service.measuring.report import text as report_text
from service.settings import Settings, read_settings, rows, unknown_settings

_SETTINGS_HELP = "\b\nSettings, from the environment:\n" + "\n".join(
    f"  {name:<23} {meaning} [{default}]" for name, default, meaning in rows()
)


class _Failure(click.ClickException):
    """Something was wrong; 1 is for a question that is not answered."""

    exit_code = 2


class _Commands(click.Group):
    """Every foreseen error is a message on standard error and exit status 2, never a traceback."""

    def invoke(self, ctx: click.Context) -> object:
        for name, meant in unknown_settings().items():
            likely = f"; {meant} is one" if meant else "; `pincite --help` lists them"
            click.echo(f"warning: {name} is no setting of Pincite and changes nothing{likely}", err=True)
        try:
            return super().invoke(ctx)
        except (CorpusError, IndexingError, ServiceError) as error:
            raise _Failure(for_terminal(error)) from error


@click.group(cls=_Commands, epilog=_SETTINGS_HELP)
@click.version_option(package_name="pincite")
def main() -> None:
    """Ask United Nations documents; get verbatim quotations with paragraph, footnote and speaker.

    \b
    pincite serve                                   the web chat and the JSON API
    pincite ask "how many people died in Barda?"    one answer here
    pincite verify article.txt                      the quotations in a text, each checked
    pincite mcp --config                            how an assistant is told of it
    pincite add resolution.pdf                      hold one more document
    pincite fetch                                   download the documents that are cited
    pincite list                                    the documents held
    pincite inspect "S/RES/853(1993)"               what was understood of one
    pincite remove "S/RES/853(1993)"                hold it no longer
    pincite build                                   read and index what is there
    pincite measure questions.jsonl                 how well questions of yours are answered
    pincite keys add harvester --scope write        a key for a program that adds documents
    pincite feedback export said.jsonl              what readers said of answers, as such questions

    The letter that ships with Pincite is always there. `pincite add` takes Markdown, plain text, PDF, Word files and
    web pages, and keeps them in the folder documents/ of PINCITE_DATA.
    """


for command in (add, remove, list_documents, inspect_document, verify, mcp, feedback_commands, keys):
    main.add_command(command)


@main.command()
@click.option("--force", is_flag=True, help="Build even if the current snapshot is up to date.")
def build(force: bool) -> None:
    """Read and index the documents, if anything has changed.

    The new snapshot is written beside the current one and takes its place when it is whole. A document that
    cannot be read stops the build with a message, and the current snapshot stays in use.
    """
    bring_up_to_date(read_settings(), force=force, say=click.echo)


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
    request = Ask(" ".join(question), history, tuple(identify_held(symbol) for symbol in documents), limit)
    answer = answerer.ask(request)
    if as_json:
        found = answer_json(answer, answerer.snapshot.manifest.id)
        click.echo(json.dumps(found.model_dump(), ensure_ascii=False, indent=2))
    else:
        if answer.understood_as != answer.question:
            click.secho(f"understood as: {answer.understood_as}", dim=True)
        if answer.remark:
            click.echo(answer.remark)
        if isinstance(answer, Found):
            for fact in answer.facts:
                click.echo(f"{fact.name}: {fact.value}" + (f"  ({fact.derivation})" if fact.derivation else ""))
            _print_citations(answer.citations, answers=True)
        else:
            click.secho("No answer was found in the documents held. The nearest passages:", bold=True)
            for reference in answer.not_held:
                click.echo(f"Cited but not held: {reference.symbol}")
            _print_citations(answer.nearest, answers=False)
        click.secho(notice_of(answer), dim=True)
    sys.exit(0 if isinstance(answer, Found) else 1)


@main.command()
def serve() -> None:
    """Serve the web chat and the JSON API; builds the snapshot first if it is missing or stale.

    Documents that are added or removed meanwhile are taken up without stopping, as soon as their index is built.
    Where others than this machine reach it, everybody needs a key (`pincite keys add NAME`), unless
    PINCITE_ACCESS=open says that nobody does.
    """
    settings = read_settings()
    with closing(listening(settings.host, settings.port)) as own:
        protection = protection_of(settings, own)
        embedder = _embedder(settings)
        with CurrentAnswerer(settings.snapshots, embedder) as current, desk_of(settings, current) as desk:
            feedback = FeedbackBook(settings.feedback_file) if settings.feedback else None
            run(
                create_app(current, feedback, desk, settings.mcp_names, protection),
                own,
                ready=lambda: _tell(welcome(settings, protection)),
                proxies=settings.proxies,
            )


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
    web = Downloader(manners, say=_tell)
    with nullcontext() if dry_run else alone_in(settings.data):
        fetcher = Fetcher.open(
            settings.data,
            web,
            language=language,
            known=already_read(settings.snapshots),
            alone=lambda: alone(settings, say=_tell),
        )
        for error in fetcher.collection.unreadable:
            _tell(f"not held: {for_terminal(error)}")
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
            _tell(f"warning: {line}")
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

    QUESTIONS has a JSON object a line and is asked of the documents held; docs/measures.md says what stands
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
        found = measure_beir(beir, split, embedder, cache=measured_vectors(settings), progress=progress)
    else:
        raise click.UsageError("give either a file of questions or --beir and a folder")
    click.echo(report_text(found.report))
    if out:
        found.write(out)
        click.echo(f"\n{out / 'report.html'} and TREC files written", err=True)


def _answerer(settings: Settings) -> Answerer:
    embedder = _embedder(settings)
    return Answerer(load(settings.snapshots), embedder)


def _embedder(settings: Settings) -> Embedder:
    """The model, when the snapshot is up to date."""
    return bring_up_to_date(settings, say=_tell) or SentenceEmbedder(settings.model)


def _tell(text: str) -> None:
    """On standard error, above a bar of progress."""
    tqdm.write(text, file=sys.stderr)


def _print_citations(citations: Sequence[Citation], *, answers: bool) -> None:
    for citation in citations:
        marked = [span.moved(-citation.start) for span in citation.marked]
        click.echo(f"\n{_marked(citation.quote, marked, plain='*')}")
        pages = f"; {_on_pages(citation.pages)}" if citation.pages else ""
        beware = "; may answer, read it before you quote it" if answers and citation.grade == "may_answer" else ""
        click.echo(f"  {citation.cite_as}  ({citation.score:.0%}{pages}{beware})")
        for highlight in citation.highlights:
            if highlight.column:
                click.echo(f"  column of “{highlight.text}”: {highlight.column}")
        click.echo("  " + " → ".join(_speaker(voice, at) for at, voice in enumerate(citation.voice)))
        for note in citation.footnotes:
            if note.block.id != citation.block.id:
                click.echo(f"  {note.block.number}: {note.text}")
        _print_sources(citation.sources)


def _speaker(voice: Voice, at: int) -> str:
    return f"{voice.name} ({'author of the annex' if at and voice.role == 'author' else voice.role})"


def _on_pages(pages: Sequence[int]) -> str:
    return f"page{'s' if len(pages) > 1 else ''} {', '.join(map(str, pages))}"


def _print_sources(sources: Sequence[Excerpt]) -> None:
    """What a citation retells, in the source's own words."""
    if sources:
        click.secho(f"  From what is cited. {NEUTRAL}", dim=True)
    for excerpt in sources:
        common = [span.moved(-excerpt.start) for span in excerpt.in_common]
        click.echo(f"    {_marked(excerpt.quote, common, plain='')}")
        click.echo(f"      {excerpt.cite_as}")


def _marked(text: str, ranges: Iterable[Span], *, plain: str) -> str:
    """The text with ranges of it, which are in order, in bold, or between `plain` signs where there is no bold."""
    pieces, at = "", 0
    for start, end in ranges:
        marked = text[start:end]
        pieces += text[at:start] + (
            click.style(marked, bold=True) if sys.stdout.isatty() else f"{plain}{marked}{plain}"
        )
        at = end
    return pieces + text[at:]
