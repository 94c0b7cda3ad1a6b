"""Takes a snapshot of a store, in a process of its own: what that needs of memory is given back at its end."""

from __future__ import annotations

import sys
from pathlib import Path

from onrecord.errors import OnRecordError
from onrecord.query.confinement import end_with_parent
from onrecord.serve.asking.opened import quotes_named
from onrecord.serve.snapshots.words import cut_words
from onrecord.store.whole.snapshot import take_snapshot


def main(store: str, place: str, quotes: str) -> int:
    """Takes it; writes the state that it is of, or to standard error why it could not be taken."""
    end_with_parent()
    try:
        state = take_snapshot(Path(store), Path(place))
        cut_words(Path(place) / "graph", quotes_named(quotes))
    except OnRecordError as error:
        sys.stderr.write(str(error))
        return 3
    sys.stdout.write(state)
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
