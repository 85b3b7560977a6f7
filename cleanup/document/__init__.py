"""What a text is made of: lines, paragraphs, zones, quotations, names."""
