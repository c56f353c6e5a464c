"""The products: what an analysis found, as a document in one language."""
