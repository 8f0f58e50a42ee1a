"""`pincite feedback export`: what readers said of answers, as questions to measure on."""

from __future__ import annotations

from pathlib import Path

import click

from service.feedback import Judged, question_lines
from service.kept_lines import read_lines
from service.settings import read_settings


@click.group()
def feedback() -> None:
    """What readers of the page said of answers."""


@feedback.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
def export(file: Path) -> None:
    """Write the verdicts to FILE as questions that `pincite measure` reads.

    \b
    pincite feedback export said.jsonl
    pincite measure said.jsonl

    An answer judged right becomes a question with its blocks; where the documents are said not to answer, one without.
    One judged wrong is left out, since nobody said what would be right; it stays in feedback.jsonl of the data folder.
    """
    kept = read_settings().feedback_file
    if not kept.exists():
        click.echo("no verdict has been given yet", err=True)
        return
    lines, left_out = question_lines(read_lines(kept, Judged))
    file.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    click.echo(f"{len(lines)} questions written to {file}, {left_out} left out as wrong without a right place")
