"""Programs that are installed beside On Record and read what it cannot: each as a child process with limits."""
