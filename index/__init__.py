"""Where to look: passages, their vectors and keywords, fusion, and the reader of question and passage."""
