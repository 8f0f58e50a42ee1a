"""What of a conversation's messages is asked: the user's last words, after those before."""

from __future__ import annotations

from corpus.address import identify_held
from service.asking.request import Ask
from service.errors import InvalidRequest, UnreadableContent
from service.openai_api.schemas import ChatBody, MessageBody, Narrowing

#: Roles whose words are questions; an assistant's are read from what was answered, since they are asked anew.
_ASKS = "user"


def asked(body: ChatBody) -> Ask:
    """Raises `InvalidRequest` where nobody asks anything, `UnreadableContent`, and `BadSymbol`."""
    said = [_text(message) for message in body.messages if message.role == _ASKS]
    if not said:
        raise InvalidRequest("messages", 'none has the role "user"; the last one that has is the question')
    wanted = body.pincite or Narrowing()
    return Ask(
        question=said[-1],
        history=tuple(earlier for earlier in said[:-1] if earlier.strip()),
        documents=tuple(identify_held(symbol) for symbol in wanted.documents),
        limit=wanted.limit,
    )


def _text(message: MessageBody) -> str:
    """Raises `UnreadableContent` for a picture, a sound or a file."""
    if message.content is None or isinstance(message.content, str):
        return message.content or ""
    unread = next((part.type for part in message.content if part.type != "text"), None)
    if unread is not None:
        raise UnreadableContent(unread)
    return "\n".join(part.text or "" for part in message.content)
