"""The commands ``serve`` and ``mcp``."""

from __future__ import annotations

import os
from importlib.util import find_spec
from pathlib import Path
from typing import Literal, cast

import click

from onrecord.cli.options import store_option as _store
from onrecord.cli.options import telling_errors as _told
from onrecord.errors import OnRecordError, OutputError
from onrecord.output.terminal import say

_POSITIVE = click.FloatRange(0, 1e9, min_open=True)
_TOKEN = "ONRECORD_TOKEN"  # noqa: S105 - the name of a variable


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, metavar="H", help="The address to listen at.")
@click.option("--port", type=click.IntRange(0, 65535), default=7878, show_default=True, metavar="N", help="0: any.")
@click.option("--base", default="", metavar="IRI", help="The address that others know it by, behind a proxy.")
@click.option(
    "--quotes",
    type=click.Choice(["none", "short", "full"]),
    default="short",
    show_default=True,
    help="How much of the documents' words goes out.",
)
@click.option("--token-file", type=click.Path(path_type=Path), metavar="FILE", help=f"A token to ask for; or {_TOKEN}.")
@click.option("--origin", "origins", multiple=True, metavar="ORIGIN", help="A site whose scripts may read; repeat.")
@click.option("--timeout", type=_POSITIVE, default=30, show_default=True, metavar="SECONDS", help="For one question.")
@click.option("--memory", type=_POSITIVE, default=500, show_default=True, metavar="MB", help="For one question.")
@click.option("--answer", type=_POSITIVE, default=64, show_default=True, metavar="MB", help="The largest answer.")
@_store
@_told
def serve(
    host: str,
    port: int,
    base: str,
    quotes: str,
    token_file: Path | None,
    origins: tuple[str, ...],
    timeout: float,
    memory: float,
    answer: float,
    store: Path,
) -> None:
    """Serve the graph, read-only: SPARQL at /sparql, the catalogue at /questions.

    Example: onrecord serve --port 7878
    """
    if find_spec("starlette") is None or find_spec("uvicorn") is None:
        raise OnRecordError("the server needs two more packages; install them: pip install 'onrecord[serve]'")
    from onrecord.serve.server import serve as run
    from onrecord.serve.settings import Limits, Serving

    kept = cast(Literal["none", "short", "full"], quotes)
    limits = Limits(timeout=timeout, memory=memory, answer=answer)
    run(Serving(store, host, port, base, kept, _token(token_file), origins, limits), lambda line: say(line, aside=True))


@click.command()
@click.option(
    "--quotes",
    type=click.Choice(["none", "short", "full"]),
    default="short",
    show_default=True,
    help="How much of the documents' words goes out.",
)
@_store
@_told
def mcp(quotes: str, store: Path) -> None:
    """Let an assistant ask the graph: a server of the Model Context Protocol on standard input and output.

    Example: onrecord mcp --store record
    """
    if find_spec("mcp") is None:
        raise OnRecordError("an assistant needs one more package; install it: pip install 'onrecord[mcp]'")
    from onrecord.serve.assistant.server import serve_stdio
    from onrecord.serve.settings import Serving

    serve_stdio(Serving(store, quotes=cast(Literal["none", "short", "full"], quotes)))


def _token(file: Path | None) -> str:
    """The token from a file, else from the environment; never from the command line, which others can see."""
    if file is None:
        return os.environ.get(_TOKEN, "").strip()
    try:
        token = file.read_text("utf-8").strip()
    except OSError as error:
        raise OutputError(
            f"--token-file {file}: cannot be read ({error.strerror}); name a file with the token"
        ) from None
    except UnicodeDecodeError:
        raise OnRecordError(f"--token-file {file}: is no text; name a file with the token") from None
    if not token:
        raise OnRecordError(f"--token-file {file}: holds no token; write one into it, or leave the option out")
    return token
