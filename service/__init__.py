"""What to answer, and to whom: the pipeline, the JSON API, the pages and the command line."""
