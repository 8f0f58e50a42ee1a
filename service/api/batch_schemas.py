"""The JSON of several questions in one request."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, PrivateAttr, ValidationError, WrapValidator

from service.api.schemas import AnswerJson, AskBody, ErrorJson
from service.errors import InvalidRequest

#: Questions in one request.
BATCH_LIMIT = 64


class UnusableAsk(AskBody):
    """Stands for what is no question, and says why."""

    _why: InvalidRequest = PrivateAttr()

    @classmethod
    def of(cls, error: ValidationError) -> UnusableAsk:
        first = error.errors()[0]
        made = cls(question="")
        made._why = InvalidRequest(".".join(map(str, first["loc"])), first["msg"])
        return made

    @property
    def why(self) -> InvalidRequest:
        return self._why


def _or_why_not(value: Any, ask: Callable[[Any], AskBody]) -> AskBody:
    """One question that is none leaves the others to be answered."""
    try:
        return ask(value)
    except ValidationError as error:
        return UnusableAsk.of(error)


class BatchBody(BaseModel):
    """Several questions, each as `POST /api/v1/ask` takes it."""

    model_config = ConfigDict(extra="forbid")

    questions: list[Annotated[AskBody, WrapValidator(_or_why_not)]] = Field(
        min_length=1,
        max_length=BATCH_LIMIT,
        description=f"At most {BATCH_LIMIT}.",
        examples=[[{"question": "how many people had to leave?"}, {"question": "who says so?", "limit": 1}]],
    )


class BatchJson(BaseModel):
    answers: list[AnswerJson | ErrorJson] = Field(
        description="In the order of the questions: what each alone would have been answered, or its error."
    )
    snapshot: str
