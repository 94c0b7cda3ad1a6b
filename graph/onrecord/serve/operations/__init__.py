"""What a process can be asked: one module each, whose name is that of the operation and whose ``run`` answers."""
