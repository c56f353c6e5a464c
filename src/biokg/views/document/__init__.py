"""A document for people: text, rows, tables and charts in one language, in any format."""
