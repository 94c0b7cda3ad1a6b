"""Documents and the findings in them as RDF."""
