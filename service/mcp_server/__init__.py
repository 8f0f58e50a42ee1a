"""Answers for assistants that call tools, by the Model Context Protocol."""
