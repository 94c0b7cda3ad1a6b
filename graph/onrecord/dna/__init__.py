"""The file of the Discourse Network Analyzer, version 3: what is in it, writing it and reading it."""
