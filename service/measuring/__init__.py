"""How well questions are answered: what is measured (question files, BEIR folders) and who computes it."""
