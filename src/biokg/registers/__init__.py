"""Registers in bulk: release files read record by record, each record told as facts, and kept in the workspace."""

from .model import BadRecord, LeftOut, Mention, Option, Options, Record, Register

__all__ = ["BadRecord", "LeftOut", "Mention", "Option", "Options", "Record", "Register"]
