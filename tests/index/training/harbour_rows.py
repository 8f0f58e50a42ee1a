"""A question set of two invented paragraphs: what negatives are made of where no data are at hand."""

from __future__ import annotations

from index.training.examples import Row

HARBOUR = (
    "On 2 February 2023, patrol boats of Estavia entered the harbour of Port Selby without permission. "
    "Admiral Renn arrested Captain Okoye near Ardmouth on the same evening. "
    "The crew of 40 sailors was taken to Castle Dunmore by the marines. "
    "Norland protested in March, and the commission heard nine witnesses about the moorings."
)
FERRY = (
    "The ferry Selkie sailed from Ardmouth with 112 passengers and a cargo of timber in 1998. "
    "Captain Beltran had commanded the ferry since September. "
    "Repairs to the engine of the ferry were made at Lowick and cost 12 million crowns. "
    "The harbour master of Lowick wrote a long report about the repairs and the engine in 1999."
)


def row(context: str, question: str, *answers: str) -> Row:
    ranges = tuple((context.index(answer), context.index(answer) + len(answer)) for answer in answers)
    return Row(question, question, context, ranges)


ARREST = row(HARBOUR, "Where has Admiral Renn arrested Captain Okoye?", "near Ardmouth", "Ardmouth")
ENTERED = row(HARBOUR, "What did patrol boats of Estavia enter?", "the harbour of Port Selby", "Port Selby")
PASSENGERS = row(FERRY, "How many passengers did the ferry Selkie take on board in 1998?", "112")
REPAIRS = row(FERRY, "What did repairs to the engine of the ferry cost?", "12 million crowns")
UNANSWERED = row(FERRY, "Who made the engine of the ferry Selkie?")
ROWS = (ARREST, ENTERED, PASSENGERS, REPAIRS, UNANSWERED)
