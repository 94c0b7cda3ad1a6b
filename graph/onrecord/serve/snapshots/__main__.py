"""Takes a snapshot of a store, in a process of its own: what that needs of memory is given back at its end."""

from __future__ import annotations

import sys
from pathlib import Path

from onrecord.errors import OnRecordError
from onrecord.query.confinement import end_with_parent
from onrecord.serve.asking.opened import quotes_named
from onrecord.serve.snapshots.words import cut_words
from onrecord.store.whole.snapshot import take_snapshot


def main() -> None:
    """Takes the one that the arguments tell; writes its state, or to standard error why it could not be taken."""
    end_with_parent()
    store, place, quotes = sys.argv[1:]
    try:
        state = take_snapshot(Path(store), Path(place))
        cut_words(Path(place) / "graph", quotes_named(quotes))
    except OnRecordError as error:
        sys.stderr.write(str(error))
        sys.exit(3)
    sys.stdout.write(state)


if __name__ == "__main__":
    main()
