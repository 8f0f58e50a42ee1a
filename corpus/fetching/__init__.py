"""Downloading what is cited, politely."""
