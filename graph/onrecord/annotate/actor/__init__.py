"""Who a text names: persons, offices, states and organizations, and which mentions mean the same one."""
