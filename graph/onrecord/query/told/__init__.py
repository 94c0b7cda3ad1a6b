"""What is told of single statements and documents, however they were found."""
