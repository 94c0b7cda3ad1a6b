"""Names as strings: folding, spelling variants, and the parts of personal names."""
