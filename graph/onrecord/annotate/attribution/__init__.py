"""Who says what: sources, cues and contents, and the rules that find them."""
