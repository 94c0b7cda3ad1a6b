"""What in a text refers back: pronouns, shortened names, groups, and things of somebody; whom each means."""
