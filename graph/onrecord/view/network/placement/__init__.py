"""Where the nodes of a network stand: a function of the network alone, which a process of its own can compute."""
