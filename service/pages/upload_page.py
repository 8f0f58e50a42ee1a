"""The pages on which documents are added and removed: what waits, what was read of a file, how far a job is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from corpus.address import identify_held
from corpus.document import Document
from corpus.holdings.readers import READERS
from service import urls
from service.acquisitions.inspection import Inspection, inspect
from service.acquisitions.job_records import Job, Wanted
from service.acquisitions.looks import Look
from service.acquisitions.uploads import Upload
from service.asking.answerer import Answerer
from service.citing.line import one_line
from service.words import several_to_say, spoken, to_say

#: Blocks of a file that are shown before it is held, and characters of each.
_BLOCKS, _LONGEST = 8, 400
_DONE = {
    "": to_say("is done"),
    "added": to_say("is held now"),
    "replaced": to_say("is held now, in the place of the text before"),
    "already_held": to_say("was held already; nothing was changed"),
    "removed": to_say("is not held any more; its file was moved away, not destroyed"),
    "read": to_say("was read"),
}
#: Stages of a job, and other words of its record that a reader is told.
_STAGES = (
    to_say("waiting"),
    to_say("reading the file"),
    to_say("adding it to those held"),
    to_say("moving its file away"),
    to_say("building the index"),
    to_say("taking the new index up"),
    to_say("waiting for another process to end"),
)
#: Of those that have no label.
_BLOCK_KINDS = (
    to_say("masthead"),
    to_say("title"),
    to_say("heading"),
    to_say("quotation"),
    to_say("omission"),
    to_say("list item"),
    to_say("caption"),
    to_say("signature"),
    to_say("footnote"),
)
_MISSING = several_to_say("; of the printed numbers {} is missing", "; of the printed numbers {} are missing")


@dataclass(frozen=True, slots=True)
class JobView:
    """How far a job is. `name` is the file or symbol that it is about; `leads_to` what it came to, "" for nowhere."""

    job: Job
    name: str
    says: str
    leads_to: str
    label: str
    fragment: str


@dataclass(frozen=True, slots=True)
class WaitingView:
    upload: Upload
    href: str
    size: str


@dataclass(frozen=True, slots=True)
class UploadsPage:
    """`problem` says why a file was not taken; "" where none was sent yet. `accept` are the endings that are read."""

    waiting: tuple[WaitingView, ...]
    jobs: tuple[JobView, ...]
    accept: str
    endings: str
    limit: int
    problem: str


@dataclass(frozen=True, slots=True)
class BlockLook:
    kind: str
    label: str
    text: str
    cut: bool


@dataclass(frozen=True, slots=True)
class LookView:
    """What was read of a file.

    verdict   "new", "held" (the same text is), "another" (its symbol is, with another text)
    against   those held that it meets, with their addresses
    facts     names and values of what was understood
    """

    document: Document
    found: Inspection
    verdict: str
    against: tuple[tuple[str, str], ...]
    nameless: bool
    facts: tuple[tuple[str, str], ...]
    blocks: tuple[BlockLook, ...]
    more: int


@dataclass(frozen=True, slots=True)
class UploadPage:
    """A file that waits: it is being read (`job`), was read (`look`), or cannot be (`job` says why).

    given   what was sent with it, to be corrected; `problem` what is wrong with that
    """

    upload: Upload
    size: str
    job: JobView
    look: LookView | None
    given: Wanted
    by_name: bool
    problem: str


@dataclass(frozen=True, slots=True)
class JobPage:
    job: JobView


@dataclass(frozen=True, slots=True)
class RemovalPage:
    """`cited_by` counts the documents held that cite it; `shipped` ones stay."""

    document: Document
    url: str
    slug: str
    cited_by: int
    shipped: bool


def uploads_page(waiting: Sequence[Upload], jobs: Sequence[Job], limit: int, problem: str = "") -> UploadsPage:
    return UploadsPage(
        waiting=tuple(WaitingView(upload, urls.upload(upload.id), size_of(upload.size)) for upload in waiting),
        jobs=tuple(map(job_view, jobs)),
        accept=",".join(READERS),
        endings=", ".join(sorted(READERS)),
        limit=limit // 1_000_000,
        problem=problem,
    )


def upload_page(  # noqa: PLR0913  # what a form brings back
    answerer: Answerer, upload: Upload, job: Job, look: Look | None, given: Wanted | None = None, problem: str = ""
) -> UploadPage:
    shown = _look(answerer, look) if look else None
    given = given or (_suggested(look) if look else Wanted())
    return UploadPage(
        upload, size_of(upload.size), job_view(job), shown, given, bool(given.name) and not given.symbol, problem
    )


def job_view(job: Job) -> JobView:
    leads_to, label = _leads_to(job)
    name = job.symbol or job.file or job.of
    return JobView(job, one_line(name), _says(job), leads_to, label, urls.fragment_of_job(job.id))


def removal_page(document: Document, cited_by: int, *, shipped: bool) -> RemovalPage:
    return RemovalPage(document, urls.document(document), document.symbol.slug, cited_by, shipped)


def size_of(size: int) -> str:
    """In the unit that has few figures."""
    say = spoken()
    if size >= 1_000_000:
        return say("{} MB", f"{size / 1_000_000:.1f}")
    return say("{} kB", f"{size / 1_000:.1f}") if size >= 1_000 else say.count("{} byte", "{} bytes", size)


def _says(job: Job) -> str:
    say = spoken()
    if job.state == "failed":
        return job.told
    if job.state == "done":
        return say(_DONE[job.outcome])
    return _stage(job.stage) if job.state == "running" else say("waiting until the work before it is done")


def _stage(words: str) -> str:
    """What an index says of its building has no other language: of that the step is told."""
    say = spoken()
    return say(words) if say.language == "en" or words in _STAGES else say("building the index")


def _leads_to(job: Job) -> tuple[str, str]:
    say = spoken()
    if job.state == "done" and job.outcome in ("added", "replaced", "already_held"):
        return urls.document_of(identify_held(job.symbol)), say("Read it")
    if job.kind == "read" or (job.kind == "add" and job.state == "failed"):
        return urls.upload(job.of), say("Look at the file")
    return "", ""


def _suggested(look: Look) -> Wanted:
    """What the form begins with where the text names no symbol: that of the file's name, else its name in words."""
    if not look.nameless:
        return Wanted()
    if look.suggested:
        return Wanted(symbol=look.suggested)
    return Wanted(name=str(look.document.symbol))


