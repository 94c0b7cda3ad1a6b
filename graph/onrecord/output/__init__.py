"""What leaves the program: files that appear whole, cells and lines that do no harm."""
