"""The intent of a question and its slots, by a trained network: question in, kind, relation and marked words out.

The weights, their making and their figures are told in index/intent/model/README.md. The kinds:

    fact             one passage answers
    list             several things of one sort
    parts            several questions in one
    comparison       documents or speakers beside one another
    overview         what a document as a whole is about
    timeline         events in the order of time
    doc.<what>       data of one document: its date, author, number of paragraphs
    all.<which>      the documents held together: how many, which ones, the first, the last
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from pathlib import Path
from typing import Literal, Protocol, get_args

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from corpus.ranges import Span
from index.network_file import opened
from index.reading.cross_encoder import tokenizer

MODEL = Path(__file__).parent / "model" / "intent.int8.onnx"
#: Tokens of a question that are read.
LENGTH = 96

OF_DOCUMENT = tuple(
    """addressee agenda annexes author cited_by cites date distributed footnotes images kind language meeting organ
    pages paragraphs session signatory speakers spread symbol title vote""".split()
)
OF_ALL = ("count", "first", "last", "which")
#: In the order of the network's outputs, as `RELATIONS` and `TAGS`.
KINDS = (
    *(f"all.{which}" for which in OF_ALL),
    "comparison",
    *(f"doc.{what}" for what in OF_DOCUMENT),
    "fact",
    "list",
    "overview",
    "parts",
    "timeline",
)
#: What documents have to do with the matter: they are about it, name it, are by somebody, do something, were voted on.
Relation = Literal["about", "naming", "by", "doing", "voted", "none"]
RELATIONS: tuple[Relation, ...] = get_args(Relation)
#: What words say: the frame of a question, a document, a time, the matter, the sort of things listed, who is compared.
Tag = Literal["frame", "document", "time", "matter", "sort", "speaker"]
TAGS: tuple[Tag, ...] = get_args(Tag)

_Floats = NDArray[np.float32]


#: The probability of a sort from which on it is taken for meant. Choosing questions, 2026-11-29: of 696 that one
#: passage answers or none, 17 are taken for overviews, time lines or collections from 0.5 on, 12 from here on.
SURE = 0.9
#: The share of the kind itself in that of its sort.
_SHARE = 0.6


@dataclass(frozen=True, slots=True)
class Slot:
    """A run of words that say the same sort of thing; `span` is its range of the question."""

    tag: Tag
    span: Span


@dataclass(frozen=True, slots=True)
class Intent:
    """What a question asks for.

    text         the question
    kind         one of `KINDS`
    probability  that it is of that kind, or of another of its sort: "doc.date" and "doc.author" are of one
    share        of that, the kind's own
    relation     of the documents to the matter; says something of the kinds "all.…" alone
    slots        in their order; the frame has none
    further      where the questions of "parts" begin, without the first
    """

    text: str
    kind: str
    probability: float
    share: float
    relation: Relation
    slots: tuple[Slot, ...]
    further: tuple[int, ...]

    def is_surely(self, kind: str, least: float = SURE) -> bool:
        """It is of that sort with the probability `least`, and of that kind among those of its sort."""
        return self.kind == kind and self.probability >= least and self.share >= _SHARE

    def spans(self, *tags: Tag) -> tuple[Span, ...]:
        return tuple(slot.span for slot in self.slots if slot.tag in tags)

    def said(self, *tags: Tag) -> str:
        """The words of the slots with these tags, in their order, joined by blanks."""
        return " ".join(span.of(self.text) for span in self.spans(*tags))


class IntentReader(Protocol):
    def read(self, question: str) -> Intent:
        """The intent of one question, which may be empty of words."""
        ...


class IntentNetwork:
    """Reads questions one at a time with the shipped network, or another of its form. Keeps those read last."""

    def __init__(self, model: Path = MODEL) -> None:
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.add_session_config_entry("session.x64quantprecision", "1")  # see index/reading/cross_encoder.py
        self._session = opened(model, options)
        self._tokens = tokenizer()
        self._tokens.enable_truncation(LENGTH)
        self.read = lru_cache(maxsize=256)(self._read)

    def _read(self, question: str) -> Intent:
        encoded = self._tokens.encode(question)
        ids = np.array([encoded.ids], dtype=np.int64)
        kinds, relations, tags, further = self._session.run(
            ["kinds", "relations", "tags", "further"], {"input_ids": ids, "attention_mask": np.ones_like(ids)}
        )
        places = [Span(int(start), int(end)) for start, end in encoded.offsets]
        return intent(question, places, kinds[0], relations[0], tags[0], further[0])


def intent(  # noqa: PLR0913  # what the network puts out
    question: str, places: Sequence[Span], kinds: _Floats, relations: _Floats, tags: _Floats, further: _Floats
) -> Intent:
    """From logits: `kinds` and `relations` of shape (their number,), `tags` (tokens, tags), `further` (tokens,).

    `places` are the ranges of the tokens in the question, empty for those that stand for no word.
    """
    kind, probability, share = _likeliest(np.exp(kinds - kinds.max()) / np.exp(kinds - kinds.max()).sum())
    words = list(_words(question, places))
    found = tuple(_slots(question, [(span, TAGS[int(np.argmax(tags[first]))]) for first, span in words]))
    begins = tuple(span.start for first, span in words if further[first] > 0 and span.start > 0)
    return Intent(question, kind, probability, share, RELATIONS[int(np.argmax(relations))], found, begins)


def _likeliest(probabilities: _Floats) -> tuple[str, float, float]:
    """The likeliest kind of the likeliest sort, that sort's probability and the kind's share of it."""
    sorts: dict[str, float] = {}
    for kind, probability in zip(KINDS, probabilities, strict=True):
        sort = kind.partition(".")[0]
        sorts[sort] = sorts.get(sort, 0.0) + float(probability)
    best = max(sorts, key=sorts.__getitem__)
    own, kind = max((float(p), k) for k, p in zip(KINDS, probabilities, strict=True) if k.partition(".")[0] == best)
    return kind, sorts[best], own / sorts[best]


def _words(question: str, places: Sequence[Span]) -> Iterator[tuple[int, Span]]:
    """Each word with its first token: what stands between blanks."""
    last: tuple[int, Span] | None = None
    for token, place in enumerate(places):
        if place.start == place.end:
            continue
        if last and not question[last[1].end : place.start].strip() and last[1].end == place.start:
            last = (last[0], Span(last[1].start, place.end))
            continue
        if last:
            yield last
        last = (token, place)
    if last:
        yield last


def _slots(question: str, words: Sequence[tuple[Span, Tag]]) -> Iterator[Slot]:
    """Runs of words of one tag, without the signs around them."""
    for tag, run in groupby(words, key=lambda word: word[1]):
        spans = [span for span, _ in run]
        start, end = spans[0].start, spans[-1].end
        said = question[start:end]
        start += len(said) - len(said.lstrip(_SIGNS))
        end -= len(said) - len(said.rstrip(_SIGNS))
        if tag != "frame" and start < end:
            yield Slot(tag, Span(start, end))


_SIGNS = " ,.;:?!–—-\"“”'‘’("
