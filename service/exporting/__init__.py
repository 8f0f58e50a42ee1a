"""A conversation as a file: lines that say what stands in them, and a writer for each format. It knows no HTTP."""
