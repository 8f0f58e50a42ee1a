"""How documents come to be held and are let go: for the command line, the pages and the API alike."""
