"""The packages that On Record stands on: their licences, and all of them as a bill of materials."""
