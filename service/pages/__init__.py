"""Answers and documents as HTML."""
