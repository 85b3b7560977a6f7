"""How spans are found: patterns, literals, lines, detectors, and the index that chooses them."""
