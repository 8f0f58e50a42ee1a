"""A reader for each kind of file, by its suffix. Each is loaded with the first file of its kind.

All together take a second of processor time to load, and whoever asks what is held already reads no file.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

from corpus.lines import FileReading

# ruff: noqa: PLC0415


def _markdown(data: bytes) -> FileReading:
    from corpus.formats.markdown import read_markdown

    return read_markdown(data)


def _text(data: bytes) -> FileReading:
    from corpus.formats.text import read_text

    return FileReading(read_text(data))


def _pdf(data: bytes) -> FileReading:
    from corpus.formats.pdf.read import read_pdf

    return read_pdf(data)


def _docx(data: bytes) -> FileReading:
    from corpus.formats.word.read import read_docx

    return read_docx(data)


def _doc(data: bytes) -> FileReading:
    from corpus.formats.word.old_formats import read_doc

    return read_doc(data)


def _html(data: bytes) -> FileReading:
    from corpus.formats.html.read import read_html

    return read_html(data)


#: What reads a kind of file, and the module that it loads for that.
_KINDS: dict[str, tuple[Callable[[bytes], FileReading], str]] = {
    ".md": (_markdown, "corpus.formats.markdown"),
    ".markdown": (_markdown, "corpus.formats.markdown"),
    ".txt": (_text, "corpus.formats.text"),
    ".pdf": (_pdf, "corpus.formats.pdf.read"),
    ".docx": (_docx, "corpus.formats.word.read"),
    ".doc": (_doc, "corpus.formats.word.old_formats"),
    ".html": (_html, "corpus.formats.html.read"),
    ".htm": (_html, "corpus.formats.html.read"),
}
READERS = {suffix: reader for suffix, (reader, _) in _KINDS.items()}


def load_reader(suffix: str) -> None:
    """Before the first file of its kind."""
    if suffix in _KINDS:
        _, module = _KINDS[suffix]
        import_module(module)
