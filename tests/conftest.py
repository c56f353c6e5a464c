"""Fixtures that several test modules share."""

from __future__ import annotations

from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def repository() -> Path:
    """The folder of the checkout, itself a workspace."""
    return REPOSITORY


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder with articles and register extracts that the project does not carry."""
    folder = REPOSITORY.parent / "shared"
    if not folder.is_dir():
        pytest.skip("needs ../shared (articles and register extracts that the project does not carry)")
    return folder
