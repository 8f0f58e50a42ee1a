"""The end of a file that came: it tells whether the file is whole.

What a server says of a file, in its status and headers, is not asked here: servers send error pages as documents.
"""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Callable

#: Bytes; comments of a server may stand behind the last tag.
_HTML_TAIL = 1_024
#: Bytes; ISO 32000 has the mark within the last 1,024, and some writers add a line or two.
_PDF_TAIL = 2_048


def fault_in(data: bytes, suffix: str, *, delimited: bool) -> str:
    """Why these bytes are not a whole file of their kind, or "".

    delimited  the transfer told where the file ends, and the end was reached; what has no end of its own needs that
    """
    return _ENDS.get(suffix, _any_end)(data, delimited)


def _pdf_end(data: bytes, delimited: bool) -> str:
    return "" if b"%%EOF" in data[-_PDF_TAIL:] else "the PDF is cut off: it has no %%EOF at its end"


def _docx_end(data: bytes, delimited: bool) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, struct.error, ValueError, OSError, EOFError, NotImplementedError):
        return "the Word document is cut off or damaged: the directory at its end cannot be read"
    return "" if "word/document.xml" in names else "it is a ZIP archive that holds no Word document"


def _html_end(data: bytes, delimited: bool) -> str:
    closed = b"</html" in data[-_HTML_TAIL:].lower() or delimited
    return "" if closed else "the page is cut off: the connection ended before </html>"


def _any_end(data: bytes, delimited: bool) -> str:
    return "" if delimited else "the connection ended, and nothing tells whether the file is whole"


_ENDS: dict[str, Callable[[bytes, bool], str]] = {".pdf": _pdf_end, ".docx": _docx_end, ".html": _html_end}
