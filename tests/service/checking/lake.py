"""A small document in letters of several scripts, made without a reader: its blocks are its lines."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.address import identify
from corpus.document import Block, Document, Voice

NORLAND = Voice("Permanent Representative of Norland", "author")
UNION = Voice("International Harbour Union", "quoted organisation", "quoted")

LINES = (
    "On 2 February 2023, patrol boats of Estavia entered the harbour of Port Selby without permission.",
    "Xocalı şəhərində 613 nəfər həlak olmuşdur, o cümlədən 106 qadın və 63 uşaq.",
    "Гавань была закрыта комиссией 3 февраля, и ни один паром не вышел в море.",
    "أُغلق الميناء في 3 شباط/فبراير ولم تغادره أي عبارة منذ ذلك اليوم.",
    "港口于二月三日关闭，没有一艘渡轮出海。",
    "The sign on the pier reads 𝔄𝔯𝔡𝔪𝔬𝔲𝔱𝔥 🚢 and the ferries pass it every day.",
    "No ferry was seaworthy, and the café’s owner counted eleven cut moorings.",
)


def made(lines: Sequence[str] = LINES, symbol: str = "A/77/401") -> Document:
    """A document of one paragraph a line, the last one said by the International Harbour Union."""
    blocks, at = [], 0
    for number, line in enumerate(lines, start=1):
        voice = (NORLAND, UNION) if number == len(lines) else (NORLAND,)
        blocks.append(Block(f"p{number}", "paragraph", at, at + len(line), f"[para. {number}]", "letter", voice=voice))
        at += len(line) + 1
    return Document(
        symbol=identify(symbol), title="", kind="letter", author=NORLAND, text="\n".join(lines), blocks=tuple(blocks)
    )
