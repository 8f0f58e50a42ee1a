"""Questions that more than one passage answers, and such as ask what the documents are."""
