"""Help for writers of rules: proposals from examples, packs from word lists, near misses, costs and differences."""
