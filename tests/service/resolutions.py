"""Invented resolutions, a letter with an agreed statement and a note: what questions about documents together are asked of.

No country, place or person in them exists.
"""

from __future__ import annotations

from pathlib import Path

from index.snapshot import build, load
from service.asking.answerer import Answerer
from tests.index.hash_embedder import HashEmbedder

_LAKE_FORCE = """# Resolution 1901 (2009)

of 14 May 2009

*The Security Council,*

*Recalling* the storm at Port Selby,

1. *Decides* to establish a United Nations Lake Force for a period of six months;

2. *Requests* the Secretary-General to report on Norland by 1 October 2009.

Adopted unanimously at the 6120th meeting.
"""
_RENEWAL = """# Resolution 1915 (2010)

of 2 November 2010

*The Security Council,*

*Recalling* its resolution 1901 (2009) of 14 May 2009 establishing the United Nations Lake Force,

1. *Decides* to renew the mandate of the Force until 14 May 2011;

2. *Condemns* the attack on the ferry Selkie.

Adopted at the 6412th meeting by 13 votes to none, with 2 abstentions (Estavia, Kingdom of Norland and the Isles).
"""
_BUOYS = """# Resolution 1954 (2011)

of 9 June 2011

*The Security Council,*

*Noting* the buoys of Ardmouth,

1. *Demands* that all buoys be painted red;

2. *Extends* its thanks to Norland.

Adopted at the 6551st meeting by 14 votes to 1 (Estavia).
"""
_LETTER = """# Letter dated 3 March 2012 from the Permanent Representative of Estavia to the United Nations addressed to the President of the Security Council

I send you a statement on the lake, agreed at Ardmouth (see annex).

*(Signed)* Vera **Lind**

# Annex to the letter dated 3 March 2012 from the Permanent Representative of Estavia to the United Nations addressed to the President of the Security Council

# Statement by the President of Estavia, the Premier of Norland and the Warden of the Isles

1. All ferries shall be exchanged.

2. The harbour shall be opened.
"""
_NORLAND = """# Letter dated 5 May 2012 from the Permanent Representative of Norland to the United Nations addressed to the Secretary-General

Norland paid for smugglers, as resolution 1954 (2011) had foreseen.

*(Signed)* Tomas **Okoye**
"""
TEXTS = {
    "S/RES/1901(2009)": _LAKE_FORCE,
    "S/RES/1915(2010)": _RENEWAL,
    "S/RES/1954(2011)": _BUOYS,
    "S/2012/130": _LETTER,
    "A/66/801": _NORLAND,
}


def resolutions_answerer(folder: Path, embedder: HashEmbedder) -> Answerer:
    """Over all of them."""
    paths = []
    for at, (symbol, text) in enumerate(TEXTS.items()):
        paths.append(folder / f"{at}.md")
        paths[-1].write_text(text, encoding="utf-8")
        paths[-1].with_suffix(".toml").write_text(f'symbol = "{symbol}"\n', encoding="utf-8")
    build(paths, folder / "snapshots", embedder)
    return Answerer(load(folder / "snapshots"), embedder)
