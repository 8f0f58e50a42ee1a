"""What a chat front end sends, as Open WebUI documents its calls: written here in words of our own."""

from __future__ import annotations

from typing import Any

QUESTION = "How many sailors were wounded?"


def chat(*said: str, stream: bool = True) -> dict[str, Any]:
    """A turn of a talk: questions and answers in turn, the last one a question."""
    roles = ("user", "assistant")
    messages = [{"role": roles[at % 2], "content": text} for at, text in enumerate(said)]
    system = {"role": "system", "content": "You are a helpful assistant. Today is Monday."}
    return {
        "model": "pincite",
        "messages": [system, *messages],
        "stream": stream,
        "stream_options": {"include_usage": True},
        "temperature": 0.8,
        "top_p": 0.9,
        "max_tokens": 16,
        "frequency_penalty": 0,
        "seed": 7,
        "stop": ["sailors"],
        "tools": [{"type": "function", "function": {"name": "get_time", "parameters": {"type": "object"}}}],
        "tool_choice": "auto",
        "response_format": {"type": "text"},
        "user": "u-1",
        "session_id": "s-1",
        "chat_id": "c-1",
        "id": "m-1",
        "params": {},
        "features": {"web_search": False},
        "background_tasks": {"title_generation": True},
        "variables": {"{{USER_NAME}}": "Ana"},
    }


def _task(what: str, output: str) -> dict[str, Any]:
    text = f"""### Task:
{what}
### Guidelines:
- Use the language of the talk.
### Output:
JSON format: {output}
### Examples:
- {{ "title": "Harbours of the north" }}
### Chat History:
<chat_history>
USER: {QUESTION}
ASSISTANT: “In total, 40 sailors were wounded.”
</chat_history>"""
    return {"model": "pincite", "messages": [{"role": "user", "content": text}], "stream": False, "max_tokens": 1000}


#: Each with the JSON that it is to get.
TASKS: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    "title": (_task("Make a title of three to five words.", '{ "title": "the title" }'), {"title": QUESTION}),
    "tags": (_task("Make tags for the themes of the talk.", '{ "tags": ["one", "two"] }'), {"tags": []}),
    "follow-ups": (_task("Suggest what to ask next.", '{ "follow_ups": ["One?", "Two?"] }'), {"follow_ups": []}),
    "queries": (_task("Make queries for a search.", '{\n  "queries": ["one", "two"]\n}'), {"queries": []}),
    "completion": (_task("Complete the text.", '{ "text": "the rest" }'), {"text": ""}),
}
