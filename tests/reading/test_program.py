import os
import time
from pathlib import Path

import pytest

from onrecord.reading.program.run import run_program

MEMORY = 1_000_000_000


def test_a_program_is_given_its_input_and_a_home_of_its_own(tmp_path: Path) -> None:
    outcome = run_program(
        ["sh", "-c", "cat; pwd; echo $HOME"], seconds=60, memory=MEMORY, folder=tmp_path, given=b"a\n"
    )
    assert (outcome.code, outcome.late) == (0, False)
    assert outcome.output.decode().split() == ["a", str(tmp_path), str(tmp_path)]


def test_a_program_that_takes_too_long_is_ended_with_all_that_it_started(tmp_path: Path) -> None:
    script = "sleep 1000 & echo $! >child; wait"
    outcome = run_program(["sh", "-c", script], seconds=1, memory=MEMORY, folder=tmp_path)
    assert outcome.late
    child = int((tmp_path / "child").read_text())
    while _runs(child):  # the system has been told to end it, and takes its own time
        time.sleep(0.01)


def _runs(process: int) -> bool:
    """Whether a process is there, and no mere remnant that nobody has asked for."""
    try:
        os.kill(process, 0)
        stat = Path(f"/proc/{process}/stat")
        return not stat.exists() or stat.read_text().rpartition(")")[2].split()[0] != "Z"
    except (ProcessLookupError, FileNotFoundError):
        return False


def test_a_program_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        run_program(["no-such-program"], seconds=1, memory=MEMORY, folder=tmp_path)
