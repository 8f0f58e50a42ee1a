"""An answer as `pincite ask` prints it: quotations with their places, who speaks in them, and their footnotes."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence

import click

from corpus.document import Voice
from corpus.ranges import Span
from service.asking.answer import Answer, Citation, Excerpt, Found, notice_of
from service.asking.side_by_side import NEUTRAL


def print_answer(answer: Answer) -> None:
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
