"""An answer → a chat completion, whole or as the chunks of a stream."""

from __future__ import annotations

import hashlib
import json
import time
from collections.abc import Iterator
from dataclasses import dataclass

from service import urls
from service.api.schemas import AnswerJson
from service.api.to_json import answer_json
from service.asking.answer import Answer
from service.asking.request import Ask
from service.exporting.answer_text import AnswerText, Quoted, answer_text
from service.openai_api.schemas import (
    Annotation,
    ChatCompletion,
    ChatCompletionChunk,
    Choice,
    ChunkChoice,
    Delta,
    Message,
    UrlCitation,
    Usage,
)

#: Hexadecimal digits of an id.
_DIGITS = 24


@dataclass(frozen=True, slots=True)
class Completion:
    """What a request gets, in whichever form. `answer` is None where nothing was asked of the documents."""

    id: str
    created: int
    snapshot: str
    text: AnswerText
    annotations: tuple[Annotation, ...]
    answer: AnswerJson | None
    usage: Usage


def completion_of(request: Ask, answer: Answer, snapshot: str) -> Completion:
    text = answer_text(answer)
    annotations = tuple(_annotation(quoted) for quoted in text.quoted if quoted.answers)
    return _completion(request, text, annotations, answer_json(answer, snapshot), snapshot)


def task_completion(request: Ask, result: str, snapshot: str) -> Completion:
    """Of a front end's own task."""
    return _completion(request, AnswerText((result,), ()), (), None, snapshot)


def _completion(
    request: Ask, text: AnswerText, annotations: tuple[Annotation, ...], answer: AnswerJson | None, snapshot: str
) -> Completion:
    return Completion(
        id=_id(request, snapshot),
        created=int(time.time()),
        snapshot=snapshot,
        text=text,
        annotations=annotations,
        answer=answer,
        usage=_usage((*request.recent, request.question), text.text),
    )


def whole(completion: Completion) -> ChatCompletion:
    message = Message(content=completion.text.text, annotations=list(completion.annotations))
    return ChatCompletion(
        id=completion.id,
        created=completion.created,
        choices=[Choice(message=message)],
        usage=completion.usage,
        system_fingerprint=completion.snapshot,
        pincite=completion.answer,
    )


def events(completion: Completion, *, with_usage: bool) -> Iterator[str]:
    """Server-sent events: a paragraph each, then the citations, and at last that it is done."""
    yield _event(_chunk(completion, Delta(role="assistant", content="")))
    for at, paragraph in enumerate(completion.text.paragraphs):
        yield _event(_chunk(completion, Delta(content=f"\n\n{paragraph}" if at else paragraph)))
    yield _event(_last(completion))
    if with_usage:
        yield _event(_chunk(completion, None).model_copy(update={"usage": completion.usage}))
    yield "data: [DONE]\n\n"


def _chunk(completion: Completion, delta: Delta | None) -> ChatCompletionChunk:
    """Without a choice where there is no delta."""
    return ChatCompletionChunk(
        id=completion.id,
        created=completion.created,
        choices=[ChunkChoice(delta=delta)] if delta else [],
        system_fingerprint=completion.snapshot,
    )


def _last(completion: Completion) -> ChatCompletionChunk:
    ended = ChunkChoice(delta=Delta(annotations=list(completion.annotations)), finish_reason="stop")
    return _chunk(completion, None).model_copy(update={"choices": [ended], "pincite": completion.answer})


def _event(chunk: ChatCompletionChunk) -> str:
    """What a delta does not have is left out of it: some clients take null for a text."""
    told = chunk.model_dump(mode="json", exclude={"choices", "usage", "pincite"})
    told["choices"] = [_choice(choice) for choice in chunk.choices]
    optional = {"usage": chunk.usage, "pincite": chunk.pincite}
    told |= {name: value.model_dump(mode="json") for name, value in optional.items() if value is not None}
    return f"data: {json.dumps(told, ensure_ascii=False, separators=(',', ':'))}\n\n"


def _choice(choice: ChunkChoice) -> dict[str, object]:
    delta = choice.delta.model_dump(mode="json", exclude_none=True)
    return {"index": choice.index, "delta": delta, "logprobs": None, "finish_reason": choice.finish_reason}


def _annotation(quoted: Quoted) -> Annotation:
    citation = quoted.citation
    address = f"{urls.host()}{urls.block(citation.document, citation.block)}"
    return Annotation(
        url_citation=UrlCitation(start_index=quoted.start, end_index=quoted.end, title=citation.cite_as, url=address)
    )


def _id(request: Ask, snapshot: str) -> str:
    """The same for the same request to the same snapshot."""
    digest = hashlib.sha256(repr((snapshot, request)).encode("utf-8", "surrogatepass"))
    return f"chatcmpl-{digest.hexdigest()[:_DIGITS]}"


def _usage(read: tuple[str, ...], written: str) -> Usage:
    prompt, completion = sum(len(text.split()) for text in read), len(written.split())
    return Usage(prompt_tokens=prompt, completion_tokens=completion, total_tokens=prompt + completion)
