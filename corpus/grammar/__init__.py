"""Lines → Document: the one grammar for all formats."""
