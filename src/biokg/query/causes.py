"""The likely causes of a syntax error, from the surest to the vaguest."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from typing import NamedTuple

from biokg.query.tokens import Token, tokens
from biokg.terms import ALIASES, PREFIXES

__all__ = ["Cause", "find_cause"]


class Cause(NamedTuple):
    """Where a mistake is (place in the text, from 0) and a sentence that says what to do."""

    at: int
    words: str


class Wrong(NamedTuple):
    """A query that the engine refused: its text and tokens, how far the engine got, and what it expected there."""

    text: str
    tokens: Sequence[Token]
    at: int
    expected: str


_QUOTES = "“”„«»‘’‚＂＇「」"
_OTHER_NAMES = {"dc": "dct", "dcterms": "dct", "schema": "sdo", "geosparql": "geo", "biolink": "sdo", "bkg": "b"}
_KEYWORDS = """
    a abs add all as asc ask avg base bind bnode bound by ceil coalesce concat construct contains count datatype day
    delete desc describe distinct encode_for_uri exists false filter floor from graph group group_concat having haslang
    haslangdir hours if in insert iri isblank isiri isliteral isnumeric istriple isuri lang langdir langmatches lateral
    lcase limit max md5 min minus minutes month named not now object offset optional order predicate prefix rand reduced
    regex replace round sample sameterm seconds select separator service sha1 sha256 sha384 sha512 silent str strafter
    strbefore strdt strends strlang strlangdir strlen strstarts struuid subject substr sum timezone triple true tz ucase
    undef union uri uuid values version where year
