"""The values that all stages share: documents, the findings in them, and decisions of people."""
