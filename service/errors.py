"""What can be wrong with a request or a command, and the limits that a question keeps.

ServiceError
├── BadSettings        a PINCITE_ variable has a value that cannot be used
├── CannotListen       the service's address or port is not to be had
├── NotReady           no snapshot is loaded
├── NothingHere        no page and no part of the API has this address
├── FeedbackFull       no more verdicts of readers are taken
├── InvalidRequest     the body or a parameter is not what the schema says
├── ExtraMissing       a command needs packages that are not installed
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
        self.length = length
        super().__init__(f"a text has at most {TEXT_LIMIT:,} characters, this one has {length:,}; check it in parts")


class BadQuestion(ServiceError):
    """The question cannot be asked as it is."""


class EmptyQuestion(BadQuestion):
    def __init__(self) -> None:
        super().__init__("the question is empty; send a question or some keywords")


class QuestionTooLong(BadQuestion):
    def __init__(self, length: int) -> None:
        self.length = length
        super().__init__(f"a question has at most {QUESTION_LIMIT} characters, this one has {length}")


class ControlCharacters(BadQuestion):
    def __init__(self, character: str) -> None:
        self.character = character
        super().__init__(f"the question holds the control character U+{ord(character):04X}; remove it")
