"""Formats of records, as reference managers take them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from service.citing.bibtex import bibtex, key
from service.citing.cited import Cited
from service.citing.csl_json import csl_json
from service.citing.ris import ris


@dataclass(frozen=True, slots=True)
class Format:
    label: str
    media_type: str
    suffix: str
    write: Callable[[Cited], str]

    def file_name(self, cited: Cited) -> str:
        """Of plain letters, figures and hyphens."""
        return f"{key(cited.record)}{self.suffix}"


FORMATS = {
    "bibtex": Format("BibTeX", "application/x-bibtex", ".bib", bibtex),
    "ris": Format("RIS", "application/x-research-info-systems", ".ris", ris),
    "csl-json": Format("CSL-JSON", "application/vnd.citationstyles.csl+json", ".json", csl_json),
}
