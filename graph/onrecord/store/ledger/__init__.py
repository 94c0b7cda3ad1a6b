"""What a store knows of the files it was built from: manifest, revisions and log."""
