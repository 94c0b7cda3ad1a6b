"""Entity resolution: which names, letters, agenda items and documents of a whole store are one."""
