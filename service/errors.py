"""What can be wrong with a request or a command, and the limits that a question keeps.

ServiceError
├── BadSettings        a PINCITE_ variable has a value that cannot be used
├── CannotListen       the service's address or port is not to be had
├── WorkersFailed      the workers of a service end before they answer
├── Exposed            others would reach the service, and nobody said whether they may
├── NoKeys             keys are to be asked for, and there are none
├── NotReady           no snapshot is loaded
├── NothingHere        no page and no part of the API has this address
├── FeedbackFull       no more verdicts of readers are taken
├── InvalidRequest     the body or a parameter is not what the schema says
├── UnknownModel       a chat front end names a model that there is not
├── UnreadableContent  a message holds something other than text
├── ForeignCaller      a name or a page that this service does not answer to
├── ExtraMissing       a command needs packages that are not installed
├── BadKeyName         a key cannot be made or revoked under this name
├── KeysDamaged        the record of keys cannot be read
├── KeyMissing         no key was sent that opens anything
├── KeyForbidden       the key's scope is too small
├── TooManyRequests    a caller asks more often than he may
├── TooBusy            as many questions wait as may
├── TimedOut           a question was not answered in the time there is
├── AddingOff          documents are not added from pages
├── OtherSite          a form was sent from a page of another site
├── UnknownJob         there is no such job
├── BadUpload          a file that was sent cannot be taken
│   ├── UnknownUpload
│   ├── NoFile
│   ├── EmptyFile
│   ├── FileTooLarge
│   └── UploadsFull
├── BadTestSet         questions or a data set to measure on cannot be used
│   ├── UnusableFile
│   ├── BadLine
│   └── NotHeld        they are about documents that the snapshot lacks
├── BadText            a text whose quotations are to be checked cannot be
│   ├── EmptyText
│   └── TextTooLong
└── BadQuestion
    ├── EmptyQuestion
    ├── QuestionTooLong
    └── ControlCharacters

`http_errors` gives every class its status and name, `hints` what to type or click about it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

#: Characters.
QUESTION_LIMIT = 2_000
#: Earlier questions that are read.
HISTORY_LIMIT = 50
#: Characters of a text whose quotations are checked: an article of 20,000 words and more.
TEXT_LIMIT = 200_000
#: Bytes of such a text in JSON: a sign beyond the first plane, escaped, has twelve.
TEXT_BODY = 12 * TEXT_LIMIT + 100_000


class ServiceError(Exception):
    """Root of everything that can be wrong with a request."""


class BadSettings(ServiceError):
    def __init__(self, name: str, reason: str) -> None:
        self.name, self.reason = name, reason
        super().__init__(f"{name} cannot be used: {reason}")


class CannotListen(ServiceError):
    def __init__(self, host: str, port: int, reason: str) -> None:
        self.host, self.port, self.reason = host, port, reason
        super().__init__(f"cannot listen at {host}, port {port}: {reason}")


class WorkersFailed(ServiceError):
    def __init__(self, workers: int) -> None:
        self.workers = workers
        super().__init__(f"one of {workers} workers ended before it answered; what it says stands above")


class Exposed(ServiceError):
    def __init__(self, host: str) -> None:
        self.host = host
        super().__init__(f"at {host} others than this machine reach the service, and there is no key to ask them for")


class NoKeys(ServiceError):
    def __init__(self) -> None:
        super().__init__("everybody is to be asked for a key, and there is none; nobody could ask anything")


class NotReady(ServiceError):
    def __init__(self) -> None:
        super().__init__("no snapshot is loaded yet")


class NothingHere(ServiceError):
    def __init__(self) -> None:
        super().__init__("there is nothing at this address")


class FeedbackFull(ServiceError):
    def __init__(self, path: Path) -> None:
        self.path = path
        super().__init__("no more verdicts are kept, there are too many already")


class InvalidRequest(ServiceError):
    def __init__(self, where: str, reason: str) -> None:
        self.where, self.reason = where, reason
        super().__init__(f"{where}: {reason}" if where else reason)


class UnknownModel(ServiceError):
    def __init__(self, name: str, known: str) -> None:
        self.name, self.known = name, known
        super().__init__(f"there is no model {name[:80]!r}; the one there is is called {known!r}")


class UnreadableContent(ServiceError):
    def __init__(self, kind: str) -> None:
        self.kind = kind
        super().__init__(f"a message holds {kind[:40]!r}, and only text is read; send the question as text")


class ForeignCaller(ServiceError):
    """`header` is the one that names somebody else, `Host` or `Origin`."""

    def __init__(self, header: str, named: str) -> None:
        self.header, self.named = header, named
        super().__init__(f"{header} is {named[:80]!r}, to which this address does not answer")


class ExtraMissing(ServiceError):
    def __init__(self, extra: str, packages: Sequence[str]) -> None:
        self.extra, self.packages = extra, tuple(packages)
        super().__init__(f"{', '.join(packages)} cannot be imported")


class BadTestSet(ServiceError):
    """Questions or a data set to measure on cannot be used."""


class UnusableFile(BadTestSet):
    def __init__(self, path: Path, reason: str) -> None:
        self.path, self.reason = path, reason
        super().__init__(f"{path} cannot be used: {reason}")


class BadLine(BadTestSet):
    def __init__(self, path: Path, line: int, reason: str) -> None:
        self.path, self.line, self.reason = path, line, reason
        super().__init__(f"{path}, line {line}: {reason}")


class NotHeld(BadTestSet):
    """`missing` are descriptions of documents and blocks, each with the first question that names it."""

    def __init__(self, missing: Mapping[str, str]) -> None:
        self.missing = dict(missing)
        named = "; ".join(f"{what} (question {question})" for what, question in missing.items())
        super().__init__(f"the snapshot does not hold {named}")


class BadText(ServiceError):
    """The quotations of a text cannot be checked."""


class EmptyText(BadText):
    def __init__(self) -> None:
        super().__init__("there is no word in the text; send a quotation, or a text with quotations in it")


class TextTooLong(BadText):
    def __init__(self, length: int) -> None:
        self.length, self.limit = length, TEXT_LIMIT
        super().__init__(f"a text has at most {TEXT_LIMIT:,} characters, this one has {length:,}; check it in parts")


class BadQuestion(ServiceError):
    """The question cannot be asked as it is."""


class EmptyQuestion(BadQuestion):
    def __init__(self) -> None:
        super().__init__("the question is empty; send a question or some keywords")


class QuestionTooLong(BadQuestion):
    def __init__(self, length: int) -> None:
        self.length, self.limit = length, QUESTION_LIMIT
        super().__init__(f"a question has at most {QUESTION_LIMIT} characters, this one has {length}")


class ControlCharacters(BadQuestion):
    def __init__(self, character: str) -> None:
        self.character, self.code = character, ord(character)
        super().__init__(f"the question holds the control character U+{self.code:04X}; remove it")


class BadKeyName(ServiceError):
    def __init__(self, name: str, reason: str) -> None:
        self.name, self.reason = name, reason
        super().__init__(f"{name[:40]!r} cannot be used as the name of a key: {reason}")


class KeysDamaged(ServiceError):
    def __init__(self, path: Path) -> None:
        self.path = path
        super().__init__(f"{path}, the record of keys, cannot be read; nobody is let in by a key until it is mended")


class KeyMissing(ServiceError):
    """`sent` is whether something was that might have been one."""

    def __init__(self, reason: str, *, sent: bool = True) -> None:
        self.reason, self.sent = reason, sent
        super().__init__(f"this service asks for a key, and {reason}")


class KeyForbidden(ServiceError):
    def __init__(self, name: str, scope: str) -> None:
        self.name, self.scope = name, scope
        super().__init__(f"the key {name!r} does not allow this; it needs one of the scope {scope!r}")


class TooManyRequests(ServiceError):
    """`seconds` until more are answered, `limits` what the headers of answers tell of it."""

    def __init__(self, seconds: int, limits: Mapping[str, str]) -> None:
        self.seconds, self.limits = seconds, dict(limits)
        super().__init__(f"too many requests came from here; ask again in {seconds} seconds")


class TooBusy(ServiceError):
    def __init__(self, seconds: int) -> None:
        self.seconds = seconds
        super().__init__(f"too many questions are waiting; ask again in {seconds} seconds")


class TimedOut(ServiceError):
    """`seconds` that it took, and that may help it next time."""

    def __init__(self, seconds: int) -> None:
        self.seconds = seconds
        super().__init__(
            f"this was not answered within {seconds} seconds and was given up; ask again later, or for less"
        )


class AddingOff(ServiceError):
    def __init__(self) -> None:
        super().__init__("documents are neither added nor removed from the pages of this service")


class OtherSite(ServiceError):
    def __init__(self) -> None:
        super().__init__("this was sent from a page of another site, and nothing was done")


class UnknownJob(ServiceError):
    def __init__(self, job: str) -> None:
        self.job = job[:40]
        super().__init__(f"there is no job {self.job!r}; jobs that ended long ago are forgotten")


class BadUpload(ServiceError):
    """A file that was sent cannot be taken."""


class UnknownUpload(BadUpload):
    def __init__(self, upload: str) -> None:
        self.upload = upload[:40]
        super().__init__("this file does not wait here any more: it was added, thrown away, or waited too long")


class NoFile(BadUpload):
    def __init__(self) -> None:
        super().__init__("no file was sent")


class EmptyFile(BadUpload):
    def __init__(self, name: str) -> None:
        self.name = name
        super().__init__(f"{name} is empty")


class FileTooLarge(BadUpload):
    """`size` and `most` are bytes."""

    def __init__(self, name: str, size: int, most: int) -> None:
        self.name, self.size, self.most = name, size, most
        super().__init__(f"{name} has {size:,} bytes; {most:,} are the most that are taken here")


class UploadsFull(BadUpload):
    def __init__(self, most: int) -> None:
        self.most = most
        super().__init__(f"{most} files wait already; keep some of them or throw them away first")
