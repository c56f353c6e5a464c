"""Adding and retracting claims: from quoted words to offsets, hashes and ids, written in canonical form."""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cached_property

from pyoxigraph import Literal, NamedNode

from ..characters import check_characters
from ..errors import BiokgError, InputError, UnknownName
from ..ids import sha256
from ..names import nearest
from ..ontology import Ontology
from ..terms import ID, PREFIXES, iri, local_name, shorten
from ..text import Article, Span
from ..values import day, instant, number, window
from ..workspace import Workspace
from .files import read_source, write_source, write_sources
from .model import Citation, Claim, Section, SourceFile, Value
from .sheets import Draft, tagged
from .statement import statement_problems
from .things import read_things

__all__ = ["add_claims", "retract_claim"]

DATETIME, DECIMAL = iri("xsd:dateTime"), iri("xsd:decimal")
EDTF = iri("b:edtf")
PLAIN = {iri("xsd:string"), iri("xsd:integer"), iri("xsd:boolean")}
_OCCURRENCE = re.compile(r"\[(\d+)\]\s*")


@dataclass(frozen=True)
class Made:
    """A draft and what became of it."""

    draft: Draft
    claim: Claim
    citations: tuple[Citation, ...]


class Curator:
    """What a curator needs at hand: the source files, the things, the ontology, the articles."""

    def __init__(self, workspace: Workspace, articles: Mapping[str, Article], today: dt.date) -> None:
        self.workspace = workspace
        self.articles = articles
        self.recorded = Literal(instant(today), datatype=DATETIME)
        self.ontology: Ontology = workspace.ontology
        self.things = read_things(workspace.things)
        self.files: dict[str, SourceFile] = {}
        self.keys: dict[str, NamedNode] = {}

    def file(self, draft: Draft) -> SourceFile:
        """Return the file of the draft's source."""
        if draft.source not in self.files:
            path = self.workspace.source_file(draft.source)
            if path not in self.workspace.source_files:
                known = [other.stem for other in self.workspace.source_files]
                raise UnknownName(f"there is no source '{draft.source}'.", nearest(draft.source, known))
            self.files[draft.source] = read_source(path)
        return self.files[draft.source]

    def made(self, draft: Draft) -> Made:
        """Return the claim of a draft, not yet linked to other claims, and its citations; note its key."""
        citations = self.citations(draft)
        predicate = self.ontology.property(draft.predicate)
        claim = Claim(
            subject=self.node(draft.subject),
            predicate=predicate,
            object=self.value(predicate, draft.object),
            modality=self.ontology.concept(f"modality:{draft.modality}"),
            citations=tuple(citation.id for citation in citations),
            recorded=self.recorded,
            speaker=self.speaker(draft),
            confidence=_confidence(draft),
            open_list=draft.open,
            caveats=tuple(sorted((tagged(check_characters(text), "en") for text in draft.caveats), key=str)),
            notes=(Literal(check_characters(draft.note), language="en"),) if draft.note else (),
        )
        if claim.object == claim.subject:
            raise InputError(f"{claim}: nothing stands so to itself; correct the subject or the object.")
        for problem in statement_problems(claim, self.ontology):
            raise InputError(f"{claim} {problem}")
        self._note_key(draft, claim)
        return Made(draft, claim, tuple(citations))

    def _note_key(self, draft: Draft, claim: Claim) -> None:
        key = f"{draft.source}#{draft.key}"
        if draft.key and key in self.keys:
            raise InputError(f"the key '{draft.key}' is taken; choose another.")
        if draft.key:
            self.keys[key] = claim.id

    def citations(self, draft: Draft) -> list[Citation]:
        """Return where the draft's words stand."""
        file = self.file(draft)
        section = self.section(draft)
        if file.source.sha256 is None:
            if draft.quote:
                raise InputError(f"the text of {draft.source} is not held; leave the quote empty.")
            return [Citation(section.id)]
        article = self.articles.get(file.source.sha256)
        if article is None:
            raise InputError(f"the article of {draft.source} is not at hand; name its folder with --articles.")
        return [self.citation(article, section, quote) for quote in draft.quote.split("||")]

    def citation(self, article: Article, section: Section, quote: str) -> Citation:
        """Return the citation of quoted words within a section."""
        occurrence = _OCCURRENCE.match(quote.strip())
        words = quote.strip()[occurrence.end() :] if occurrence else quote.strip()
        area = None if section.start is None or section.end is None else Span(section.start, section.end)
        span = article.find(words, area, int(occurrence[1]) if occurrence else None)
        return Citation(section.id, span.start, span.end, sha256(article.words(span)))

    def section(self, draft: Draft) -> Section:
        """Return the section that the draft names."""
        wanted = f"{PREFIXES['section']}{draft.source}-{draft.section}"
        sections = {section.id.value: section for section in self.file(draft).sections}
        if wanted not in sections:
            names = [section.name for section in sections.values()]
            message = f"{draft.source} has no section '{draft.section}'; it has {', '.join(sorted(names))}."
            raise UnknownName(message, nearest(draft.section, names))
        return sections[wanted]

    def node(self, name: str) -> NamedNode:
        """Return the thing, concept, source or section that a name stands for."""
        node = self._node(name)
        if node in self.things or node in self.ontology.concepts:
            return node
        if node.value.startswith((PREFIXES["source"], PREFIXES["section"])) and self._is_written(node):
            return node
        if node.value.startswith(tuple(PREFIXES[prefix] for prefix in ("status", "kind", "field", "role"))):
            return self.ontology.concept(shorten(node.value))
        near = nearest(name, [thing.value.removeprefix(ID) for thing in self.things])
        raise UnknownName(f"there is no thing '{name}'; add it with `biokg thing add`.", near)

    def _node(self, name: str) -> NamedNode:
        try:
            return iri(name) if ":" in name else NamedNode(ID + name)
        except (KeyError, ValueError) as error:
            raise InputError(f"'{name}' is no name of a thing; write letters, digits and hyphens.") from error

    def _is_written(self, node: NamedNode) -> bool:
        local = local_name(node)
        if node.value.startswith(PREFIXES["source"]):
            return self.workspace.source_file(local).is_file()
        return any(local.startswith(path.stem + "-") for path in self.workspace.source_files)

    def speaker(self, draft: Draft) -> NamedNode | None:
        if draft.modality == "attributed" and not draft.speaker:
            raise InputError("an attributed claim needs its speaker; what the source itself says is asserted.")
        return self.node(draft.speaker) if draft.speaker else None

    def value(self, predicate: NamedNode, text: str) -> Value:
        """Return what a draft's object means for a property: a thing, a concept, or a literal of the right type."""
        if self.ontology.is_object_property(predicate):
            return self.node(text)
        check_characters(text)
        kind = self.ontology.datatype(predicate)
        if kind == DECIMAL:
            return Literal(str(number(text)), datatype=DECIMAL)
        if kind == DATETIME:
            return Literal(text if "T" in text else instant(day(text)), datatype=DATETIME)
        if predicate == EDTF:
            window(text)
        return Literal(text, datatype=kind) if kind in PLAIN else tagged(text)

    def linked(self, made: Made) -> Made:
        """Return the claim with its links to other claims."""
        draft = made.draft
        claim = replace(
            made.claim,
            premises=self.claims_named(draft, draft.premises),
            conflicts=self.claims_named(draft, draft.conflicts),
            supersedes=self.claims_named(draft, draft.supersedes),
        )
        return replace(made, claim=claim)

    @cached_property
    def written(self) -> frozenset[NamedNode]:
        """The ids of all claims of the workspace, as its files stand."""
        files = (read_source(path) for path in self.workspace.source_files)
        return frozenset(claim.id for file in files for claim in file.claims)

    def claims_named(self, draft: Draft, names: Iterable[str]) -> tuple[NamedNode, ...]:
        """Return the claims that a draft refers to, by key (`key`, `source#key`) or by id (`claim:…`)."""
        found = []
        for name in names:
            full = name if "#" in name else f"{draft.source}#{name}"
            if full in self.keys:
                found.append(self.keys[full])
            elif re.fullmatch(r"claim:[0-9a-f]{12}", name) and iri(name) in self.written:
                found.append(iri(name))
            else:
                raise UnknownName(f"there is no claim '{name}'.", nearest(full, list(self.keys)))
        return tuple(sorted(set(found), key=str))


