"""What the documents say: bytes become lines, lines become a Document with numbered, citable blocks."""
