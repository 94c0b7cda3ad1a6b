"""The view of how statements travelled: who said, who passed on, who printed."""
