"""The reader's network unquantised, in PyTorch: what the shipped one is compared with."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import torch

from index.reading.cross_encoder import Judgement, Pair, encode, judgement, padded, tokenizer
from index.training.network import ReaderNetwork

#: As `make train` leaves it. Where it is absent the network has other weights; the time does not depend on them.
CHECKPOINT = Path("out/reader/documents.pt")


class TorchNetwork:
    """Reads all pairs as one batch."""

    def __init__(self) -> None:
        self._network = ReaderNetwork()
        if CHECKPOINT.exists():
            self._network.load_state_dict(torch.load(CHECKPOINT))
        self._network.eval()
        self._tokens = tokenizer()

    def judge(self, pairs: Sequence[Pair]) -> tuple[Judgement, ...]:
        if not pairs:
            return ()
        rows = [encode(self._tokens, pair) for pair in pairs]
        with torch.inference_mode():
            spans, classes = self._network(*(torch.from_numpy(array) for array in padded(rows)))
        return tuple(
            judgement(row, span, logits) for row, span, logits in zip(rows, spans.numpy(), classes.numpy(), strict=True)
        )
