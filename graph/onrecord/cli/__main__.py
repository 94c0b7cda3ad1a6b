"""Runs the command line: ``python -m onrecord.cli``."""

from onrecord.cli.program import main

if __name__ == "__main__":
    main()
