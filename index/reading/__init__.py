"""The model that reads question and passage together."""
