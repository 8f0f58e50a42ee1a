"""What a file is by its first bytes, whatever its name says."""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.formats.encodings import declared

#: Bytes; so far into a file its kind is told. PDF readers allow for as much in front of a PDF.
HEAD = 1024


@dataclass(frozen=True, slots=True)
class FileKind:
    """A kind of file.

    name   what follows "it is"
    usual  the suffix that its files have; "" where none of them is read
    also   other suffixes that they may have
    """

    name: str
    usual: str = ""
    also: tuple[str, ...] = ()

    def complaint(self, stem: str, suffix: str) -> str:
        """What is wrong with calling a file of this kind `stem` + `suffix`; "" where nothing is."""
        if suffix in (self.usual, *self.also):
            return ""
        return f"it is {self.name}" + (f"; rename it to {stem}{self.usual}" if self.usual else "")


PDF = FileKind("a PDF", ".pdf")
DOCX = FileKind("a Word document", ".docx")
ZIP = FileKind("a zip archive, but no Word document")
DOC = FileKind("a document of Word 97 to 2003", ".doc")
PROTECTED = FileKind("protected with a password; open it in Word and save it without one")
OLD_OFFICE = FileKind("a file of an old Office program, but no Word document")
RTF = FileKind("an RTF document", ".doc")
WORDPERFECT = FileKind("a WordPerfect document", ".doc")
HTML = FileKind("a web page", ".html", (".htm",))
ARCHIVED_PAGE = FileKind("a web page in an archive (MHTML); save it as HTML")
TEXT = FileKind("plain text", ".txt", (".md", ".markdown", ".html", ".htm"))
#: Readers of text say themselves what in it is no text.
UNKNOWN = FileKind("of no kind that Pincite knows", also=(TEXT.usual, *TEXT.also))

#: What is in a file that came, in words, by the suffix that its first bytes give it.
_IN_WORDS = {
    PDF.usual: "a PDF",
    DOCX.usual: "a Word document",
    DOC.usual: "an old Word or WordPerfect document",
    HTML.usual: "an HTML page",
    "": "bytes of no known kind",
}

_ZIP, _EMPTY_ZIP, _OFFICE = b"PK\x03\x04", b"PK\x05\x06", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
#: First bytes of a container → what it is taken for until the rest is there, which tells what lies in it.
_CONTAINERS = ((_ZIP, DOCX), (_OFFICE, DOC))
_IN_WORD_FOLDER = re.compile(rb"word[/\\]", re.I)
#: Names of what lies in the containers of old Office programs, and of new ones where a password protects the file.
_IN_OLD_OFFICE = (("EncryptedPackage", PROTECTED), ("WordDocument", DOC))
_PAGE = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,500}?-->\s*)*<(?:!doctype\s+html|html)\b", re.I | re.S
)


def kind_of(data: bytes) -> FileKind:
    """The kind of file that these bytes are."""
    head = data[:HEAD]
    if head.startswith((_ZIP, _EMPTY_ZIP)):
        return DOCX if _IN_WORD_FOLDER.search(data) else ZIP
    if head.startswith(_OFFICE):
        return next((kind for name, kind in _IN_OLD_OFFICE if name.encode("utf-16-le") in data), OLD_OFFICE)
    if head.startswith(b"{\\rtf"):
        return RTF
    if head.startswith(b"\xffWPC"):
        return WORDPERFECT
    if head.lstrip().startswith(b"%PDF-"):
        return PDF
    if _PAGE.match(head):
        return HTML
    if b"MIME-Version:" in head and b"multipart/related" in head:
        return ARCHIVED_PAGE
    if _is_text(head):
        return TEXT
    return PDF if b"%PDF-" in head else UNKNOWN


def suffix_of(head: bytes) -> str:
    """The suffix of a file of which no more than its first bytes are there; "" for plain text and what is not read.

    Where a server sends tags they are taken for a page, if need be a part of one.
    """
    container = next((kind for sign, kind in _CONTAINERS if head.startswith(sign)), None)
    if container is not None:
        return container.usual
    kind = kind_of(head)
    if kind not in (TEXT, UNKNOWN):
        return kind.usual
    return HTML.usual if head.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] == b"<" else ""


def in_words(suffix: str) -> str:
    """What such a file holds: "an HTML page"."""
    return _IN_WORDS.get(suffix, f"a {suffix} file")


def _is_text(head: bytes) -> bool:
    """No zero bytes, and UTF-8 but for a letter that the reach cuts; or it says of itself what text it is."""
    if declared(head):
        return True
    try:
        head.decode()
    except UnicodeDecodeError as error:
        return len(head) == HEAD and error.start >= HEAD - 3
    return b"\0" not in head
