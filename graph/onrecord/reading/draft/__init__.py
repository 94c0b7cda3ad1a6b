"""What a reader gives and works with: drafts, metadata, limits, and cleaning and decoding of bytes."""
