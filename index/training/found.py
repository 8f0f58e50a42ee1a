"""Passages found for the training questions, judged by teacher and reader: `python -m index.training.found`.

Training rows pair a question with a passage somebody chose. What the reader judges in use was found by a search, and
whether it answers nobody wrote down. Both networks say so; the reader learns the mean of what they say, which is right
more often than either. Written to OUT/found.jsonl, part by part; started again, it goes on. Seven pairs a second on two
cores with bfloat16.
"""

from __future__ import annotations

import json
import math
import random
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import bm25s
import click
import torch
from torch import nn

from index.chunk import windows
from index.reading import cross_encoder
from index.reading.cross_encoder import Judgement, Pair, judgement, padded
from index.training import teacher
from index.training.contrast import COLD, CONTRAST, stored_rows, text_of_rows
from index.training.examples import Example
from index.training.fitting import is_quick
from index.training.network import ReaderNetwork
from index.words import terms

#: Pairs that are made, of which as many are judged as `--most` says, and passages found of which so many are drawn.
_SEED = 7
_FOUND, _DRAWN = 6, 3
_PART, _BATCH = 512, 16

Judge = Callable[[Sequence[Pair]], list[Judgement]]


@click.command()
@click.option("--shared", type=click.Path(exists=True, path_type=Path), default=Path("../shared/data"))
@click.option("--out", type=click.Path(path_type=Path), default=Path("out/reader"))
@click.option("--reader", "checkpoint", default="more.pt", show_default=True, help="The reader's weights, in OUT.")
@click.option("--most", default=14_336, show_default=True, help="Pairs that are judged.")
def main(shared: Path, out: Path, checkpoint: str, most: int) -> None:
    """Judge pairs of questions of SHARED's rows and passages with OUT/teacher.pt and the reader."""
    written = out / "found.jsonl"
    already = sum(1 for _ in written.open(encoding="utf-8")) if written.exists() else 0
    todo = found_pairs(shared)[already:most]
    model = teacher.model_folder(out)
    teaching, tokens = teacher.TeacherNetwork(model), teacher.tokenizer(model)
    reading, own = ReaderNetwork(), cross_encoder.tokenizer()
    judges = (
        _judge(teaching, out / "teacher.pt", lambda pair: teacher.encode_pair(tokens, pair)),
        _judge(reading, out / checkpoint, lambda pair: cross_encoder.encode(own, pair)),
    )
    with written.open("a", encoding="utf-8") as stream:
        for at in range(0, len(todo), _PART):
            part = todo[at : at + _PART]
            for pair, *both in zip(part, *(judge(part) for judge in judges), strict=True):
                stream.write(json.dumps(Taught.of(pair, *both).stored(), ensure_ascii=False) + "\n")
            stream.flush()
            click.echo(f"{at + len(part):,} of {len(todo):,}")


@dataclass(frozen=True, slots=True)
class Taught:
    """A pair, the probabilities of answers, near and unrelated that it has, and the answer's range or None."""

    question: str
    passage: str
    target: tuple[float, ...]
    span: tuple[int, int] | None

    @classmethod
    def of(cls, pair: Pair, teaching: Judgement, reading: Judgement) -> Taught:
        """From the mean of both networks' log-odds, and the teacher's span."""
        answers = _probability((teaching.answers + reading.answers) / 2)
        unrelated = 1.0 - _probability((teaching.related + reading.related) / 2)
        near = max(1e-4, 1.0 - answers - unrelated)
        whole = answers + near + unrelated
        span = teaching.span()
        target = (answers / whole, near / whole, unrelated / whole)
        return cls(pair.question, pair.passage, target, (span.start, span.end) if answers > 0.5 else None)

    def stored(self) -> dict[str, object]:
        rounded = [round(share, 5) for share in self.target]
        return {"question": self.question, "passage": self.passage, "target": rounded, "span": self.span}

    def example(self) -> Example:
        return Example(self.question, self.passage, self.span, "answers" if self.span else "near", "found", self.target)


def read_found(path: Path) -> list[Example]:
    """What was judged, as examples."""
    rows = map(json.loads, path.read_text(encoding="utf-8").splitlines())
    return [
        Taught(
            row["question"], row["passage"], tuple(row["target"]), tuple(row["span"]) if row["span"] else None
        ).example()
        for row in rows
    ]


def found_pairs(shared: Path) -> list[Pair]:
    """The cold and contrast questions of the training part, each with passages of its own text that BM25 finds."""
    chance = random.Random(_SEED)
    rows = [row for source in (COLD, CONTRAST) for row in stored_rows("train", source)]
    pairs = []
    for text, questions in _by_text(shared, rows):
        passages = [text[window.start : window.end] for window in windows(text)]
        if passages:
            index = bm25s.BM25()
            index.index([terms(passage) or ["∅"] for passage in passages], show_progress=False)
            for question in filter(terms, questions):
                best, _ = index.retrieve([terms(question)], k=min(_FOUND, len(passages)), show_progress=False)
                rows_drawn = chance.sample([int(row) for row in best[0]], min(_DRAWN, len(best[0])))
                pairs += [Pair(question, "", passages[row]) for row in rows_drawn]
    chance.shuffle(pairs)
    return pairs


def _by_text(shared: Path, rows: Sequence[dict[str, object]]) -> Iterator[tuple[str, list[str]]]:
    questions: defaultdict[str, list[str]] = defaultdict(list)
    for row, text in text_of_rows(shared, rows):
        questions[" ".join(text.split())].append(str(row["question"]))
    yield from questions.items()


def _judge(network: nn.Module, weights: Path, encoded: Callable[[Pair], cross_encoder.Encoded]) -> Judge:
    network.load_state_dict(torch.load(weights, weights_only=True))
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    network.to(device).eval()

    def judge(pairs: Sequence[Pair]) -> list[Judgement]:
        rows = [encoded(pair) for pair in pairs]
        made: dict[int, Judgement] = {}
        order = sorted(range(len(rows)), key=lambda row: len(rows[row].ids))
        for at in range(0, len(order), _BATCH):
            batch = order[at : at + _BATCH]
            arrays = (torch.from_numpy(array).to(device) for array in padded([rows[row] for row in batch]))
            with torch.inference_mode(), torch.autocast(device.type, torch.bfloat16, enabled=is_quick(device)):
                spans, classes = (logits.float().cpu().numpy() for logits in network(*arrays))
            made.update((row, judgement(rows[row], spans[n], classes[n])) for n, row in enumerate(batch))
        return [made[row] for row in range(len(rows))]

    return judge


def _probability(log_odds: float) -> float:
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, log_odds))))


if __name__ == "__main__":
    main()
