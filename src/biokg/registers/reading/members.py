"""What a person gives to an import: files, folders and archives, as a sequence of members to be read once."""

from __future__ import annotations

import gzip
import io
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO

from ...errors import InputError
from ...folders import check_ordinary

__all__ = ["HARMLESS", "LARGEST_MEMBER", "LARGEST_RATIO", "Member", "Meter", "files", "members"]

LARGEST_MEMBER = 1 << 38
"""Bytes of one member once it is unpacked: a quarter of a terabyte, more than any register has."""
LARGEST_RATIO = 250
"""How many bytes one packed byte may become: JSON and XML of registers reach 10 to 60, an archive of zeros 1,000."""
HARMLESS = 64 << 20  # bytes that may come out at any ratio
CHUNK = 1 << 20
ENCRYPTED = 1  # of the flags of a member of a ZIP archive


@dataclass
class Meter:
    """How far the reading is, in bytes of the files as they lie on the disk; packed ones count packed."""

    total: int = 0
    read: int = 0


@dataclass(frozen=True)
class Member:
    """One file that was given, or one member of an archive."""

    name: str
    """As people find it again: ``ror.zip/v2.9-ror-data.json``."""
    open: Callable[[], IO[bytes]]
    """Open its unpacked bytes, for reading from the start to the end."""

    @property
    def ending(self) -> str:
        """Its ending in lower case, without that of a packed file: ``.json`` for ``a.JSON.gz``."""
        return PurePosixPath(self.name.lower().removesuffix(".gz")).suffix

    @contextmanager
    def reading(self) -> Iterator[IO[bytes]]:
        """Open it, and put into one sentence what goes wrong while it is read."""
        try:
            with self.open() as stream:
                yield stream
        except EOFError as error:
            raise InputError("ends too early; was it downloaded whole?", path=self.name) from error
        except (zlib.error, gzip.BadGzipFile, zipfile.BadZipFile) as error:
            raise InputError(f"is a damaged archive ({error}); download it again.", path=self.name) from error
        except (NotImplementedError, RuntimeError) as error:  # what zipfile raises for ciphers and rare methods
            raise InputError(f"cannot be unpacked: {error}.", path=self.name) from error


def members(
    paths: Sequence[Path], endings: Sequence[str], meter: Meter | None = None, chosen: Sequence[str] = ()
) -> Iterator[Member]:
    """Yield what is to be read of some files and folders, in the order given, folders and archives by name.

    Of folders and archives only what ends in one of `endings` is read, and where any name of an archive contains one
    of `chosen`, only such. `meter` is told how far the reading is. Raises InputError for what is not there, no
    ordinary file, empty of such files, or an archive with names that lead out of it.
    """
    meter = meter or Meter()
    found = files(paths, endings)
    meter.total = sum(file.stat().st_size for file in found)
    for file in found:
        yield from _members_of(file, endings, meter, chosen)


def files(paths: Sequence[Path], endings: Sequence[str]) -> list[Path]:
    """Return the files that are read of what was given, as `members` does."""
    return [file for path in paths for file in _files(path, endings)]


def _files(path: Path, endings: Sequence[str]) -> list[Path]:
    if not path.exists():
        raise InputError("is not there.", path=path)
    if not path.is_dir():
        check_ordinary(path)
        return [path]
    packed = (*endings, *(f"{ending}.gz" for ending in endings), ".zip")
    found = sorted(file for file in path.rglob("*") if file.is_file() and file.name.lower().endswith(packed))
    if not found:
        raise InputError(f"holds no file that ends in {', '.join(endings)}.", path=path)
    return found


def _members_of(path: Path, endings: Sequence[str], meter: Meter, chosen: Sequence[str]) -> Iterator[Member]:
    try:
        with path.open("rb") as file:
            magic = file.read(4)
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror or error}.", path=path) from error
    if magic[:2] == b"\x1f\x8b":
        yield Member(str(path), lambda: _gunzipped(path, meter))
    elif magic == b"PK\x03\x04" and path.suffix.lower() not in (".xlsx", ".xlsm"):
        yield from _in_zip(path, endings, meter, chosen)
    else:
        yield Member(str(path), lambda: io.BufferedReader(_Counted(path, meter), CHUNK))


