"""A program as a child process: held to a time and to memory, and ended with all that it started."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a program ended: its exit code and output; ``late`` where it was ended as its time was over."""

    code: int
    output: bytes = b""
    late: bool = False


def run_program(
    command: Sequence[str],
    *,
    seconds: int,
    memory: int,
    folder: Path,
    given: bytes = b"",
    environment: Mapping[str, str] | None = None,
) -> Outcome:
    """What became of a program that runs in ``folder``, which is its home, too, with ``given`` as its input.

    ``memory`` is in bytes of each process, where the system can hold it to them (Linux). Raises ``OSError`` where it
    cannot be started.
    """
    kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT", "TESSDATA_PREFIX") if name in os.environ}
    process = subprocess.Popen(  # noqa: S603 (programs named here alone)
        list(command),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=folder,
        env={**kept, "HOME": str(folder), "LC_ALL": "C.UTF-8", **(environment or {})},
        start_new_session=True,
    )
    with _ended(process):
        _hold(process.pid, memory)
        try:
            output, _ = process.communicate(given, timeout=seconds)
        except subprocess.TimeoutExpired:
            return Outcome(-1, late=True)
        return Outcome(process.returncode, output)


@contextmanager
def _ended(process: subprocess.Popen[bytes]) -> Iterator[None]:
    """A context at whose end, however it comes, the process and its group are gone and its pipes closed."""
    try:
        yield
    finally:
        if process.poll() is None:
            with suppress(ProcessLookupError, PermissionError):
                if hasattr(os, "killpg"):
                    os.killpg(process.pid, signal.SIGKILL)
                else:
                    process.kill()
            process.wait()
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                with suppress(OSError):  # what was not yet written goes nowhere
                    pipe.close()


def _hold(process: int, memory: int) -> None:
    """Limit the memory of a process, and of those it starts from now on; it has started none yet."""
    if sys.platform == "linux":
        import resource

        with suppress(ProcessLookupError, PermissionError, ValueError):
            resource.prlimit(process, resource.RLIMIT_AS, (memory, memory))
