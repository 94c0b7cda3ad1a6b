"""UN document symbols and resolutions that a text names."""
