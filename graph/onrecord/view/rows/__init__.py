"""What views draw: statements, actors and documents, from digests and queries."""
