"""Votes in documents of the United Nations and reports of them: lists of voters, counts, outcomes, later intentions."""
