"""The masthead of a United Nations document: one grammar, read once by ``read`` and kept on the document."""
