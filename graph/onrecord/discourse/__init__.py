"""Discourse networks: who stands with whom and against whom, over what, from the positions that documents report."""