def _gunzipped(path: Path, meter: Meter) -> IO[bytes]:
    packed = _Counted(path, meter)
    stream = gzip.GzipFile(fileobj=io.BufferedReader(packed, CHUNK))
    return io.BufferedReader(_Bounded(stream, str(path), lambda: packed.count, (stream.close, packed.close)), CHUNK)


def _in_zip(path: Path, endings: Sequence[str], meter: Meter, chosen: Sequence[str]) -> Iterator[Member]:
    packed = _Counted(path, meter)
    try:
        with zipfile.ZipFile(io.BufferedReader(packed, CHUNK)) as archive:
            for info in _wanted(archive, path, endings, chosen):
                yield Member(f"{path}/{info.filename}", _opener(archive, info, path))
    except zipfile.BadZipFile as error:
        raise InputError("is a damaged ZIP archive; was it downloaded whole?", path=path) from error
    finally:
        packed.close()


def _wanted(
    archive: zipfile.ZipFile, path: Path, endings: Sequence[str], chosen: Sequence[str]
) -> list[zipfile.ZipInfo]:
    found = []
    for info in archive.infolist():
        name = PurePosixPath(info.filename.replace("\\", "/"))
        if name.is_absolute() or ".." in name.parts or ":" in name.parts[:1]:
            raise InputError(f"holds a name that leads out of it ('{info.filename}'); nothing was read.", path=path)
        if not info.is_dir() and info.filename.lower().endswith(tuple(endings)) and not name.name.startswith("."):
            found.append(info)
    best = [info for info in found if any(word in info.filename for word in chosen)]
    packed = [info.filename for info in archive.infolist() if info.filename.lower().endswith((".zip", ".gz"))]
    if packed and not best:
        raise InputError(f"holds an archive in turn ('{packed[0]}'); unpack it and give what is in it.", path=path)
    if not found:
        raise InputError(f"holds no file that ends in {', '.join(endings)}.", path=path)
    return sorted(best or found, key=lambda info: info.filename)


def _opener(archive: zipfile.ZipFile, info: zipfile.ZipInfo, path: Path) -> Callable[[], IO[bytes]]:
    def opened() -> IO[bytes]:
        name = f"{path}/{info.filename}"
        if info.flag_bits & ENCRYPTED:
            raise InputError("is encrypted; unpack it with its password and give what is in it.", path=name)
        stream = archive.open(info)
        return io.BufferedReader(_Bounded(stream, name, lambda: info.compress_size, (stream.close,)), CHUNK)

    return opened


class _Counted(io.FileIO):
    """A file that tells how much of it was read."""

    def __init__(self, path: Path, meter: Meter) -> None:
        super().__init__(path)
        self.count, self._meter = 0, meter

    def readinto(self, buffer: memoryview) -> int | None:  # type: ignore[override]
        number = super().readinto(buffer)
        self.count += number or 0
        self._meter.read = min(self._meter.read + (number or 0), self._meter.total)
        return number


class _Bounded(io.RawIOBase):
    """Unpacked bytes that stop where more come out than any honest archive holds."""

    def __init__(
        self, inner: IO[bytes] | gzip.GzipFile, name: str, packed: Callable[[], int], ends: Iterable[Callable[[], None]]
    ) -> None:
        self._inner, self._name, self._packed, self._ends = inner, name, packed, tuple(ends)
        self._out = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        data = self._inner.read(len(buffer))
        buffer[: len(data)] = data
        self._out += len(data)
        if self._out > LARGEST_MEMBER or self._out > HARMLESS + LARGEST_RATIO * self._packed():
            message = (
                f"unpacks to more than {self._out >> 20:,} MB, far more than its size; it is no file of a register."
            )
            raise InputError(message, path=self._name)
        return len(data)

    def close(self) -> None:
        if not self.closed:
            for end in self._ends:
                end()
        super().close()
