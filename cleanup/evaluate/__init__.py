"""Measures a cleaner against gold documents: texts in which the right corrections are marked."""
