"""The commands of `biokg report`, one module a product."""
