"""Things matched with records of registers."""
