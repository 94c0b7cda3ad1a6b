"""What documents of the United Nations are like: symbols, organs, sessions, mastheads and letters."""
