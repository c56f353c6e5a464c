"""The reference page, as Markdown."""

from __future__ import annotations

from collections.abc import Iterator

from .model import GROUPS, Term, Vocabulary

__all__ = ["render_page"]

INTRODUCTION = """# The ontology

*This page is made from the files in `ontology/` by `python -m biokg.reference`; edit those, not this page.*

All terms live in one namespace, `https://w3id.org/biokg/` (prefix `b:`), and have one name, one definition and one
example in English and in Chinese. Every fact about a thing is a **claim** that cites its source; a property of this
page stands between two things only where a live claim supports it. Equivalents in other vocabularies are in
`ontology/mappings.sssom.tsv`; what holds in logic (⊑) is shown here.

![The classes and how they hang together](ontology.svg)
"""


def render_page(vocabulary: Vocabulary) -> str:
    """Return the page: contents, classes and properties by theme, then the lists. Ends with a newline."""
    parts = [INTRODUCTION, *_contents(vocabulary)]
    for file, (english, chinese) in GROUPS.items():
        parts += [f"## {english} · {chinese}\n", *_classes(vocabulary, file), *_properties(vocabulary, file)]
    parts += ["## Lists · 列表\n", "Values are chosen from these lists; each entry is a concept of SKOS.\n"]
    for scheme in vocabulary.lists():
        parts += list(_list(vocabulary, scheme))
    return "\n".join(parts).rstrip("\n") + "\n"


def _contents(vocabulary: Vocabulary) -> Iterator[str]:
    counts = f"{len(vocabulary.classes())} classes, {len(vocabulary.properties())} properties"
    entries = sum(len(vocabulary.entries(scheme)) for scheme in vocabulary.lists())
    yield f"{counts}, {len(vocabulary.lists())} lists with {entries} entries.\n"
    for file, (english, chinese) in GROUPS.items():
        terms = [*vocabulary.classes(file), *vocabulary.properties(file)]
        yield f"- **{english}** {chinese}: " + ", ".join(_link(term.label) for term in terms)
    yield "- **Lists** 列表: " + ", ".join(_link(scheme.label) for scheme in vocabulary.lists()) + "\n"


def _classes(vocabulary: Vocabulary, file: str) -> Iterator[str]:
    if not vocabulary.classes(file):
        return
    yield "| class | what it is | for example |\n| --- | --- | --- |"
    for term in vocabulary.classes(file):
        above = [_reference(name) for name in term.names("rdfs:subClassOf")]
        note = f"<br>⊑ {', '.join(above)}" if above else ""
        yield f"| {_anchor(term)}{note} | {_both(term, 'skos:definition')} | {_both(term, 'skos:example')} |"
    yield ""


def _properties(vocabulary: Vocabulary, file: str) -> Iterator[str]:
    yield "| property | from → to | what it says | for example |\n| --- | --- | --- | --- |"
    for term in vocabulary.properties(file):
        ends = f"{_end(term, 'rdfs:domain')} → {_end(term, 'rdfs:range')}"
        notes = "".join(f"<br>*{note}*" for note in [*term.traits, *_inverse(vocabulary, term)])
        above = [_reference(name) for name in term.names("rdfs:subPropertyOf")]
        notes += f"<br>⊑ {', '.join(above)}" if above else ""
        words = f"{_both(term, 'skos:definition')} | {_both(term, 'skos:example')}"
        yield f"| {_anchor(term)}{notes} | {ends} | {words} |"
    yield ""


def _list(vocabulary: Vocabulary, scheme: Term) -> Iterator[str]:
    title = f"{scheme.text('skos:prefLabel', 'en')} · {scheme.text('skos:prefLabel', 'zh')}"
    yield f'### <a id="{scheme.label}"></a>{title}\n'
    yield f"{_both(scheme, 'skos:definition')}\n"
    yield "| entry | what it means | how it is said |\n| --- | --- | --- |"
    for term in vocabulary.entries(scheme):
        depth = len(vocabulary.lineage(term, "skos:broader")) - 1
        number = "".join(f"{count}. " for count in term.said.get("skos:notation", []))
        names = f"{term.text('skos:prefLabel', 'en')} · {term.text('skos:prefLabel', 'zh')}"
        entry = f"{'&emsp;' * depth}{number}`{term.name}`<br>{'&emsp;' * depth}{names}"
        yield f"| {entry} | {_both(term, 'skos:definition')} | {_cell(term.text('skos:scopeNote', 'en'))} |"
    yield ""


def _anchor(term: Term) -> str:
    names = f"{term.text('rdfs:label', 'en')} · {term.text('rdfs:label', 'zh')}"
    return f'<a id="{term.label}"></a>**`{term.name}`**<br>{names}'


def _both(term: Term, predicate: str) -> str:
    return f"{_cell(term.text(predicate, 'en'))}<br>{_cell(term.text(predicate, 'zh'))}"


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")


def _end(term: Term, predicate: str) -> str:
    return ", ".join(_reference(name) for name in term.names(predicate)) or "any"


def _inverse(vocabulary: Vocabulary, term: Term) -> Iterator[str]:
    inverses = {*term.names("owl:inverseOf")}
    inverses |= {other.name for other in vocabulary.properties() if term.name in other.names("owl:inverseOf")}
    for name in sorted(inverses):
        yield f"inverse of {_reference(name)}"


def _reference(name: str) -> str:
    return _link(name.removeprefix("b:")) if name.startswith("b:") else f"`{name}`"


def _link(label: str) -> str:
    return f"[{label}](#{label})"
