"""The view of actors as a network of who speaks of whom."""
