"""Files of questions: ``NAME.rq`` whose first lines are comments that say what is asked, in both languages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from ..errors import InputError
from ..folders import check_file, files_in
from ..turtle import read_text
from ..workspace import shipped
from .model import LANGUAGES, PLACEHOLDER, Parameter, Question

__all__ = ["columns_of", "read_question", "read_questions"]

KEYS = (*LANGUAGES, "group", "note", "param")
TYPES = ("thing", "concept", "source", "date", "number")
PARAMETER = re.compile(
    r"(?P<name>[a-z][a-z0-9_]*)\s*:\s*(?P<type>\S+)\s*(?:=\s*(?P<default>[^|]*[^|\s])\s*)?"
    r"\|\s*(?P<en>[^|]*[^|\s])\s*\|\s*(?P<zh>[^|]*[^|\s])"
)
COLUMNS = "columns.tsv"


def read_questions(folders: Iterable[Path]) -> list[Question]:
    """Return the questions of some folders, sorted by name; a later folder replaces a question of an earlier one.

    Raises InputError with file and line for a header that is not complete.
    """
    found: dict[str, Question] = {}
    heads: dict[str, Mapping[str, str]] = {}
    for folder in folders:
        heads |= columns_of(folder)
        found |= {path.stem: read_question(path, dict(heads)) for path in files_in(folder, "*.rq", _home(folder))}
    return [found[name] for name in sorted(found)]


def columns_of(folder: Path) -> dict[str, Mapping[str, str]]:
    """Return the heads of columns that a folder of questions brings along (columns.tsv); none where it brings none."""
    path = folder / COLUMNS
    check_file(path, _home(folder))
    heads: dict[str, Mapping[str, str]] = {}
    for number, line in enumerate(read_text(path).splitlines() if path.is_file() else [], start=1):
        cells = line.split("\t")
        if len(cells) != 3 or not all(cells):
            raise InputError("needs three cells: variable, English head, Chinese head.", path=path, line=number)
        if number > 1:
            heads[cells[0]] = dict(zip(LANGUAGES, cells[1:], strict=True))
    return heads


def _home(folder: Path) -> Path | None:
    """Return what links may not lead out of; None for biokg's own questions."""
    return None if folder == shipped("questions") else folder.parent


def read_question(path: Path, heads: Mapping[str, Mapping[str, str]] | None = None) -> Question:
    """Read one question; raises InputError with file and line where its header is not complete."""
    said: dict[str, str] = {}
    parameters: dict[str, Parameter] = {}
    lines = read_text(path).splitlines()
    start = next((number for number, line in enumerate(lines) if not line.startswith("#")), len(lines))
    for number, line in enumerate(lines[:start], start=1):
        key, colon, value = line.lstrip("# ").partition(":")
        key, value = key.strip(), value.strip()
        if key not in KEYS or not colon or not value:
            message = f"'{line}' is no line of a header; write `# en: …`, `# zh: …`, `# group: …` or `# param …`."
            if not key.startswith("param "):
                raise InputError(message, path=path, line=number)
        if key.startswith("param"):
            parameter = _parameter(line, path, number)
            parameters[parameter.name] = parameter
        elif key == "note":
            said[key] = f"{said.get(key, '')} {value}".strip()
        elif key in said:
            raise InputError(f"says {key} twice; keep one.", path=path, line=number)
        else:
            said[key] = value
    for key in (*LANGUAGES, "group"):
        if key not in said:
            raise InputError(f"has no line `# {key}: …` in its header.", path=path, line=1)
    question = Question(
        name=path.stem,
        words={language: said[language] for language in LANGUAGES},
        group=said["group"],
        parameters=parameters,
        sparql="\n".join(lines[start:]).strip() + "\n",
        path=path,
        note=said.get("note", ""),
        heads=heads or {},
    )
    _check(question, start + 1)
    return question


def _parameter(line: str, path: Path, number: int) -> Parameter:
    match = PARAMETER.fullmatch(line.lstrip("# ").removeprefix("param").strip())
    if match is None:
        example = "# param park: b:IndustryPark = :some-park | what it is | 中文说明"
        raise InputError(f"'{line}' is no parameter; write `{example}`.", path=path, line=number)
    if match["type"] not in TYPES and not re.fullmatch(r"b:[A-Z]\w+", match["type"]):
        known = ", ".join(TYPES)
        raise InputError(
            f"'{match['type']}' is no type of a parameter; write a class (b:Place), a list (b:StatusList) or {known}.",
            path=path,
            line=number,
        )
    return Parameter(match["name"], match["type"], match["default"], {"en": match["en"], "zh": match["zh"]})


def _check(question: Question, line: int) -> None:
    """Compare what the words and the query speak of with what the header declares."""
    declared = set(question.parameters)
    for number, text in enumerate(question.sparql.splitlines(), start=line):
        for name in PLACEHOLDER.findall(text):
            if name not in declared:
                message = f"uses ${name}, which no `# param` line declares."
                raise InputError(message, path=question.path, line=number)
    unused = declared - set(PLACEHOLDER.findall(question.sparql))
    if unused:
        message = f"declares {', '.join(sorted(unused))}, which the query does not use."
        raise InputError(message, path=question.path, line=1)
    for language, words in question.words.items():
        for name in re.findall(r"\{(\w*)\}", words):
            if name not in declared:
                message = f"speaks of {{{name}}} in `{language}`, which no `# param` line declares."
                raise InputError(message, path=question.path, line=1)
    if not re.search(r"\bSELECT\b", question.sparql):
        raise InputError("holds no SELECT query below its header.", path=question.path, line=line)
