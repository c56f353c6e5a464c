"""One record after another taken in: checked, told as facts, and each fact with what follows from it."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from pyoxigraph import Literal, NamedNode

from ..claims.triples import Said
from ..errors import InputError
from ..ids import sha256
from ..ontology import Ontology
from ..terms import PREFIXES, b, iri
from .following import Following
from .model import BadRecord, LeftOut, Mention, Options, Record, Register

__all__ = ["MENTION", "Intake"]

TYPE, CITATION = iri("rdf:type"), b("citation")
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
        digest = sha256(record.text)
        if self._repeats(record, digest):
            self.counts["repeated"] += 1
            return []
        try:
            lines = list(self._told(record, digest))
        except LeftOut as reason:
            self.counts["left out"] += 1
            self.left_out[str(reason)] += 1
            return []
        self.counts["taken"] += 1
        return lines

    def _check_register(self, record: Record) -> None:
        if record.member in self._known_members or not isinstance(record.data, Mapping):
            return
        if not self.register.knows(record.data.keys()):
            from .catalogue import recognised

            other = recognised(record.data.keys())
            hint = f"; it looks like one of {other.title['en']}: `biokg import {other.name}`" if other else ""
            message = f"is no file of {self.register.title['en']}{hint}."
            raise InputError(message, path=record.member, line=record.line)
        self._known_members.add(record.member)

    def _repeats(self, record: Record, digest: str) -> bool:
        """Tell whether the same record was read before."""
        key = int.from_bytes(hashlib.blake2b(record.key.encode(), digest_size=8).digest())
        content = int(digest[:15], 16)
        if key not in self._seen:
            self._seen[key] = content
            return False
        if self._seen[key] != content:
            raise BadRecord("a record with the same identifier and other content came before; that one stays.")
        return True

    def _told(self, record: Record, digest: str) -> Iterator[bytes]:
        """Yield the lines of what a record says, of what follows, and of its citation."""
        stated, mentions = list[Said](), list[Said]()
        for fact in self.register.facts(record, self.options):
            (mentions if isinstance(fact, Mention) else stated).append(tuple(fact))  # type: ignore[arg-type]
        cite = self.register.cite(record.key)
        stated += [
            (cite, TYPE, b("Citation")),
            (cite, iri("oa:hasSource"), self.register.section),
            (cite, iri("dct:identifier"), Literal(record.key)),
            (cite, b("sha256"), Literal(digest)),
        ]
        for marker, facts in (("", stated), (MENTION, mentions)):
            facts += [(node, CITATION, cite) for node in self._described(facts)]
            for subject, predicate, value in self._following.of(facts):
                yield f"{subject} <{marker}{predicate.value}> {value} .\n".encode()
        self._look_at(stated, record)

    def _described(self, facts: Iterable[Said]) -> list[NamedNode]:
        """Return the things of the register that get a class; any but those and the shared ones are a slip of ours."""
        nodes = dict.fromkeys(node for node, predicate, _ in facts if predicate == TYPE)
        homes, shared = self.register.homes, (*self.register.shared, PREFIXES["cite"])
        strange = [node for node, _, _ in facts if not node.value.startswith((*homes, *shared))]
        if strange:
            raise AssertionError(f"{self.register.name} describes {strange[0]}, which is none of its homes")
        return [node for node in nodes if node.value.startswith(homes)]

    def _look_at(self, facts: Iterable[Said], record: Record) -> None:
        """Note what the summary tells: garbled text, links that must not lead back, the last change."""
        for subject, predicate, value in facts:
            if isinstance(value, Literal) and _GARBLED.search(value.value) and _is_garbled(value.value):
                self.garbled.append(record.key)
                break
            if predicate in self.register.acyclic and isinstance(value, NamedNode):
                self.links.setdefault(subject, set()).add(value)
        self.changed = max(self.changed, self.register.changed(record))


def _is_garbled(text: str) -> bool:
    """Tell whether UTF-8 was once read as Windows-1252 or Latin-1.

    >>> _is_garbled("å›½è\x8d¯"), _is_garbled("São Paulo")
    (True, False)
    """
    for encoding in ("cp1252", "latin-1"):
        try:
            return text.encode(encoding).decode() != text
        except (UnicodeEncodeError, UnicodeDecodeError):
            continue
    return False
