"""Bytes → Lines: a reader for each format, none of which knows what a paragraph is."""
