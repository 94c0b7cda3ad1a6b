"""Pairs of actors that may be one, beyond names that are alike: for people to decide, never joined."""
