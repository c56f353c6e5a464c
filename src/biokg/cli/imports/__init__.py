"""Commands that take registers in, one file each."""
