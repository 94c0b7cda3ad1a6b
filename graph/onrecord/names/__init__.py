"""Names and words as strings: word lists by language, folding, spelling variants, and the parts of personal names."""
