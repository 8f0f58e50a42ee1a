"""A training that stops goes on where it was; soft targets are learnt as such."""

from __future__ import annotations

from pathlib import Path

import pytest
import torch
from torch import Tensor, nn

from index.training import fitting
from index.training.batches import Encoded, collate
from index.training.fitting import Pace, fit

_PACE = Pace(passes=2, rate=1e-2, warm=0.1)


class Small(nn.Module):
    """A network of the reader's shape."""

    def __init__(self) -> None:
        super().__init__()
        torch.manual_seed(1)
        self.words = nn.Embedding(40, 8)
        self.span = nn.Linear(8, 2)
        self.label = nn.Linear(8, 3)

    def forward(self, input_ids: Tensor, _: Tensor, __: Tensor) -> tuple[Tensor, Tensor]:
        states = self.words(input_ids)
        return self.span(states), self.label(states.mean(1))


def rows(count: int) -> list[Encoded]:
    return [
        Encoded([1, 2 + n % 30, 3, 4 + n % 20, 5], [0, 0, 0, 1, 1], 3 * (n % 2), 3 * (n % 2), (0.2, 0.5, 0.3))
        for n in range(count)
    ]


def trained(folder: Path, name: str) -> dict[str, Tensor]:
    done = folder / f"{name}.pt"
    fit(Small(), rows(200), _PACE, done)
    return dict(torch.load(done, weights_only=True))


def test_one_that_stopped_ends_as_one_that_did_not(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fitting, "_SAVE_EVERY", 5)
    whole = trained(tmp_path, "whole")
    left = iter(range(8))

    def stopping(batch: list[Encoded]) -> object:
        if next(left, None) is None:
            raise KeyboardInterrupt
        return collate(batch)

    with monkeypatch.context() as patched:
        patched.setattr(fitting, "collate", stopping)
        with pytest.raises(KeyboardInterrupt):
            trained(tmp_path, "stopped")
    assert (tmp_path / "stopped.resume.pt").exists()
    again = trained(tmp_path, "stopped")
    assert not (tmp_path / "stopped.resume.pt").exists()
    assert all(torch.equal(whole[name], again[name]) for name in whole)


def test_probabilities_are_learnt_as_they_are(tmp_path: Path) -> None:
    network = Small()
    fit(network, rows(400), Pace(passes=12, rate=3e-2, warm=0.1), tmp_path / "soft.pt")
    _, label = network(torch.tensor([[1, 7, 3, 9, 5]]), torch.ones(1, 5), torch.ones(1, 5))
    assert label.softmax(-1)[0].tolist() == pytest.approx([0.2, 0.5, 0.3], abs=0.03)
