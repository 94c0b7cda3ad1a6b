"""The chain of a text: drafts, revisions, committees' reports, meetings, and the reports that answer, by what a text tells."""
