"""What people change in a store by hand: decisions, agendas and removals; and checking a store."""
