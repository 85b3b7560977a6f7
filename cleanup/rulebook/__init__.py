"""What a rule is: the model, the files, the lexicons."""
