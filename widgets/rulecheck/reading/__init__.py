"""From a description in words to facts, each with the words that show it. Deterministic; standard library only."""
