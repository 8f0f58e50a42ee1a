"""Files that come from outside, read in a process of their own: what a reader does at worst ends that process alone."""
