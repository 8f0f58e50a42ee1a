"""Passes over examples, for both networks of the reader: resumable, seeded, in bfloat16 where it pays."""

from __future__ import annotations

import json
import time
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import click
import torch
from torch import nn

from index.training.batches import Batch, Encoded, batches, collate
from index.training.examples import SEED

_BATCH = 32
_SAVE_EVERY = 100
#: What the span counts beside the label in the loss.
_SPAN_SHARE = 0.5


@dataclass(frozen=True, slots=True)
class Pace:
    """`rate` is the highest learning rate, reached after `warm` of the steps and then lowered to zero linearly."""

    passes: int
    rate: float
    warm: float


def fit(network: nn.Module, rows: Sequence[Encoded], pace: Pace, done: Path) -> None:
    """Train `network` and write its weights to `done`. Stopped and called again, it goes on at the last checkpoint.

    The network takes ids, mask and types of shape (rows, tokens) and gives span logits of shape (rows, tokens, 2) and
    label logits of shape (rows, 3).
    """
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    network.to(device).train()
    order = [batch for seed in range(pace.passes) for batch in batches(rows, _BATCH, SEED + seed)]
    optimizer = torch.optim.AdamW(
        [p for p in network.parameters() if p.requires_grad], lr=pace.rate, weight_decay=0.01, fused=True
    )
    warm = max(1, int(pace.warm * len(order)))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min((step + 1) / warm, (len(order) - step) / max(1, len(order) - warm))
    )
    state: dict[str, Any] = {"network": network, "optimizer": optimizer, "schedule": schedule}
    resume = done.with_suffix(".resume.pt")
    first = _resumed(resume, state, device) if resume.exists() else 0
    began, losses = time.monotonic(), [0.0, 0.0]
    for step in range(first, len(order)):
        where, what = _losses(network, collate(order[step]), device)
        (_SPAN_SHARE * where + what).backward()  # type: ignore[no-untyped-call]
        nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimizer.step()
        schedule.step()
        optimizer.zero_grad(set_to_none=True)
        losses = [0.99 * old + 0.01 * float(new.detach()) for old, new in zip(losses, (where, what), strict=True)]
        if (step + 1) % 50 == 0:
            seconds = (time.monotonic() - began) / (step + 1 - first)
            report = {"to": done.stem, "step": step + 1, "of": len(order), "span": round(losses[0], 3)}
            report |= {"label": round(losses[1], 3), "minutes left": round(seconds * (len(order) - step - 1) / 60, 1)}
            click.echo(json.dumps(report))
        if (step + 1) % _SAVE_EVERY == 0:
            kept = {name: part.state_dict() for name, part in state.items()}
            torch.save(kept | {"step": step + 1}, resume.with_suffix(".new"))
            resume.with_suffix(".new").replace(resume)
    torch.save(network.cpu().state_dict(), done)
    resume.unlink(missing_ok=True)


def _resumed(resume: Path, state: dict[str, Any], device: torch.device) -> int:
    """The step to go on with."""
    kept = torch.load(resume, map_location=device, weights_only=True)
    for name, part in state.items():
        part.load_state_dict(kept[name])
    return int(kept["step"])


def _losses(network: nn.Module, batch: Batch, device: torch.device) -> tuple[torch.Tensor, torch.Tensor]:
    """Of the span and of the label."""
    with torch.autocast(device.type, dtype=torch.bfloat16, enabled=is_quick(device)):
        span, label = network(
            batch.input_ids.to(device), batch.attention_mask.to(device), batch.token_type_ids.to(device)
        )
    span = span.float().masked_fill(~_can_answer(batch.token_type_ids, batch.attention_mask).to(device), -1e4)
    starts, ends = (
        nn.functional.cross_entropy(span[..., side], target.to(device))
        for side, target in enumerate((batch.start, batch.end))
    )
    return 0.5 * (starts + ends), nn.functional.cross_entropy(label.float(), batch.label.to(device))


def is_quick(device: torch.device) -> bool:
    """True where bfloat16 is multiplied; on a processor that has no instruction for it, it is many times slower."""
    return device.type == "cuda" or _has_bfloat16()


@lru_cache(maxsize=1)
def _has_bfloat16() -> bool:
    told = Path("/proc/cpuinfo")
    return told.exists() and not {"avx512_bf16", "amx_bf16"}.isdisjoint(told.read_text(encoding="ascii").split())


def _can_answer(types: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
    """Of shape (rows, tokens, 1): the passage's tokens, and the first, which stands for "no answer"."""
    allowed = (types == 1) & (mask == 1)
    allowed[:, 0] = True
    return allowed.unsqueeze(-1)
