"""Checking quotations: a text in, each quoted passage of it judged against the documents held."""
