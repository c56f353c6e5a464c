"""Files that a command writes: whole or not at all, and where that cannot be, a sentence that says why."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from ..errors import InputError

__all__ = ["replace_file", "replacing", "require_folder"]

_WHY = {
    errno.ENOENT: ("its folder takes no such file", "所在文件夹不接受该文件"),
    errno.EACCES: ("you may not write there", "没有写入权限"),
    errno.EPERM: ("you may not write there", "没有写入权限"),
    errno.EROFS: ("that file system is read-only", "该文件系统为只读"),
    errno.ENOSPC: ("the disk is full", "磁盘已满"),
    errno.EDQUOT: ("the disk is full", "磁盘已满"),
    errno.EFBIG: ("the system takes no file so large", "文件过大，系统不接受"),
    errno.ENAMETOOLONG: ("the name is too long", "文件名过长"),
    errno.ENOTDIR: ("what should be its folder is a file", "其上级是文件而非文件夹"),
}


def replace_file(path: Path, data: bytes) -> None:
    """Write a file whole: where the disk does not take it, what was there before stays as it was."""
    with replacing(path) as file:
        file.write(data)


@contextmanager
def replacing(path: Path) -> Iterator[IO[bytes]]:
    """Open a file that takes the place of an old one when all is written; raises InputError where it cannot be."""
    try:
        if path.exists() and not path.is_file():  # a pipe, a device
            with path.open("wb") as pipe:
                yield pipe
            return
        with _part_of(path.resolve()) as file:  # a link goes on leading where it led
            yield file
    except BrokenPipeError:
        raise
    except OSError as error:
        raise _unwritable(path, error.errno or 0, error.strerror or str(error)) from error


@contextmanager
def _part_of(target: Path) -> Iterator[IO[bytes]]:
    part = target.with_name(f"{target.name}.part")
    try:
        with part.open("wb") as file:
            yield file
        if target.exists():
            part.chmod(target.stat().st_mode)
        part.replace(target)
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def require_folder(path: Path) -> None:
    """Raise InputError where a file could not be written, before anything is computed for it."""
    folder = path.parent
    if "\0" in str(path):
        raise InputError("A name of a file holds no NUL.", zh="文件名不能含有空字符。")
    if not folder.exists():
        raise InputError(
            f"{path}: cannot be written, for there is no folder {folder}; make it, or name another FILE with -o.",
            zh=f"{path}：无法写入，因为文件夹{folder}不存在；请先建立该文件夹，或用 -o 另指文件。",
        )
    number = errno.ENOTDIR if not folder.is_dir() else 0 if os.access(folder, os.W_OK) else errno.EACCES
    if number:
        raise _unwritable(path, number, os.strerror(number))


def _unwritable(path: Path, number: int, reason: str) -> InputError:
    en, zh = _WHY.get(number, (reason, reason))
    return InputError(
        f"{path}: cannot be written, for {en}; name another FILE with -o, or - for standard output.",
        zh=f"{path}：无法写入，因为{zh}；请用 -o 另指文件，或用 - 写到标准输出。",
    )
