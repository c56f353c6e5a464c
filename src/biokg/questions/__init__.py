"""Named questions: SPARQL that carries its words in two languages, its parameters, and answers that cite."""

from .answer import Answer, answer, question_called
from .files import columns_of, read_questions
from .model import Parameter, Question
from .rows import Row
from .runners import Runner, Table, rdflib_runner, store_runner

__all__ = [
    "Answer",
    "Parameter",
    "Question",
    "Row",
    "Runner",
    "Table",
    "answer",
    "columns_of",
    "question_called",
    "rdflib_runner",
    "read_questions",
    "store_runner",
]
