"""How pages are printed: what stands at their edges, and words that a line's end cuts."""
