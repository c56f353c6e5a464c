"""Real SPARQL servers for tests and benchmarks: on loopback, in folders of their own, gone when the block ends."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sysconfig
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

__all__ = ["Absent", "free_port", "oxigraph_server", "virtuoso_server"]


class Absent(Exception):
    """A server is not installed."""


PATIENCE = 90.0
"""Seconds to wait for a server; Virtuoso writes its first database in some ten."""

VIRTUOSO_INI = """
[Database]
DatabaseFile = virtuoso.db
ErrorLogFile = virtuoso.log
LockFile = virtuoso.lck
TransactionFile = virtuoso.trx
xa_persistent_file = virtuoso.pxa
[TempDatabase]
DatabaseFile = virtuoso-temp.db
TransactionFile = virtuoso-temp.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
DirsAllowed = .
CheckpointInterval = 0
NumberOfBuffers = {buffers}
MaxDirtyBuffers = {dirty}
[HTTPServer]
ServerPort = 127.0.0.1:{port}
ServerRoot = .
ServerThreads = 10
[SPARQL]
ResultSetMaxRows = {rows}
MaxQueryExecutionTime = 120
"""
"""Few rows a result, so that small tests meet the bound. Only `dba` may write."""


@contextmanager
def oxigraph_server(folder: Path, seconds: int = 60) -> Iterator[str]:
    """Run the server of Oxigraph and give its address; raises Absent where it is not installed.

    It stops a query after some seconds.
    """
    program = _program("oxigraph", "install the extra dev, or `pip install oxigraph`")
    port = free_port()
    arguments = [
        "serve",
        "--location",
        str(folder / "database"),
        "--bind",
        f"127.0.0.1:{port}",
        "--timeout-s",
        str(seconds),
    ]
    with _running([program, *arguments], folder, f"http://127.0.0.1:{port}") as url:
        yield url


@contextmanager
def virtuoso_server(folder: Path, rows: int = 1000, buffers: int = 20_000) -> Iterator[str]:
    """Run Virtuoso and give its address; user and password are both `dba`. Raises Absent where it is not installed."""
    program = _program("virtuoso-t", "install Debian's virtuoso-opensource-7-bin")
    port, sql = free_port(), free_port()
    text = VIRTUOSO_INI.format(port=port, sql=sql, rows=rows, buffers=buffers, dirty=buffers * 3 // 4)
    (folder / "virtuoso.ini").write_text(text, encoding="utf-8")
    with _running([program, "+foreground", "+configfile", "virtuoso.ini"], folder, f"http://127.0.0.1:{port}") as url:
        yield url


def _program(name: str, how: str) -> str:
    found = shutil.which(name, path=sysconfig.get_path("scripts")) or shutil.which(name)
    if found is None:
        raise Absent(f"needs the program {name}: {how}")
    return found


def free_port() -> int:
    """Return a port on which nothing listens now."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


@contextmanager
def _running(command: list[str], folder: Path, url: str) -> Iterator[str]:
    """Run a server until the block ends, which begins when it answers."""
    with (folder / "output").open("wb") as output:
        process = subprocess.Popen(command, cwd=folder, stdin=subprocess.DEVNULL, stdout=output, stderr=output)
    try:
        _await(process, url, folder / "output")
        yield url
    finally:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _await(process: subprocess.Popen[bytes], url: str, output: Path) -> None:
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and process.poll() is None:
        try:
            opener.open(url, timeout=5).close()
        except urllib.error.HTTPError:
            return
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise RuntimeError(f"{url} does not answer:\n{output.read_text(errors='replace')[-2000:]}")
