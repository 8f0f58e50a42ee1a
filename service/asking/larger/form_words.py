"""Words that larger questions are made of, and slips in them. No document has a name among these words."""

from __future__ import annotations

import re

from index.typing_slips import is_slip

_FORM_WORDS = tuple(
    """resolution resolutions statement document letter report declaration summary summarise summarize overview outline
    briefly explain points takeaways timeline chronology chronological chronologically happened events sequence
    according between during""".split()
)
_LONG_WORD = re.compile(r"[^\W\d_]{5,}")


def mended(question: str) -> str:
    """The question with slips mended in these words."""
    return _LONG_WORD.sub(lambda match: _mend(match.group()), question)


def _mend(typed: str) -> str:
    if typed.lower() in _FORM_WORDS:
        return typed
    return next((meant for meant in _FORM_WORDS if is_slip(typed.lower(), meant)), typed)
