"""Content without a tense: infinitives and clauses in -ing."""
