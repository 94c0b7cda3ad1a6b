"""An index of each document's statements, packed beside the graph so that views need no query for them."""
