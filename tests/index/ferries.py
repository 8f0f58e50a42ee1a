"""Two invented documents, small and whole: a letter with quotations, footnotes and an annex, and a report.

No country, person or organisation in them exists.
"""

from __future__ import annotations

from pathlib import Path

FERRIES = """## **Letter dated 9 March 2023 from the Permanent Representative of Norland to the United Nations addressed to the Secretary-General**

On 2 February 2023, patrol boats of Estavia entered the harbour of Port Selby without permission and cut the moorings of eleven ferries.<sup>1</sup>

In total, 40 sailors were wounded, 12 ferries were damaged and almost 3,500 people were forced to leave Port Selby and Ardmouth.

International Harbour Union stated the following:

Our inspectors counted eleven cut moorings on the morning of 3 February.

“No ferry was seaworthy”, said Ana Beltran, chief inspector at the International Harbour Union.<sup>2</sup>

The damage done to the ferries amounts to 12 million crowns. The harbour master asked for a report.<sup>3</sup> Our inspectors counted eleven cut moorings on the morning of 3 February.

I should be grateful if you would have the present letter circulated as a document of the General Assembly.

*(Signed)* Tomas **Okoye**\x20\x20
Ambassador

---

<sup>1</sup> See United Nations document A/77/398-S/2023/90 (3 February 2023).

<sup>2</sup> “Moorings cut at Port Selby”, 5 February 2023. Available at www.harbour.example/news/2023/selby.

<sup>3</sup> *Log of the northern ferries*, United Nations document A/77/402 (4 February 2023).
"""

LOG = """# Report of the Harbour Commission

## Log of the northern ferries

1. The ferry Selkie sailed from Ardmouth with 112 passengers on 1 February 2023.

2. The commission heard nine witnesses. None of them saw who had cut the moorings.
"""


def write_ferries(folder: Path) -> Path:
    """The letter, A/77/401–S/2023/91, with its card."""
    return _write(folder / "ferries.md", FERRIES, "A/77/401–S/2023/91")


def write_log(folder: Path) -> Path:
    """The report A/77/402, which the letter cites."""
    return _write(folder / "log.md", LOG, "A/77/402")


def change(path: Path) -> None:
    """Another word in the letter."""
    path.write_text(path.read_text(encoding="utf-8").replace("eleven", "twelve"), encoding="utf-8")


def _write(path: Path, text: str, symbol: str) -> Path:
    path.write_text(text, encoding="utf-8")
    path.with_suffix(".toml").write_text(f'symbol = "{symbol}"\n', encoding="utf-8")
    return path
