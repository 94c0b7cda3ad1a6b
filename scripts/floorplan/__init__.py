"""What ``scripts/house`` measures of a package: its rooms, its imports, the calls in it, the shapes of its values."""
