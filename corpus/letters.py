"""Capital letters of every alphabet with two cases that documents here are printed in: Latin, Greek, Cyrillic."""

from __future__ import annotations

#: For the inside of a character class: any of them may open a name or a sentence, "Ł", "Ş", "Ğ" and "Œ" too.
CAPITALS = "".join(
    chr(code) for code in (*range(0x41, 0x530), *range(0x1E00, 0x2000)) if chr(code).isupper() and chr(code).isalpha()
)
