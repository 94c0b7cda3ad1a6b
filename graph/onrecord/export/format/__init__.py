"""The exports that are no RDF, one module each: its name is the format's, its ``EXPORT`` what is done."""
