"""Jobs as JSON: what adding and removing documents over the API answers with."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, Field

from service import urls
from service.acquisitions.job_records import Job


class JobErrorJson(BaseModel):
    """What was wrong, as an error of the API would say it."""

    error: str
    detail: str
    status: int


class JobJson(BaseModel):
    """Documents are added and removed one at a time; a job says how far one is."""

    id: str
    url: str = Field(description="Where the job is asked for.")
    kind: Literal["add", "remove", "read"]
    state: Literal["waiting", "running", "done", "failed"]
    stage: str = Field(description="What is being done, in words.")
    step: int = Field(description="Which of `steps` that is; 0 before the first.")
    steps: int
    file: str = Field(description="The file's name as it was sent; empty of a removal.")
    outcome: Literal["", "read", "added", "replaced", "already_held", "removed"] = Field(
        description="What came of it; empty until the job is done."
    )
    symbol: str | None = Field(description="The document's, as soon as it is known.")
    document: str | None = Field(description="The address of the document, once it is held and asked.")
    warnings: list[str] = Field(description="What the reader has to say of the file, and how it is related to others.")
    error: JobErrorJson | None
    asked_at: str
    ended_at: str | None


def job_json(job: Job) -> JobJson:
    held = job.outcome in ("added", "replaced", "already_held")
    return JobJson(
        id=job.id,
        url=urls.api_job(job.id),
        kind=job.kind,
        state=job.state,
        stage=job.stage,
        step=job.step,
        steps=job.steps,
        file=job.file,
        outcome=job.outcome,
        symbol=job.symbol or None,
        document=urls.api_document_of(job.symbol) if held else None,
        warnings=list(job.remarks),
        error=JobErrorJson(error=job.error, detail=job.detail, status=job.status) if job.error else None,
        asked_at=job.at,
        ended_at=job.ended or None,
    )
