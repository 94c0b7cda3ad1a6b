"""The chain of a text as texts tell it: drafts, revisions, committees' reports, meetings, reports that answer."""
