"""Data sets in BEIR form: corpus.jsonl, queries.jsonl and qrels/SPLIT.tsv in one folder. Only reads them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel, Field

from index.chunk import windows
from index.passage import Passage
from service.asking.request import Ask
from service.errors import BadLine, UnusableFile
from service.measuring.lines import check_id, read_json_lines, read_lines
from service.measuring.topics import Topics

_HEADER = ["query-id", "corpus-id", "score"]


class _Text(BaseModel):
    """A line of corpus.jsonl or queries.jsonl. Further keys, such as `metadata`, are let be."""

    id: str = Field(alias="_id")
    title: str = ""
    text: str


@dataclass(frozen=True, slots=True)
class DataSet:
    """A BEIR data set as passages and topics."""

    topics: Topics
    passages: tuple[Passage, ...]


def read_beir(folder: Path, split: str) -> DataSet:
    """Raises `BadLine` and `UnusableFile`."""
    texts = dict(_texts(folder / "corpus.jsonl"))
    queries = dict(_texts(folder / "queries.jsonl"))
    qrels = _qrels(_qrels_file(folder, split), queries)
    absent = {document for judged in qrels.values() for document in judged} - texts.keys()
    about = f"{len(qrels)} queries, {len(texts)} documents"
    if absent:  # as in BEIR's own evaluation, they stay right answers that nobody can find
        about += f"; {len(absent)} judged documents are not in corpus.jsonl"
    return DataSet(
        topics=Topics(f"{folder.name}/{split}", about, {q: Ask(queries[q].text) for q in qrels}, qrels),
        passages=tuple(passage for text in texts.values() for passage in _passages(text)),
    )


def _texts(path: Path) -> Iterator[tuple[str, _Text]]:
    seen: set[str] = set()
    for number, line in read_json_lines(path, _Text):
        if check_id(path, number, line.id) in seen:
            raise BadLine(path, number, f"the id {line.id!r} stands in the file twice")
        seen.add(line.id)
        yield line.id, line
    if not seen:
        raise UnusableFile(path, "it is empty")


def _qrels_file(folder: Path, split: str) -> Path:
    path = folder / "qrels" / f"{split}.tsv"
    if not path.exists():
        splits = ", ".join(sorted(file.stem for file in path.parent.glob("*.tsv")))
        others = f"choose one of these with --split: {splits}" if splits else "put the judgements there"
        raise UnusableFile(path, f"there is no such file; {others}")
    return path


def _qrels(path: Path, queries: dict[str, _Text]) -> dict[str, dict[str, int]]:
    found: dict[str, dict[str, int]] = {}
    lines = read_lines(path)
    number, header = next(lines, (1, ""))
    if header.split("\t") != _HEADER:
        raise BadLine(path, number, f"the first line has to be the header, tabs between: {' '.join(_HEADER)}")
    for number, line in lines:
        cells = line.split("\t")
        if len(cells) != len(_HEADER) or not cells[2].strip().lstrip("-").isdecimal():
            raise BadLine(path, number, "not a query's id, a document's id and a whole number with tabs between")
        query, document, grade = cells
        if query not in queries:
            raise BadLine(path, number, f"the query {query!r} is not in queries.jsonl")
        found.setdefault(query, {})[document] = int(grade)
    if not found:
        raise UnusableFile(path, "it holds no judgement")
    return found


def _passages(text: _Text) -> Iterator[Passage]:
    """Windows of a document, as of a long block: one block a document, so that search gives each document once."""
    for start, end in windows(text.text):
        yield Passage(text.id, "", start, end, text.text[start:end], text.title)
