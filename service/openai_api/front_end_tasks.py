"""Tasks that chat front ends set a model behind the user's back: a title for the talk, tags, questions to go on with.

Such a task is no question to the documents. It says in which JSON it wants its result, and gets that JSON without
anything made up: the user's own first question for a title, and otherwise nothing.
"""

from __future__ import annotations

import json
import re
from typing import Any

#: How Open WebUI, and what took it over, begins every task.
_BEGINS = re.compile(r"\s*#{2,4}\s*\**Task\b", re.I)
#: Its parts have headings; the result is described in this one.
_OUTPUT = re.compile(r"^#{2,4}\s*\**Output\b[^\n]*\n(.*?)(?=^#{2,4}\s|\Z)", re.M | re.S | re.I)
#: `{ "title": "your concise title here" }`: the names, and whether a list or a text belongs to each.
_FIELD = re.compile(r'"(\w+)"\s*:\s*([\["])')
_TALK = re.compile(r"<chat_history>\s*(.*?)\s*</chat_history>", re.S)
_FIRST_QUESTION = re.compile(
    r"^\s*(?:USER|HUMAN)\s*:\s*(.+?)\s*(?=^\s*(?:ASSISTANT|SYSTEM)\s*:|\Z)", re.M | re.S | re.I
)
#: Signs of a title, which stands in a narrow list.
_TITLE = 60


def result_of(text: str) -> str | None:
    """What a task gets, "" where it says of no result how it is to look; None for a text that is no task."""
    if not _BEGINS.match(text) or not (_OUTPUT.search(text) or _TALK.search(text)):
        return None
    output = _OUTPUT.search(text)
    fields = _FIELD.findall(output[1] if output else text)
    if not fields:
        return ""
    return json.dumps({name: _value(name, opens, text) for name, opens in fields}, ensure_ascii=False)


def _value(name: str, opens: str, text: str) -> Any:
    if opens == "[":
        return []
    return _title(text) if name == "title" else ""


def _title(text: str) -> str:
    """The user's first question in one line, cut at a word."""
    talk = _TALK.search(text)
    question = _FIRST_QUESTION.search(talk[1]) if talk else None
    words = " ".join(question[1].split()) if question else ""
    return words if len(words) <= _TITLE else f"{words[:_TITLE].rsplit(' ', 1)[0]} …"
