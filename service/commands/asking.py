"""`pincite ask`: one answer, printed."""

from __future__ import annotations

import json
import sys

import click

from corpus.address import identify_held
from index.snapshot import load_whole
from service.acquisitions.indexing import up_to_date_embedder
from service.api.to_json import answer_json
from service.asking.answer import Found
from service.asking.answerer import Answerer
from service.asking.request import Ask
from service.commands.printed_answer import print_answer
from service.commands.telling import tell
from service.engines import engine_of
from service.settings import read_settings


@click.command()
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
    settings = read_settings()
    embedder = up_to_date_embedder(settings, say=tell)
    answerer = Answerer(load_whole(settings.snapshots, engine_of(settings)), embedder)
    request = Ask(" ".join(question), history, tuple(identify_held(symbol) for symbol in documents), limit)
    answer = answerer.ask(request)
    if as_json:
        found = answer_json(answer, answerer.snapshot.manifest.id)
        click.echo(json.dumps(found.model_dump(), ensure_ascii=False, indent=2))
    else:
        print_answer(answer)
    sys.exit(0 if isinstance(answer, Found) else 1)
