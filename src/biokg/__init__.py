"""biokg: the knowledge graph of the biopharma ecosystem, in which every fact leads back to the words that say it."""

__version__ = "0.1.0"