def _confidence(draft: Draft) -> Literal | None:
    inferred = draft.modality == "inferred"
    if inferred and not (draft.premises and draft.confidence):
        raise InputError("an inferred claim needs the claims it rests on (premises) and a confidence.")
    if not inferred and (draft.premises or draft.confidence):
        raise InputError("only an inferred claim has premises and a confidence.")
    if not inferred:
        return None
    value = number(draft.confidence)
    if not 0 <= value <= 1:
        raise InputError(f"the confidence is {draft.confidence}; write a number from 0 to 1.")
    return Literal(str(value), datatype=DECIMAL)


def add_claims(
    workspace: Workspace,
    drafts: Sequence[Draft],
    articles: Mapping[str, Article],
    *,
    today: dt.date,
    replace_all: bool = False,
) -> list[Claim]:
    """Write drafts into the files of their sources, in canonical form, and return the claims in the order given.

    `articles` are by the hash of their text. All or nothing: where one draft is refused, no file changes. A claim that
    is there already is written anew. `replace_all` drops the claims that the sources had before.

    Raises InputError that lists every refused draft with its line, in the order of the drafts.
    """
    curator = Curator(workspace, articles, today)
    refused: list[InputError] = []
    made = []
    for draft in drafts:
        with _collected(refused, draft):
            made.append(curator.made(draft))
    linked: dict[NamedNode, Made] = {}
    for one in made:
        with _collected(refused, one.draft):
            full = curator.linked(one)
            _refuse_variant(full, linked.setdefault(full.claim.id, full))
    if refused:
        in_order = sorted(refused, key=lambda error: (str(error.path), error.line or 0))
        raise InputError("\n".join(str(error) for error in in_order))
    _write(curator, linked.values(), replace_all)
    return [linked[one.claim.id].claim for one in made]


