"""Word documents, taken apart with lxml: parts, styles, numbers, words."""
