"""The second guard: a query's process has no network, whatever the first guard lets through."""

import platform
import subprocess
import sys

import pytest

ASKING = """
import sys
from onrecord.store.backend.oxigraph import OxigraphQuads
from onrecord.query.confinement import no_network
if sys.argv[2] == "confined":
    assert no_network()
try:
    print(list(OxigraphQuads().query("SELECT * { SERVICE <" + sys.argv[1] + "> { ?s ?p ?o } }")))
except OSError as error:
    print(error)
"""
MAKING = """
import socket, subprocess, sys, threading
from onrecord.query.confinement import no_network
waiting = threading.Event()
def make(*how):
    try:
        socket.socket(*how).close()
        print("made")
    except PermissionError:
        print("refused")
def later():
    waiting.wait()
    make()
thread = threading.Thread(target=later)
thread.start()
assert no_network()
waiting.set()
thread.join()
make(socket.AF_INET, socket.SOCK_DGRAM)
make(socket.AF_INET6, socket.SOCK_STREAM)
make(socket.AF_UNIX, socket.SOCK_STREAM)
sys.stdout.flush()
subprocess.run([sys.executable, "-c", "import socket; socket.socket()"], stderr=subprocess.DEVNULL).check_returncode()
"""
linux = pytest.mark.skipif(
    sys.platform != "linux" or platform.machine() not in {"x86_64", "aarch64"}, reason="no filter for this system"
)


def run(program: str, *given: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-c", program, *given], capture_output=True, text=True, check=False)


@linux
def test_a_service_that_nobody_refused_reaches_nobody(loopback: tuple[str, list[object]]) -> None:
    address, came = loopback
    told = run(ASKING, address, "confined")
    assert "Permission denied" in told.stdout
    assert came == []
    run(ASKING, address, "free")
    assert came, "the listener hears who comes without the guard"


@linux
def test_no_thread_and_no_child_makes_a_socket_of_any_kind() -> None:
    told = run(MAKING)
    assert told.stdout.split() == ["refused"] * 4
    assert "CalledProcessError" in told.stderr
