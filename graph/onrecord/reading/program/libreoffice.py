"""LibreOffice without a window: turns old Word documents, RTF and OpenDocument texts into DOCX."""

from __future__ import annotations

import re
import shutil
import tempfile
from functools import cache
from pathlib import Path

from onrecord.errors import UnreadableDocument
from onrecord.reading.draft.limits import Limits
from onrecord.reading.program.run import run_program

INSTALL = "install LibreOffice (on Debian: apt-get install libreoffice-writer-nogui), or save it as .docx"
_COMMANDS = ("soffice", "libreoffice", "/Applications/LibreOffice.app/Contents/MacOS/soffice")
_TOLD_IN = ("bootstraprc", "versionrc", "../Resources/bootstraprc", "../Resources/versionrc")
_TELLS = re.compile(r"^(?:ProductKey|buildid)=(.+)$", re.MULTILINE)
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
</oor:items>
"""
"""No macro runs, and what a document links to is not fetched."""
_NO_NETWORK = dict.fromkeys(("http_proxy", "https_proxy", "ftp_proxy"), "http://127.0.0.1:9")


@cache
def libreoffice() -> str | None:
    """The command that starts LibreOffice, ``None`` where it is not installed."""
    return next(filter(None, map(shutil.which, _COMMANDS)), None)


@cache
def libreoffice_version() -> str:
    """Which LibreOffice is installed, as its own files tell without starting it; empty where there is none."""
    command = libreoffice()
    if command is None:
        return ""
    folder = Path(command).resolve().parent
    told = [folder / name for name in _TOLD_IN]
    found = [tell for path in told if path.is_file() for tell in _TELLS.findall(path.read_text("utf-8", "replace"))]
    return " ".join(dict.fromkeys(found)) or "LibreOffice"


def to_docx(data: bytes, extension: str, source: str, limits: Limits) -> bytes:
    """The bytes of a document as DOCX; raises ``UnreadableDocument`` where nothing can be made of it.

    Each conversion has a folder and a profile of its own: another LibreOffice that runs is not asked, nor disturbed.
    """
    command = libreoffice()
    if command is None:
        raise UnreadableDocument(source, f".{extension} is read by LibreOffice, which is not installed", INSTALL)
    with tempfile.TemporaryDirectory(prefix="onrecord-", ignore_cleanup_errors=True) as place:
        folder = Path(place)
        (folder / "profile" / "user").mkdir(parents=True)
        (folder / "profile" / "user" / "registrymodifications.xcu").write_text(_SETTINGS, encoding="utf-8")
        given, made = folder / f"given.{extension}", folder / "made" / "given.docx"
        given.write_bytes(data)
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        quiet = ("--headless", "--norestore", "--nolockcheck", "--nodefault", "--nologo")
        arguments = (command, profile, *quiet, "--convert-to", "docx", "--outdir", str(made.parent), str(given))
        try:
            outcome = run_program(
                arguments,
                seconds=limits.program_seconds,
                memory=limits.program_memory,
                folder=folder,
                environment=_NO_NETWORK,
            )
        except OSError as error:
            raise UnreadableDocument(source, f"LibreOffice cannot be started ({error.strerror})", INSTALL) from error
        if outcome.late:
            reason = f"takes LibreOffice more than {limits.program_seconds} seconds"
            raise UnreadableDocument(source, reason, "save it as .docx, or raise --limit program_seconds")
        if not made.is_file():  # the exit code is 0 then, too
            reason = "LibreOffice makes no text of it: damaged, encrypted, or in need of more memory"
            raise UnreadableDocument(source, reason, "open it and save it as .docx without a password")
        return made.read_bytes()
