"""SciFact as AI2 published it → BEIR form: `python -m tests.quality.scifact ../shared/data/scifact/scifact.zip FOLDER`.

The validation half's claims with the abstracts they cite are the test split of BEIR's scifact. Licences: claims
CC BY-NC 2.0, abstracts ODC-By; neither comes into the repository.
"""

from __future__ import annotations

import ast
import csv
import io
import json
import re
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path

import click

#: The abstracts are printed numpy arrays of sentences: quoted strings without commas between them.
_SENTENCE = re.compile(r"'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\"", re.S)


@click.command()
@click.argument("archive", type=click.Path(exists=True, path_type=Path))
@click.argument("folder", type=click.Path(path_type=Path))
def main(archive: Path, folder: Path) -> None:
    """Write corpus.jsonl, queries.jsonl and qrels/test.tsv into FOLDER."""
    (folder / "qrels").mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(archive) as files:
        abstracts = _rows(files, "corpus_train.csv")
        _write(folder / "corpus.jsonl", ((row["doc_id"], row["title"], _text(row["abstract"])) for row in abstracts))
        claims = {row["id"]: row for row in _rows(files, "claims_validation.csv")}
    _write(folder / "queries.jsonl", ((name, "", row["claim"]) for name, row in claims.items()))
    pairs = [f"{name}\t{cited}\t1" for name, row in claims.items() for cited in sorted(_cited(row))]
    (folder / "qrels" / "test.tsv").write_text("\n".join(["query-id\tcorpus-id\tscore", *pairs]) + "\n")
    click.echo(f"{len(claims)} claims, {len(pairs)} judgements in {folder}")


def _rows(files: zipfile.ZipFile, name: str) -> Iterator[dict[str, str]]:
    yield from csv.DictReader(io.StringIO(files.read(name).decode("utf-8")))


def _text(printed: str) -> str:
    return " ".join(ast.literal_eval(sentence) for sentence in _SENTENCE.findall(printed)).strip()


def _cited(row: dict[str, str]) -> set[str]:
    return set(re.findall(r"\d+", row["cited_doc_ids"]))


def _write(path: Path, texts: Iterable[tuple[str, str, str]]) -> None:
    lines = [json.dumps({"_id": name, "title": title, "text": text}, ensure_ascii=False) for name, title, text in texts]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
