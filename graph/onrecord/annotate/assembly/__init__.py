"""The annotators: each declares what it needs and adds. ``annotate.registry`` has their order."""
