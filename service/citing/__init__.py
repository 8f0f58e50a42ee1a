"""How a place in a document is cited: in citation styles, as records for reference managers, and as copied text."""
