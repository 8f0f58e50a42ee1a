"""The networks that know no snapshot: loaded once, and kept while one snapshot takes the place of another."""

from __future__ import annotations

from dataclasses import dataclass

from index.embed import Encoder
from index.intent.intent import IntentNetwork, IntentReader
from index.multilingual_encoder import MultilingualEncoder
from index.reading.cross_encoder import CrossEncoder, Network


@dataclass(frozen=True, slots=True)
class Networks:
    """What the reader runs, once and again, what tells how a question is meant, and what encodes other languages."""

    reader: Network
    second: Network
    intents: IntentReader
    encoder: Encoder

    @classmethod
    def load(cls) -> Networks:
        return cls(CrossEncoder(), CrossEncoder.second(), IntentNetwork(), MultilingualEncoder())
