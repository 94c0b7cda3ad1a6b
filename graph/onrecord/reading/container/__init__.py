"""Files that hold files or several documents: archives, mailboxes, messages and crawls."""
