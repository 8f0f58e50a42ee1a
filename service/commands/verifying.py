"""`pincite verify`: the quotations of a text, each judged against the documents held."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

import click

from corpus.errors import UnreadableSource
from corpus.formats.encodings import decoded
from index.snapshot import load_whole
from service.acquisitions.indexing import bring_up_to_date
from service.api.check_json import verify_json
from service.asking.answer import notices
from service.checking.check import Checker
from service.checking.table import csv_of
from service.checking.telling import VERDICTS, gravity, shown_words, told
from service.checking.verdict import Check, Judgement
from service.engines import engine_of
from service.settings import read_settings

#: Words of the text that the document does not have, and the document's own, where there are no colours.
_SAID, _PRINTED = "[-{}-]", "{{+{}+}}"
#: With these alone a text quotes rightly.
_RIGHT = frozenset(("word_for_word", "pieced_together"))


@click.command()
@click.argument("file", type=click.File("rb"))
@click.option("--json", "form", flag_value="json", help="Print the result as the JSON API gives it.")
@click.option("--csv", "form", flag_value="csv", help="Print a table, a line a passage.")
def verify(file: BinaryIO, form: str | None) -> None:
    """Check the quotations in FILE, a text, or in what is typed or piped in for -.

    \b
    pincite verify article.txt
    echo "Ganja was hit four times" | pincite verify -

    Each quoted passage is word for word, with differences, of another speaker than the text says, pieced together, or
    not found; a text without quotation marks is itself the quotation. In the output, [-…-] are words of the text that
    the document does not have, {+…+} those that it has in their place.

    Exit status 0 if every passage stands word for word in a document, whole or in pieces, 1 if one does not.
    """
    text = _text(file)
    settings = read_settings()
    bring_up_to_date(settings, say=lambda line: click.echo(line, err=True))
    snapshot = load_whole(settings.snapshots, engine_of(settings))
    check = Checker(snapshot.documents).check(text)
    if form == "json":
        click.echo(json.dumps(verify_json(check, snapshot.manifest.id).model_dump(), ensure_ascii=False, indent=2))
    elif form == "csv":
        click.echo(csv_of(check), nl=False)
    else:
        click.echo("\n".join(_lines(check)))
    sys.exit(0 if all(judgement.verdict in _RIGHT for judgement in check.judgements) else 1)


def _text(file: BinaryIO) -> str:
    try:
        return decoded(file.read())
    except UnicodeDecodeError as error:
        raise UnreadableSource(Path(file.name), error) from error


def _lines(check: Check) -> Iterator[str]:
    if not check.judgements:
        yield "No quoted passage was found in the text."
    for judgement in sorted(check.judgements, key=gravity):
        yield from _of_one(check, judgement)
    if check.too_short:
        yield f"\nSingle words in quotation marks, not looked for: {check.too_short}"
    if check.unchecked:
        yield f"\nPassages not checked: {check.unchecked}; check the text in parts"
    notice = notices(place for judgement in check.judgements for place in judgement.places)
    if notice:
        yield f"\n{notice}"


def _of_one(check: Check, judgement: Judgement) -> Iterator[str]:
    yield click.style(f"\n{VERDICTS[judgement.verdict]}", bold=True)
    forms = {"same": "{}", "said": _SAID, "printed": _PRINTED}
    shown = "".join(forms[each.state].format(each.text) for each in shown_words(check, judgement))
    yield f"  {' '.join(shown.split())}"
    yield from (f"  {clause}" for clause in told(judgement))
    for place in judgement.places:
        yield f"  {place.cite_as}  ({' → '.join(voice.name for voice in place.voice)})"
    also = dict.fromkeys(place.cite_as for found in judgement.occurrences[1:] for place in found.places)
    if also:
        yield f"  also in {'; '.join(also)}"
    if judgement.nearest:
        yield f"  nearest: {judgement.nearest.cite_as}: {judgement.nearest.quote}"
