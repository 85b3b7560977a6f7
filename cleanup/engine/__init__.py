"""What happens to a text: evidence, conflicts, edits, rounds."""