def _look(answerer: Answerer, look: Look) -> LookView:
    document = look.document
    verdict, against = _against(answerer, look)
    found = inspect(document, answerer.snapshot.holds)
    return LookView(
        document=document,
        found=found,
        verdict=verdict,
        against=against,
        nameless=look.nameless,
        facts=tuple(_facts(found, nameless=look.nameless)),
        blocks=tuple(_block(document, number) for number in range(min(_BLOCKS, len(document.blocks)))),
        more=max(0, len(document.blocks) - _BLOCKS),
    )


def _against(answerer: Answerer, look: Look) -> tuple[str, tuple[tuple[str, str], ...]]:
    held = answerer.snapshot.documents
    same = [other for other in held if other.sha256 == look.document.sha256]
    if same:
        return "held", tuple((other.called, urls.document(other)) for other in same)
    if look.nameless and not look.suggested:
        return "new", ()
    sharing = [other for other in held if set(other.symbol.halves) & set(look.document.symbol.halves)]
    return ("another" if sharing else "new"), tuple((other.called, urls.document(other)) for other in sharing)


def _facts(found: Inspection, *, nameless: bool) -> list[tuple[str, str]]:
    paragraphs = sum(paragraphs.count for paragraphs in found.paragraphs)
    cited = sum(len(cited.held) + len(cited.not_held) for cited in found.cited)
    held = sum(len(cited.held) for cited in found.cited)
    notes = len(found.tied) + len(found.untied)
    say, without = spoken(), len(found.untied)
    untied = say.count(", {} of them without a mark in the text", ", {} of them without a mark in the text", without)
    named = say.count("{} document and pages", "{} documents and pages", cited)
    told = [
        (to_say("Symbol"), say("none in its text") if nameless else found.symbol),
        (to_say("Title"), one_line(found.title)),
        (to_say("Kind"), say(found.kind)),
        (to_say("Author"), one_line(found.author) if found.author != found.symbol else say("not named")),
        (to_say("Dated"), say.day(found.dated) if found.dated else say("no date read")),
        (to_say("Paragraphs"), f"{paragraphs}{_gaps(found)}"),
        (to_say("Footnotes"), f"{notes}{untied if without else ''}"),
        (to_say("Cites"), named + say(", {} of them held", held) if cited else say("nothing")),
    ]
    return [*told, *([(to_say("Pages"), str(found.pages))] if found.pages else [])]


def _gaps(found: Inspection) -> str:
    missing = [number for paragraphs in found.paragraphs for number in paragraphs.missing]
    say = spoken()
    listed = say(", ").join(map(str, missing[:8])) + (" …" if len(missing) > 8 else "")
    return say.plural(*_MISSING, len(missing)).format(listed) if missing else ""


def _block(document: Document, number: int) -> BlockLook:
    block = document.blocks[number]
    text = document.text_of(block)
    return BlockLook(block.kind.replace("_", " "), block.label, text[:_LONGEST], len(text) > _LONGEST)
