"""What the tests of the grammar share: three invented documents, short ways to look into one, and drafts."""

from __future__ import annotations

from collections.abc import Callable

from corpus.document import Block, BlockKind, Document, Voice
from corpus.grammar.drafts import Draft, Part
from corpus.grammar.paragraphs import Paragraph

Read = Callable[..., Document]
Body = Callable[[str], tuple[Document, list[Block]]]
Told = Callable[[str], Document]
Holding = Callable[[Document, str], Block]
Speaker = Callable[[Document, str], Voice]

AUTHOR = "Permanent Representative of Norland"
MAIN = Part("letter")
ANNEX = Part("annex I", "a1-")

LETTER = """# General Assembly Security Council

Distr.: General\x20\x20
14 March 2023

Original: English

---

**General Assembly\x20\x20
Seventy-seventh session**

Agenda items 12 and 31 (a)

**Peaceful uses of lakes**

**Question of the northern ferries**

**Security Council\x20\x20
Seventy-eighth year**

## **Letter dated 9 March 2023 from the Permanent Representative of Norland to the United Nations addressed to the President of the Security Council**

On 2 February 2023, patrol boats of Estavia entered the harbour of Port Selby without permission and cut the moorings of eleven ferries.<sup>1</sup>

The harbour master had warned the crews three times before the boats

---

<sup>1</sup> See [A/77/398-S/2023/90](#) (3 February 2023).

<sup>2</sup> See *Log of the northern ferries*, United Nations document [A/77/399](#) (4 February 2023).

came within 40 metres of the quay,<sup>2</sup> and the crews had answered none of the warnings.

International Harbour Union stated the following:

Our inspectors counted eleven cut moorings on the morning of

---

<sup>3</sup> “Moorings cut at Port Selby”, 5 February 2023. Available at www.harbour.example/news/2023/selby.

3 February.

...

“No ferry was seaworthy”, said Ana Beltran, chief inspector at the International Harbour Union.<sup>3</sup>

The damage done to the ferries and to the quay of Port Selby amounts to

12 million crowns.

I should be grateful if you would have the present letter and its annex circulated as a document of the General Assembly, under agenda items 12 and 31 (a), and of the Security Council.

*(Signed)* Tomas **Okoye**\x20\x20
Ambassador\x20\x20
Permanent Representative

**Annex to the letter dated 9 March 2023 from the Permanent Representative of Norland to the United Nations addressed to the President of the Security Council**

**Damage done to the ferries in the harbour**

**East quay**

**Images 1–3: cut moorings**

West quay

Images 4 and 5
"""

REPORT = """# Report of the Panel of Experts on the Northern Ferries

## I. Introduction

The Panel visited the harbour of Port Selby twice and spoke with forty witnesses in all.[^1]

### A. Mandate

The mandate of the Panel was set in resolution 2650 (2022).[^law]

### B. Method

The Lakeside Monitor described the night as follows:

> The boats came at two. Nobody had a lamp.
>
> We heard the ropes snap one by one.

The Panel has no reason to doubt this account.

- It visited the quay.
- It measured the ropes.

## II. Findings

Eleven ferries were damaged.[^3]

[^1]: Interviews of 3 and 4 May 2023.

    They were recorded.
[^law]: See resolution 2651 (2022).
[^3]: See [the map](https://maps.example/selby).
"""

RESOLUTION = """**Security Council**

**S/RES/2699 (2023)**

Distr.: General\x20\x20
4 October 2023

## Resolution 2699 (2023)

*The Security Council*, meeting at the harbour of Port Selby on the fourth day of October for the first time,

*Recalling* its resolutions 2650 (2022) and 2661 (2022) and all the statements of its President on the ferries,

1\\. *Demands* that all patrol boats leave the harbour of Port Selby;

2\\. *Calls upon* all States:

(a) To refrain from cutting moorings;

(b) To return the ropes;

and to report on this within thirty days;

3\\. *Decides* to remain seized of the matter.
"""

OPENING = "This opening paragraph of the report is long enough to be taken for the first paragraph of a body.\n\n"


def draft(text: str, kind: BlockKind = "paragraph", part: Part = MAIN, *, marks: tuple[str, ...] = ()) -> Draft:
    """A draft with footnote marks behind its last word."""
    return Draft(kind, Paragraph(text, marks=tuple((len(text), number) for number in marks)), part)


def footnote(number: str, block_id: str, part: Part = MAIN) -> Draft:
    return Draft("footnote", Paragraph(f"Log of the lake, page {number}."), part, id=block_id, number=number)


def kinds(document: Document, *wanted: str) -> list[str]:
    return [block.kind for block in document.blocks if not wanted or block.kind in wanted]


def texts(document: Document, *wanted: str) -> list[str]:
    return [document.text_of(block) for block in document.blocks if block.kind in wanted]


def marked(document: Document, block: Block) -> list[tuple[str, str]]:
    """Footnote and the word in front of its mark."""
    return [(mark.note, document.text[block.start : mark.at].split()[-1]) for mark in block.marks]


def names(document: Document, block: Block) -> list[str]:
    return [voice.name for voice in block.voice]
