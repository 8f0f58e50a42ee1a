"""Invented documents that cite one another: a letter, a resolution and a report. No country or person in them exists."""

from __future__ import annotations

from pathlib import Path

#: Cites the resolution in its own words and at a paragraph, the report in a footnote, and a letter that is not there.
LETTER = """# Letter dated 9 May 2023 from the Permanent Representative of Norland to the United Nations addressed to the Secretary-General

The Security Council adopted resolution 2650 (2022) on the lake of Norland. It demanded the immediate and unconditional release of all ferries seized. Nobody in Port Selby was told.

The harbour of Port Selby was closed by the commission on 3 February.[^1] Estavia had asked for it in its letter S/2023/77.

In its resolution 2650 (2022), para. 2, the Council decided on the buoys of the lake.

The lake is deep.

*(Signed)* Tomas **Okoye**

[^1]: *Log of the lake*, United Nations document A/77/402, annex, para. 3 (4 February 2023).
"""

RESOLUTION = """# Resolution 2650 (2022)

*The Security Council,*

*Recalling* the lake of Norland,

1. *Demands* the immediate and unconditional release of the ferries seized at Ardmouth;

2. *Decides* that all buoys shall be painted red;

3. *Decides* to remain seized of the matter.
"""

REPORT = """# Report of the Harbour Commission

The commission heard nine witnesses of the storm.

# Annex to the report of the Harbour Commission

1. The ferry Selkie sailed with 112 passengers.

3. The commission closed the harbour of Port Selby on 3 February, as resolution 2650 (2022) had foreseen.
"""

#: What the letter cites and nobody has.
MISSING = """# Letter dated 2 February 2023 from the Permanent Representative of Estavia to the United Nations addressed to the Secretary-General

Estavia asks the commission to close the harbour of Port Selby at once.

*(Signed)* Vera **Lind**
"""
SYMBOLS = {"letter": "A/77/500", "resolution": "S/RES/2650(2022)", "report": "A/77/402", "missing": "S/2023/77"}
TEXTS = {"letter": LETTER, "resolution": RESOLUTION, "report": REPORT, "missing": MISSING}


def write_lake(folder: Path, *names: str) -> list[Path]:
    """The files of the documents named, with their cards."""
    return [_write(folder / f"{name}.md", TEXTS[name], SYMBOLS[name]) for name in names]


def _write(path: Path, text: str, symbol: str) -> Path:
    path.write_text(text, encoding="utf-8")
    path.with_suffix(".toml").write_text(f'symbol = "{symbol}"\n', encoding="utf-8")
    return path
