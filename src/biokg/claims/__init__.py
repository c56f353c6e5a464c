"""What sources say: sources, sections, citations and claims; their files; and the plain edges that follow."""
