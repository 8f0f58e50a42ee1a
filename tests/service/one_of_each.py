"""One error of every class that is raised, with arguments as they come."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from corpus.errors import (
    AnotherText,
    BadAnchor,
    BadName,
    BadSymbol,
    CorpusError,
    DuplicateSymbol,
    FetchRunning,
    LedgerDamaged,
    NotWritable,
    QuoteMismatch,
    ShippedDocument,
    SymbolMissing,
    UnknownBlock,
    UnknownDocument,
    UnknownFormat,
    UnknownName,
    UnreadableSource,
)
from index.errors import (
    DimensionMismatch,
    IndexingError,
    IndexMismatch,
    ModelUnavailable,
    SnapshotDamaged,
    SnapshotMissing,
    UnknownStore,
)
from service.errors import (
    AddingOff,
    BadKeyName,
    BadLine,
    BadQuestion,
    BadSettings,
    BadTestSet,
    BadText,
    BadUpload,
    CannotListen,
    ControlCharacters,
    EmptyFile,
    EmptyQuestion,
    EmptyText,
    ExtraMissing,
    FeedbackFull,
    FileTooLarge,
    InvalidRequest,
    KeyForbidden,
    KeyMissing,
    KeysDamaged,
    NoFile,
    NotHeld,
    NothingHere,
    NotReady,
    OtherSite,
    QuestionTooLong,
    ServiceError,
    TextTooLong,
    UnknownJob,
    UnknownUpload,
    UnusableFile,
    UploadsFull,
)

FILE, FOLDER = Path("given") / "log.md", Path("data") / "snapshots"

ERRORS: tuple[Exception, ...] = (
    CannotListen("127.0.0.1", 8000, "Address already in use"),
    BadSymbol("nonsense"),
    UnknownName("Selby release"),
    BadName("A/77/401", "it is a UN document symbol"),
    BadAnchor("A/77/401"),
    UnknownFormat(Path("log.odt"), (".md", ".txt")),
    UnreadableSource(FILE, "there is no text in it"),
    SymbolMissing(FILE),
    SymbolMissing(Path("A_77_402.md"), "A/77/402"),
    DuplicateSymbol("A/77/401", "log.md", "ferries.md"),
    AnotherText(["A/77/401"], ["A_77_401.md"], own="A/77/401"),
    AnotherText(["A/77/401"], ["A_77_401.md"], own="A/77/401", suggested="A/77/402", reissued=1),
    ShippedDocument("S/2020/1267"),
    UnknownDocument("A/77/409"),
    UnknownBlock("A/77/401", "p99"),
    FetchRunning(Path("data")),
    LedgerDamaged(Path("data") / "fetched.json", "no JSON"),
    NotWritable(Path("data"), OSError(28, "No space left on device")),
    QuoteMismatch("A/77/401", 12, 40),
    ModelUnavailable("all-MiniLM-L6-v2", "its weights are others"),
    SnapshotMissing(FOLDER),
    SnapshotDamaged(FOLDER, "a file is not as it was written"),
    UnknownStore(FOLDER, "slates", ("faiss",)),
    IndexMismatch(built_with="hash", asked_for="all-MiniLM-L6-v2"),
    DimensionMismatch(stored=384, asked_with=16),
    BadSettings("PINCITE_PORT", "it is no number"),
    FeedbackFull(Path("data") / "feedback.jsonl"),
    NothingHere(),
    NotReady(),
    InvalidRequest("mark", "it is no range"),
    ExtraMissing("measure", ["matplotlib", "scipy"]),
    UnusableFile(FILE, "it holds no question"),
    BadLine(FILE, 3, "it is no JSON"),
    NotHeld({"the document A/77/409": "1"}),
    EmptyQuestion(),
    QuestionTooLong(2_001),
    ControlCharacters("\x07"),
    EmptyText(),
    TextTooLong(200_001),
    BadKeyName("harvester", "no key of this name is in use"),
    KeysDamaged(Path("data") / "keys.json"),
    KeyMissing("none was sent"),
    KeyForbidden("harvester", "write"),
    AddingOff(),
    OtherSite(),
    UnknownJob("3f"),
    UnknownUpload("3f"),
    NoFile(),
    EmptyFile("log.md"),
    FileTooLarge("log.md", 100_000_001, 100_000_000),
    UploadsFull(100),
)
#: Nothing is raised as one of these.
GROUPS = (CorpusError, IndexingError, ServiceError, BadTestSet, BadText, BadQuestion, BadUpload)


def tree(root: type[Exception]) -> Iterator[type[Exception]]:
    yield root
    for kind in root.__subclasses__():
        yield from tree(kind)
