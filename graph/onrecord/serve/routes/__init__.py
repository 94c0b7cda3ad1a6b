"""What the server answers at which address: one module a group of addresses, with its ``ROUTES``."""
