"""Word files → Lines."""