"""
_WORDS = frozenset(_KEYWORDS.split())
_SQL = {
    "and": "write && for 'and' within a FILTER; patterns that stand one after the other all hold anyway",
    "or": "write || for 'or' within a FILTER, UNION between patterns",
    "like": 'write FILTER(CONTAINS(LCASE(STR(?x)), "word")) for LIKE',
    "is": "write FILTER(!BOUND(?x)) for IS NULL, FILTER(BOUND(?x)) for IS NOT NULL",
    "null": "there is no NULL; write FILTER(!BOUND(?x)), or FILTER NOT EXISTS { … }",
    "join": "there is no JOIN; patterns that share a variable are joined",
    "top": "write LIMIT 10 at the end for TOP 10",
    "between": "write FILTER(?x >= 1 && ?x <= 9) for BETWEEN",
    "on": "there is no JOIN … ON; patterns that share a variable are joined",
}


def find_cause(text: str, at: int, expected: str) -> Cause:
    """Return the most likely cause of a syntax error that the engine saw at place `at`."""
    wrong = Wrong(text, list(tokens(text)), at, expected)
    for look in _LOOKS:
        cause = look(wrong)
        if cause is not None:
            return cause
    return _unexpected(wrong)


def _empty(wrong: Wrong) -> Cause | None:
    if not wrong.tokens:
        return Cause(0, "the query is empty; write for instance SELECT * { ?s ?p ?o } LIMIT 10")
    return None


def _beginning(wrong: Wrong) -> Cause | None:
    """Find a query that does not say what it is, or what it selects."""
    words = [token for token in wrong.tokens if token.text.lower() in {"select", "ask", "construct", "describe"}]
    if not words:
        return Cause(wrong.tokens[0].at, "a query says SELECT, ASK, CONSTRUCT or DESCRIBE first: SELECT * { … }")
    after = wrong.tokens[wrong.tokens.index(words[0]) + 1 :]
    if words[0].text.lower() == "select" and after and after[0].text.lower() in {"{", "where"}:
        return Cause(after[0].at, "say what to select: SELECT * or SELECT ?x ?y")
    return None


def _typography(wrong: Wrong) -> Cause | None:
    """Find signs that a word processor or a Chinese keyboard makes."""
    for token in wrong.tokens:
        if token.kind != "sign":
            continue
        if token.text in _QUOTES:
            return Cause(token.at, f'the quotation mark {token.text} is typographic; write a straight one: "')
        plain = "." if token.text == "。" else unicodedata.normalize("NFKC", token.text)
        if plain != token.text and plain.isascii() and not plain.isspace():
            return Cause(token.at, f"the sign {token.text} is full-width; write {plain}")
        if token.text in "–—−":
            return Cause(token.at, f"{token.text} is a dash; write the minus sign -")
    return None


def _open_string(wrong: Wrong) -> Cause | None:
    for token in wrong.tokens:
        if token.kind == "open":
            return Cause(token.at, f"the string that begins here does not end on its line; close it with {token.text}")
    return None


def _unknown_prefix(wrong: Wrong) -> Cause | None:
    declared = {
        token.text[:-1]
        for word, token in zip(wrong.tokens, wrong.tokens[1:], strict=False)
        if word.text.lower() == "prefix" and token.kind == "name"
    }
    known = declared | PREFIXES.keys() | ALIASES.keys()
    for token in wrong.tokens:
        prefix = token.text.partition(":")[0]
        if token.kind == "name" and prefix not in known:
            near = _OTHER_NAMES.get(prefix) or _nearest(prefix, known)
            hint = f"did you mean {near}: ?" if near else f"declare it first: PREFIX {prefix}: <…>"
            return Cause(token.at, f"the prefix {prefix}: is not known; {hint}")
    return None


def _nearest(word: str, known: set[str]) -> str | None:
    import difflib  # only after an error, and it costs as much as all else here

    return next(iter(difflib.get_close_matches(word.lower(), sorted(known), n=1, cutoff=0.6)), None)


def _sql(wrong: Wrong) -> Cause | None:
    """Find what is right in SQL and wrong here."""
    previous = Token("sign", "", 0)
    selecting = False
    for token in wrong.tokens:
        word = token.text.lower() if token.kind == "word" else token.text
        selecting = (selecting or word == "select") and word not in {"where", "{", "from"}
        if token.kind == "word" and word in _SQL:
            return Cause(token.at, f"{token.text} is SQL: {_SQL[word]}")
        if word in {"==", "<>"}:
            return Cause(token.at, f"write {'=' if word == '==' else '!='} for {word}")
        if previous.text.lower() == "from" and token.kind == "word" and word != "named":
            return Cause(token.at, f"there are no tables: leave out FROM {token.text} and write patterns in {{ … }}")
        if selecting and word == ",":
            return Cause(token.at, "no commas between the variables of SELECT: SELECT ?x ?y")
        if selecting and token.kind == "word" and previous.text != "(" and word in _AGGREGATES:
            return Cause(token.at, f"name what is computed: SELECT ({token.text}(?x) AS ?name)")
        if word == "filter" and _bare_filter(wrong.tokens, token):
            return Cause(token.at, "FILTER needs parentheses: FILTER(?x > 3)")
        previous = token
    return None


_AGGREGATES = frozenset({"count", "sum", "min", "max", "avg", "sample", "group_concat"})


def _bare_filter(all_tokens: Sequence[Token], token: Token) -> bool:
    after = all_tokens[all_tokens.index(token) + 1 :]
    return bool(after) and after[0].kind in {"variable", "number", "string"}


def _bare_word(wrong: Wrong) -> Cause | None:
    """Find a word that is no keyword: mostly a property without its prefix."""
    for place, token in enumerate(wrong.tokens):
        if token.kind == "word" and token.text.lower() not in _WORDS:
            known = _COMMON.get(token.text.lower()) or _near_keyword(wrong.tokens, place)
            word = _cut(token.text)
            hint = f"did you mean {known} ?" if known else f"did you mean b:{word} or ?{word} ?"
            return Cause(token.at, f"'{word}' is no word of SPARQL and has no prefix; {hint}")
    return None


def _near_keyword(all_tokens: Sequence[Token], place: int) -> str | None:
    """Return the keyword that a word was meant to be, None where it stands where a property does (``?x value ?y``)."""
    import difflib

    token = all_tokens[place]
    after = all_tokens[place + 1].text if place + 1 < len(all_tokens) else ""
    signs = [one.text for one in all_tokens[:place]]
    if not (token.text.isupper() or after in {"(", "{"} or signs.count("{") == signs.count("}")):
        return None
    near = difflib.get_close_matches(token.text.lower(), sorted(_WORDS), n=1, cutoff=0.75)
    return near[0].upper() if near else None


_COMMON = {
    "label": "rdfs:label",
    "name": "rdfs:label",
    "type": "a",
    "preflabel": "skos:prefLabel",
    "title": "dct:title",
    "publisher": "dct:publisher",
    "subclassof": "rdfs:subClassOf",
    "broader": "skos:broader",
}


def _brackets(wrong: Wrong) -> Cause | None:
    """Find a bracket that is never closed, or closed without having been opened."""
    pairs = {"}": "{", ")": "(", "]": "["}
    opened: list[Token] = []
    for token in wrong.tokens:
        if token.text in pairs.values():
            opened.append(token)
        elif token.text in pairs:
            if not opened:
                return Cause(token.at, f"this {token.text} closes nothing; leave it out, or add {pairs[token.text]}")
            last = opened.pop()
            if last.text != pairs[token.text]:
                closing = {one: two for two, one in pairs.items()}[last.text]
                return Cause(token.at, f"{closing} is missing before this {token.text}; see {_where(wrong.text, last)}")
    if opened:
        closing = {one: two for two, one in pairs.items()}[opened[-1].text]
        return Cause(opened[-1].at, f"this {opened[-1].text} is never closed; add {closing}")
    return None


def _where(text: str, token: Token) -> str:
    before = text[: token.at]
    return f"the {token.text} in line {before.count(chr(10)) + 1}, column {token.at - before.rfind(chr(10))}"


def _unbound(wrong: Wrong) -> Cause | None:
    if "variable that is unbound" in wrong.expected:
        words = "with GROUP BY, SELECT may name only the variables grouped by; put others into (SAMPLE(?y) AS ?one)"
        return Cause(next((t.at for t in wrong.tokens if t.text.lower() == "select"), 0), words)
    return None


def _bad_iri(wrong: Wrong) -> Cause | None:
    found = re.search(r"<(?:https?|urn):[^<>\n]*[\s\"{}|^`\\][^<>\n]*>", wrong.text)
    if found:
        return Cause(found.start(), "this IRI holds a space or another sign that is not allowed; write it as %20")
    return None


def _missing_dot(wrong: Wrong) -> Cause | None:
    """Find the end of a triple that goes on without a dot: four terms in a row."""
    row = 0
    for before, token in zip([Token("sign", "", 0), *wrong.tokens], wrong.tokens, strict=False):
        term = token.kind in {"variable", "iri", "name", "string", "number"} or token.text == "a"
        row = row + 1 if term else row if token.kind == "language" else 0
        if row == 4 and token.at <= wrong.at:
            broken = "\n" in wrong.text[before.end : token.at]
            place = before.end - 1 if broken else token.at
            return Cause(place, "a . (or ; or ,) is missing between two statements")
    return None


def _unexpected(wrong: Wrong) -> Cause:
    """Fall back on the engine: the word at the place where it gave up.

    It reads as many signs as a keyword has before it compares, so its place is that many too far.
    """
    keywords = [len(word) for word in re.findall(r"\b[A-Za-z_]{2,}\b", _unlisted(wrong.expected))]
    place = wrong.at - min(keywords) if keywords else wrong.at
    here = next((token for token in wrong.tokens if token.at <= place < token.end), None)
    if here is None:
        return Cause(max(0, min(place, len(wrong.text))), "the query is not valid here or shortly before")
    return Cause(here.at, f"the query is not valid here or shortly before; '{_cut(here.text)}' is not expected")


def _unlisted(expected: str) -> str:
    """Leave out of what the engine expected the introduction, classes of signs, and signs in quotes."""
    return re.sub(r"^expected(?: one of)?|\[[^\]]*\]|\"[^\"]*\"", "", expected)


def _cut(text: str) -> str:
    return text if len(text) <= 40 else text[:40] + "…"


_LOOKS: tuple[Callable[[Wrong], Cause | None], ...] = (
    _empty,
    _typography,
    _open_string,
    _bad_iri,
    _unknown_prefix,
    _sql,
    _beginning,
    _bare_word,
    _brackets,
    _unbound,
    _missing_dot,
)
