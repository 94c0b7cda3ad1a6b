"""A store's positions as codings: who is for or against what, each with the words that it rests on."""
