"""What documents cite: references, and the places in documents that they name."""
