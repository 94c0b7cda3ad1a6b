"""Positions: what an act is aimed at, and whether it is for or against it, composed through the words between."""
