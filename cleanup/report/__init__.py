"""What a run did, for people: diff, summary, frequent corrections. Everything here returns text and prints nothing."""
