"""PDF → Lines, by the places of characters on the page."""
