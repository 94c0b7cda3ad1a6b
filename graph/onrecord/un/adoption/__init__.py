"""How an organ adopted a text, by the lines above and below it: day, meeting, vote, and who voted how."""
