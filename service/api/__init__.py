"""Answers as JSON over HTTP."""
