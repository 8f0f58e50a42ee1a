"""Question → Answer, the same for every interface."""
