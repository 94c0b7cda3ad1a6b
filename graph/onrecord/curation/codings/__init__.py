"""What a coder changed in a file of codings, read back as decisions."""
