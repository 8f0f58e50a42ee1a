"""Which text of a Markdown document is struck through: `~~this~~`, or elements of HTML. Its reader passes it over."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator

from markdown_it.token import Token

from corpus.formats.left_out import LeftOut

_NAMES = "del|s|strike"
_ELEMENT = re.compile(rf"<(?P<tag>{_NAMES})\b[^<>]*>(?P<text>.*?)(?:</(?P=tag)\s*>|\Z)", re.S | re.I)
_EDGE = re.compile(rf"<(?P<ends>/)?(?:{_NAMES})\b", re.I)
_TAG = re.compile(r"<[^<>]*>")
_WITH_TEXT = ("text", "code_inline", "image", "softbreak", "hardbreak")


def struck(tokens: Iterable[Token]) -> Iterator[LeftOut]:
    """Each text that is struck through, in the order of the document."""
    for token in tokens:
        if token.type == "inline":
            yield from _in_line(token.children or [])
        elif token.type == "html_block":
            texts = (_TAG.sub(" ", match["text"]) for match in _ELEMENT.finditer(token.content))
            yield from (LeftOut("struck", html.unescape(text)) for text in texts if text.strip())


def nesting(token: Token) -> int:
    """By how much a token opens or closes what is struck through: 1, -1, or 0 for any other."""
    if token.type in ("s_open", "s_close"):
        return token.nesting
    edge = _EDGE.match(token.content) if token.type == "html_inline" else None
    return 0 if edge is None else -1 if edge["ends"] else 1


def _in_line(children: Iterable[Token]) -> Iterator[LeftOut]:
    texts, kept, depth = [""], "", 0
    for token in children:
        opens = nesting(token)
        depth += opens
        if opens == -1 and depth == 0:
            texts.append("")
        if token.type in _WITH_TEXT and depth > 0:
            texts[-1] += token.content or " "
        elif token.type in _WITH_TEXT:
            kept += token.content or " "
    yield from (LeftOut("struck", text, paragraph=kept) for text in texts if text.strip())
