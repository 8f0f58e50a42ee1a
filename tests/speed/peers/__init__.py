"""Pincite beside what others search and answer with, over the same passages with the same embedding model."""
