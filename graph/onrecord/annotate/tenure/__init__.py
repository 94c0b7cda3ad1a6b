"""Who holds which office by the words beside a name: the finder, and its annotator."""
