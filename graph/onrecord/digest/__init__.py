"""What a document's graph tells of its statements, packed for those who need it without a query."""
