"""HTML → Lines."""
