"""Records of meetings: who has the floor, and whose turn a paragraph is."""