@contextmanager
def _collected(refused: list[InputError], draft: Draft) -> Iterator[None]:
    """Note why a draft is refused, and go on with the next one."""
    try:
        yield
    except BiokgError as error:
        refused.append(draft.error(str(error)))


def _refuse_variant(one: Made, first: Made) -> None:
    if one.claim != first.claim:
        where = "another draft" if first.draft.line is None else f"line {first.draft.line}"
        raise InputError(f"says the same as {where} with other remarks or links; keep one of the two.")


def _write(curator: Curator, made: Iterable[Made], replace_all: bool) -> None:
    by_source: dict[str, list[Made]] = defaultdict(list)
    for one in made:
        by_source[one.draft.source].append(one)
    files = {name: _merged(curator.files[name], new, replace_all) for name, new in by_source.items()}
    write_sources({curator.workspace.source_file(name): file for name, file in files.items()})


def _merged(file: SourceFile, new: list[Made], replace_all: bool) -> SourceFile:
    claims = {} if replace_all else {claim.id: claim for claim in file.claims}
    claims |= {one.claim.id: one.claim for one in new}
    citations = {citation.id: citation for citation in file.citations}
    citations |= {citation.id: citation for one in new for citation in one.citations}
    used = {node for claim in claims.values() for node in claim.citations}
    kept = tuple(citation for citation in citations.values() if citation.id in used)
    return replace(file, claims=tuple(claims.values()), citations=kept)


def retract_claim(workspace: Workspace, claim: NamedNode, *, today: dt.date) -> None:
    """Mark a claim as no longer upheld: it stays on record, and what rests on it vanishes at the next build.

    Raises UnknownName where no source has the claim.
    """
    for path in workspace.source_files:
        file = read_source(path)
        if any(old.id == claim for old in file.claims):
            when = Literal(instant(today), datatype=DATETIME)
            claims = [replace(old, invalidated=when) if old.id == claim else old for old in file.claims]
            write_source(path, replace(file, claims=tuple(claims)))
            return
    raise UnknownName(f"there is no claim {shorten(claim.value)}.")
