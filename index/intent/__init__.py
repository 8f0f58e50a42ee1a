"""What sort of thing a question asks for, and which of its words say what: intent classification and slot filling."""
