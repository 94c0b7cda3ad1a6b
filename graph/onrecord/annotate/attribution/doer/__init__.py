"""Whom a word stands for that does, in the grammar, what another word does: infinitives, relative pronouns."""
