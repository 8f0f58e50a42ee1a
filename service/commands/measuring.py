"""`pincite measure`: how well questions are answered, or a data set is searched."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from index.embed import SentenceEmbedder
from index.snapshot import load_whole
from service.acquisitions.indexing import measured_vectors, up_to_date_embedder
from service.asking.answerer import Answerer
from service.commands.telling import tell
from service.engines import engine_of
from service.measuring.benchmark import check_extra, measure_beir, measure_questions
from service.measuring.report import text as report_text
from service.settings import read_settings


@click.command()
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
        embedder = up_to_date_embedder(settings, say=tell)
        answerer = Answerer(load_whole(settings.snapshots, engine_of(settings)), embedder)
        found = measure_questions(questions, answerer, progress=progress)
    elif beir and not questions:
        embedder = SentenceEmbedder(settings.model)
        found = measure_beir(beir, split, embedder, cache=measured_vectors(settings), progress=progress)
    else:
        raise click.UsageError("give either a file of questions or --beir and a folder")
    click.echo(report_text(found.report))
    if out:
        found.write(out)
        click.echo(f"\n{out / 'report.html'} and TREC files written", err=True)
