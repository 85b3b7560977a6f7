"""What people decided about edits: a file of decisions, and the book in which a run looks them up."""
