"""What holds the quads of a store: the implementations of ``Quads``."""
