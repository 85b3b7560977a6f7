"""LanguageTool: where it runs, how it is asked, and what it said before. Imported only when the stage is asked for.

`engine/grammar.py` decides what becomes of its answers; nothing here knows rules or documents.
"""
