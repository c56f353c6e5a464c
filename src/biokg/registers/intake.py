"""One record after another taken in: checked, told as facts, and each fact with what follows from it."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache

from pyoxigraph import Literal, NamedNode

from ..claims.triples import Said
from ..errors import InputError
from ..ids import sha256
from ..ontology import Ontology
from ..terms import b, iri
from ..values import window
from .following import Following
from .model import BadRecord, LeftOut, Mention, Options, Record, Register

__all__ = ["MENTION", "Intake"]

TYPE, CITATION = iri("rdf:type"), b("citation")
_CITED, _SOURCE, _IDENTIFIER, _HASH = b("Citation"), iri("oa:hasSource"), iri("dct:identifier"), b("sha256")
MENTION = "~"
"""What stands before a predicate while it is not known whether the mentioned record is there; it sorts to the end."""
_GARBLED = re.compile("[\u00c2-\u00f4](?:[\u0080-\u00bf]|[€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ])")


class Intake:
    """What happens to each record of a register. It keeps counts, and a few bytes of each key."""

    def __init__(self, register: Register, ontology: Ontology, options: Options) -> None:
        self.register, self.options = register, options
        self._following = Following(ontology)
        self._seen: dict[int, int] = {}  # of a key → of its content
        self._known_members: set[str] = set()
        self.counts = Counter[str]()
        """Records read, taken, rejected, repeated and left out."""
        self.left_out = Counter[str]()
        """Why records were left out by the options."""
        self.garbled: list[str] = []
        """Keys of records with text that was decoded in a wrong way once."""
        self.changed = ""
        """The last day on which a record was changed."""
        self.links: dict[NamedNode, set[NamedNode]] = {}
        """The properties that must not lead back, as one: from → to."""

    def take(self, record: Record) -> list[bytes]:
        """Return the lines that a record gives, a mention marked as such; none for one read before or left out.

        Raises BadRecord where it cannot be taken in, InputError where it is of another register.
        """
        self.counts["read"] += 1
        if record.wrong:
            raise BadRecord(record.wrong)
        self._check_register(record)
        if not record.key:
            raise BadRecord("it has no identifier.")
        digest = _digest(record)
        if self._repeats(record, digest):
            self.counts["repeated"] += 1
            return []
        try:
            lines = self._told(record, digest)
        except LeftOut as reason:
            self.counts["left out"] += 1
            self.left_out[str(reason)] += 1
            return []
        self._seen[_short(record.key)] = int(digest[:15], 16)
        self.counts["taken"] += 1
        return lines

    def _check_register(self, record: Record) -> None:
        if record.member in self._known_members or not isinstance(record.data, Mapping) or not record.data:
            return
        if not self.register.knows(record.data.keys()):
            raise InputError(f"is no file of {self.register.title['en']}.", path=record.member, line=record.line)
        self._known_members.add(record.member)

    def _repeats(self, record: Record, digest: str) -> bool:
        """Tell whether the same record was taken in before."""
        before = self._seen.get(_short(record.key))
        if before is not None and before != int(digest[:15], 16):
            raise BadRecord("a record with the same identifier and other content came before; that one stays.")
        return before is not None

    def _told(self, record: Record, digest: str) -> list[bytes]:
        """Return the lines of what a record says, of what follows, and of its citation."""
        stated, mentions = list[Said](), list[Said]()
        for fact in self.register.told(record, self.options):
            (mentions if isinstance(fact, Mention) else stated).append(fact)
        cite = self.register.cite(record.key)
        lines = self._lines("", stated, cite, self._cited(cite, record, digest))
        if mentions:
            lines += self._lines(MENTION, mentions, cite)
        self._look_at(stated, record)
        return lines

    def _cited(self, cite: NamedNode, record: Record, digest: str) -> list[Said]:
        return [
            (cite, TYPE, _CITED),
            (cite, _SOURCE, self.register.section),
            (cite, _IDENTIFIER, Literal(record.key)),
            (cite, _HASH, Literal(digest)),
        ]

    def _lines(self, marker: str, facts: list[Said], cite: NamedNode, more: Iterable[Said] = ()) -> list[bytes]:
        homes, shared = self.register.homes, (*self.register.homes, *self.register.shared)
        for node in {subject for subject, _, _ in facts}:
            if not node.value.startswith(shared):  # a slip of ours
                raise AssertionError(f"{self.register.name} describes {node}, which is none of its homes")
        described = {node for node, predicate, _ in facts if predicate == TYPE and node.value.startswith(homes)}
        following = self._following.of([*facts, *more, *((node, CITATION, cite) for node in described)])
        name = _named[marker]
        return [f"{subject} {name(predicate)} {value} .\n".encode() for subject, predicate, value in following]

    def _look_at(self, facts: Iterable[Said], record: Record) -> None:
        """Note what the summary tells: garbled text, links that must not lead back, the last change."""
        garbled, acyclic = False, self.register.acyclic
        for subject, predicate, value in facts:
            if isinstance(value, NamedNode):
                if predicate in acyclic:
                    self.links.setdefault(subject, set()).add(value)
            elif not value.value.isascii() and _GARBLED.search(value.value):
                garbled = garbled or _is_garbled(value.value)
        if garbled:
            self.garbled.append(record.key)
        self.changed = max(self.changed, self._change(record))

    def _change(self, record: Record) -> str:
        """Return the last day on which a record was changed; empty where it says none that is a date."""
        try:
            day = self.register.changed(record) if self.register.changed else ""
            return day if day > self.changed and window(day) else ""
        except (KeyError, TypeError, AttributeError, InputError):
            return ""


def _digest(record: Record) -> str:
    try:
        return sha256(record.text)
    except UnicodeEncodeError as error:
        raise BadRecord("it holds half a character (a surrogate on its own), which no text may.") from error
    except RecursionError as error:
        raise BadRecord("it is nested too deeply.") from error


@lru_cache(maxsize=1024)
def _plain(predicate: NamedNode) -> str:
    return str(predicate)


@lru_cache(maxsize=1024)
def _marked(predicate: NamedNode) -> str:
    return f"<{MENTION}{predicate.value}>"


_named = {"": _plain, MENTION: _marked}


def _short(key: str) -> int:
    """Return a number of eight bytes for a key: of ten million, two are the same once in 300,000 times."""
    return int.from_bytes(hashlib.blake2b(key.encode(), digest_size=8).digest())


def _is_garbled(text: str) -> bool:
    """Tell whether UTF-8 was once read as Windows-1252 or Latin-1.

    >>> _is_garbled("ä¸\\xadå›½"), _is_garbled("São Paulo")
    (True, False)
    """
    for encoding in ("cp1252", "latin-1"):
        try:
            return text.encode(encoding).decode() != text
        except (UnicodeEncodeError, UnicodeDecodeError):
            continue
    return False
