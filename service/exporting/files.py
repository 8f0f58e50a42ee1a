"""The formats in which a conversation is saved."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from service.exporting.conversation import Conversation, lines
from service.exporting.markdown import markdown
from service.exporting.web_page import web_page
from service.exporting.word import word


@dataclass(frozen=True, slots=True)
class FileKind:
    label: str
    media_type: str
    suffix: str
    write: Callable[[Conversation], bytes]

    def name(self, conversation: Conversation) -> str:
        return f"pincite-{conversation.saved_on.isoformat()}{self.suffix}"


FILE_KINDS = {
    "markdown": FileKind("Markdown", "text/markdown", ".md", lambda c: markdown(lines(c))),
    "html": FileKind("HTML", "text/html", ".html", lambda c: web_page(lines(c))),
    "docx": FileKind(
        "Word",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ".docx",
        lambda c: word(lines(c), c.saved_on),
    ),
}
