"""Several processes that answer at one port: what they share, and who starts, replaces and ends them."""
