"""What an author says in the text itself: leave this as it is."""
