"""The JSON of OpenAI's chat completions, as far as it is read or given here; the rest of a request is passed over."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from service.api.schemas import AnswerJson

#: The one model there is.
MODEL = "pincite"


class Lenient(BaseModel):
    """Clients send fields that mean nothing here: temperature, tools, response_format, keys of their own."""

    model_config = ConfigDict(extra="ignore")


class PartBody(Lenient):
    type: str = Field(description="Only `text` is read.")
    text: str | None = None


class MessageBody(Lenient):
    role: str = Field(description="Questions are what `user` says; every other role is passed over.")
    content: str | list[PartBody] | None = None


class StreamOptions(Lenient):
    include_usage: bool | None = None


class Narrowing(Lenient):
    """What the other interfaces can be asked as well; field `pincite` of the request."""

    documents: list[str] = Field(
        default_factory=list, max_length=1000, description="Symbols of the documents to look in; none means all."
    )
    limit: int = Field(5, ge=1, le=20, description="Citations at most.")


class ChatBody(Lenient):
    """A conversation. The last message of the user is the question, those before are what it follows on."""

    model: str = Field(description="The one of `/v1/models`.", examples=[MODEL])
    messages: list[MessageBody] = Field(
        max_length=2000, examples=[[{"role": "user", "content": "how many people had to leave?"}]]
    )
    stream: bool | None = None
    stream_options: StreamOptions | None = None
    pincite: Narrowing | None = None


class UrlCitation(BaseModel):
    """Words of the content that a document has, in code points: `[start_index, end_index)`."""

    start_index: int
    end_index: int
    title: str = Field(description="The citation as the UN Editorial Manual has it.")
    url: str


class Annotation(BaseModel):
    type: Literal["url_citation"] = "url_citation"
    url_citation: UrlCitation


class Message(BaseModel):
    role: Literal["assistant"] = "assistant"
    content: str
    refusal: None = None
    annotations: list[Annotation] = Field(description="One a quotation that answers; none where nothing answers.")


class Choice(BaseModel):
    index: int = 0
    message: Message
    logprobs: None = None
    finish_reason: Literal["stop"] = "stop"


class Usage(BaseModel):
    """Words between blanks: of the questions that were read, and of the content. Nothing is paid by them."""

    prompt_tokens: int
    completion_tokens: int
    total_tokens: int


class ChatCompletion(BaseModel):
    id: str
    object: Literal["chat.completion"] = "chat.completion"
    created: int
    model: str = MODEL
    choices: list[Choice]
    usage: Usage
    system_fingerprint: str = Field(description="The snapshot that answered.")
    pincite: AnswerJson | None = Field(
        description="The whole answer as `/api/v1/ask` gives it; null for a task of a front end, which asks nothing."
    )


class Delta(BaseModel):
    role: Literal["assistant"] | None = None
    content: str | None = None
    annotations: list[Annotation] | None = None


class ChunkChoice(BaseModel):
    index: int = 0
    delta: Delta
    logprobs: None = None
    finish_reason: Literal["stop"] | None = None


class ChatCompletionChunk(BaseModel):
    """One event of a stream. The last one with a choice has the annotations and the whole answer."""

    id: str
    object: Literal["chat.completion.chunk"] = "chat.completion.chunk"
    created: int
    model: str = MODEL
    choices: list[ChunkChoice]
    usage: Usage | None = None
    system_fingerprint: str
    pincite: AnswerJson | None = None


class Model(BaseModel):
    id: str = MODEL
    object: Literal["model"] = "model"
    created: int = 0
    owned_by: str = "pincite"


class Models(BaseModel):
    object: Literal["list"] = "list"
    data: list[Model]


class Problem(BaseModel):
    message: str
    type: str
    param: str | None
    code: str | None


class ProblemJson(BaseModel):
    """The shape of every error below `/v1`."""

    error: Problem
