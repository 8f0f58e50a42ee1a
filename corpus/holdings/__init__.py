"""Which documents are held: files, their cards, the letter that ships."""
