"""The words that scripts say, handed over with each page that is not English: found where the scripts say them."""

from __future__ import annotations

import io
import json
from functools import lru_cache

from babel.messages.extract import extract_javascript

from service.pages.static_files import FILES
from service.words import Words, spoken

#: What says words in a script, and which of its arguments they are.
KEYWORDS: dict[str, tuple[int, ...] | None] = {"say": None, "count": (1, 2)}


def script_words() -> str:
    """JSON: English words → those of the reader's language, as a list of forms where a number is told."""
    return _as_json(spoken().language)


@lru_cache(maxsize=16)
def _as_json(language: str) -> str:
    table = Words.of(language).table
    told = {words[0]: (table.get(words[0], words) if words[1:] else table.get(words[0], words)[0]) for words in said()}
    return json.dumps(told, ensure_ascii=False, separators=(",", ":"))


@lru_cache(maxsize=1)
def said() -> tuple[tuple[str, ...], ...]:
    """The English words of all scripts: of each one form, or that for one thing and that for several."""
    scripts = (file.content for file in FILES.values() if file.media_type == "text/javascript")
    found = (words for script in scripts for words in _said_in(script))
    return tuple(dict.fromkeys(found))


def _said_in(script: bytes) -> list[tuple[str, ...]]:
    extracted = extract_javascript(
        io.BytesIO(script), KEYWORDS, [], {"encoding": "utf-8", "parse_template_string": True}
    )
    by_name = ((name, (words,) if isinstance(words, str) else words) for _, name, words, _ in extracted)
    return [tuple(filter(None, words[: 2 if name == "count" else 1])) for name, words in by_name if words[0]]
