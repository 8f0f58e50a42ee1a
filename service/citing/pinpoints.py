"""How each style names a place in a document, from how the United Nations' own does: "annex, [para. 13]".

Square brackets stay: they say that a number is counted and not printed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PinpointWords:
    """The words of a style for ours, longer ones first."""

    table: tuple[tuple[str, str], ...]

    def of(self, pinpoint: str) -> str:
        words = dict(self.table)
        known = re.compile("|".join(re.escape(word) for word in words))
        return known.sub(lambda match: words[match.group()], pinpoint)


OSCOLA = PinpointWords(
    (("subparas. ", "subparas "), ("subpara. ", "subpara "), ("paras. ", "paras "), ("para. ", "para "),
     ("sect. ", "s "), ("chap. ", "ch "), ("footnote ", "fn "), ("(p. ", "(p "))
)  # fmt: skip
BLUEBOOK = PinpointWords(
    (("subparas. ", "subparas. "), ("subpara. ", "subpara. "), ("paras. ", "¶¶ "), ("para. ", "¶ "),
     ("sect. ", "§ "), ("chap. ", "ch. "), ("preambular ", "pmbl. "), ("footnote ", "n."))
)  # fmt: skip
CHICAGO = PinpointWords((("sect. ", "sec. "), ("footnote ", "n. ")))
