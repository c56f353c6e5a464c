"""Where the store of a workspace is: beside it, or on the server that is named."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from biokg.errors import InputError, StoreError
from biokg.store.contract import Store
from biokg.store.generations import open_current, open_previous
from biokg.workspace import Workspace

if TYPE_CHECKING:
    from biokg.store.remote.address import Address

__all__ = ["HERE", "open_store", "open_store_before", "store_address"]

HERE = "here"
"""Names the store of the workspace itself, whatever is set elsewhere."""
VARIABLE = "BIOKG_STORE"


def open_store(workspace: Workspace, where: str | None = None) -> Store:
    """Open the store of a workspace for reading; `where` is an address, or else what is set says where it is.

    Raises StoreError where there is none yet, or no server answers.
    """
    address = store_address(workspace, where)
    if address is None:
        return open_current(workspace.derived)
    from biokg.store.remote import generations

    return generations.open_current(address)


def open_store_before(store: Store, workspace: Workspace) -> Store:
    """Open the last store before `store` that held something else, where that is; raises StoreError where none is."""
    address = getattr(store, "address", None) or store_address(workspace)
    if address is None:
        return open_previous(workspace.derived)
    from biokg.store.remote import generations

    return generations.open_previous(address)


def store_address(workspace: Workspace, where: str | None = None) -> Address | None:
    """Return the address of the server that holds the store of a workspace; None where it lies in the workspace.

    The first of these decides: `where`, the environment (BIOKG_STORE), the file ``biokg.toml`` of the workspace. The
    word ``here`` means the workspace. Raises StoreError for what is no address, InputError for a wrong file.
    """
    text = where or os.environ.get(VARIABLE) or _from_settings(workspace)
    if not text or text == HERE:
        return None
    try:
        from biokg.store.remote.address import address_of
    except ImportError as error:
        raise StoreError("A store on a server needs httpx; install it: pip install 'biokg[remote]'.") from error
    return address_of(text)


def _from_settings(workspace: Workspace) -> str:
    path = workspace.root / "biokg.toml"
    if not path.is_file():
        return ""
    import tomllib  # only where there is something to read

    try:
        store = tomllib.loads(path.read_text(encoding="utf-8")).get("store", {})
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise InputError(f"is no TOML ({error}).", path=path) from error
    unknown = sorted(store.keys() - {"url"}) if isinstance(store, dict) else ["store"]
    if unknown:
        raise InputError(
            f"[store] knows no {unknown[0]}, only url. Users and passwords are kept out of files: set "
            "BIOKG_STORE_USER and BIOKG_STORE_PASSWORD, or BIOKG_STORE_TOKEN.",
            path=path,
        )
    return str(store.get("url", ""))
