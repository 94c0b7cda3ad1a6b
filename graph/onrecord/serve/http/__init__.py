"""What HTTP asks of every answer: who may ask, which format, whether it has changed, and how errors are told."""
