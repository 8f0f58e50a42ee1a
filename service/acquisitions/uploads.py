"""The waiting room: files that were sent and are not held yet, each once, known by its content and its kind."""

from __future__ import annotations

import datetime
import hashlib
import re
import time
from collections.abc import Callable, Iterator
from pathlib import Path, PurePosixPath, PureWindowsPath

from pydantic import BaseModel, ConfigDict, ValidationError

from corpus.card import Card
from corpus.errors import UnknownFormat
from corpus.holdings.readers import READERS
from corpus.holdings.source import LARGEST, Source
from corpus.printing.unprinted import printed
from corpus.whole_write import write_whole
from service.citing.line import one_line
from service.errors import EmptyFile, FileTooLarge, UnknownUpload, UploadsFull

#: Files that wait at one time.
_MOST = 100
#: Seconds after which one that nobody kept is thrown away: a week.
_KEPT_FOR = 7 * 86_400.0
#: Characters of a file's name.
_LONGEST_NAME = 120
_ID = re.compile(r"[0-9a-f]{32}")


class Upload(BaseModel):
    """A file that waits.

    id      of its content and kind: the same file sent twice has the same one
    name    as its sender calls it, made harmless; never a path
    sha256  of its bytes, and `size` how many there are
    by      who sent it, as in the audit log
    """

    model_config = ConfigDict(frozen=True)

    id: str
    name: str
    sha256: str
    size: int
    at: str
    by: str

    @property
    def suffix(self) -> str:
        return Path(self.name).suffix.lower()


class WaitingRoom:
    """A folder with two files an upload, its bytes and what is known of it, and a third for what was read of it.

    most    bytes that one may have
    in_use  whether work waits for an upload, which stays then however long it has lain there: a clock may be set
    """

    def __init__(self, folder: Path, *, most: int = LARGEST, in_use: Callable[[str], bool] = lambda _: False) -> None:
        self._folder = folder
        self.most = most
        self._in_use = in_use

    def put(self, name: str, data: bytes, by: str) -> Upload:
        """Keep a file, on disk before this returns. Raises `UnknownFormat` or `BadUpload`."""
        shown = safe_name(name)
        suffix = Path(shown).suffix.lower()
        if suffix not in READERS:
            raise UnknownFormat(Path(shown), tuple(READERS))
        if not data:
            raise EmptyFile(shown)
        if len(data) > self.most:
            raise FileTooLarge(shown, len(data), self.most)
        sha256 = hashlib.sha256(data).hexdigest()
        upload = Upload(id=_id(suffix, sha256), name=shown, sha256=sha256, size=len(data), at=_now(), by=by)
        self._make_room(upload.id)
        write_whole(self._bytes(upload.id), data)
        write_whole(self._about(upload.id), upload.model_dump_json().encode())
        return upload

    def get(self, upload_id: str) -> Upload:
        """Raises `UnknownUpload`."""
        if not _ID.fullmatch(upload_id):
            raise UnknownUpload(upload_id)
        try:
            return Upload.model_validate_json(self._about(upload_id).read_bytes())
        except (OSError, ValidationError):
            raise UnknownUpload(upload_id) from None

    def source(self, upload: Upload, card: Card) -> Source:
        """The file as a reader takes it, under the name that its sender gave it. Raises `UnknownUpload`."""
        try:
            return Source(Path(upload.name), self._bytes(upload.id).read_bytes(), card)
        except OSError:
            raise UnknownUpload(upload.id) from None

    def discard(self, upload_id: str) -> None:
        for path in (self._about(upload_id), self._bytes(upload_id), self.look(upload_id)):
            path.unlink(missing_ok=True)

    def look(self, upload_id: str) -> Path:
        """Where what was read of it may be kept."""
        return self._folder / f"{upload_id}.look"

    def __iter__(self) -> Iterator[Upload]:
        """The latest first."""
        found = []
        for path in self._folder.glob("*.json"):
            try:
                found.append(self.get(path.stem))
            except UnknownUpload:
                continue
        return iter(sorted(found, key=lambda upload: upload.at, reverse=True))

    def _make_room(self, upload_id: str) -> None:
        self._folder.mkdir(parents=True, exist_ok=True)
        for path in self._folder.iterdir():
            if path.is_file() and time.time() - path.stat().st_mtime > _KEPT_FOR and not self._in_use(path.stem):
                path.unlink(missing_ok=True)
        others = {path.stem for path in self._folder.glob("*.json")} - {upload_id}
        if len(others) >= _MOST:
            raise UploadsFull(_MOST)

    def _bytes(self, upload_id: str) -> Path:
        return self._folder / f"{upload_id}.bytes"

    def _about(self, upload_id: str) -> Path:
        return self._folder / f"{upload_id}.json"


def safe_name(name: str) -> str:
    """The last part of a path, in one line, without what is not printed or turns the direction of a text."""
    last = PureWindowsPath(PurePosixPath(name.replace("\x00", "")).name).name
    shown = printed(one_line(last)).strip(" .")
    stem, point, suffix = shown.rpartition(".")
    if not point:
        return shown[:_LONGEST_NAME] or "file"
    return f"{stem.strip()[: _LONGEST_NAME - len(suffix[:10]) - 1] or 'file'}.{suffix[:10]}"


def _id(suffix: str, sha256: str) -> str:
    return hashlib.sha256(f"{suffix} {sha256}".encode()).hexdigest()[:32]


def _now() -> str:
    return datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")
