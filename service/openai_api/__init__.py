"""Answers as OpenAI's clients and the front ends made for them expect them."""
