"""Opening what a person gives - files, folders, gz and zip - and reading records from it one by one."""

from .members import Member, Meter, members
from .structured import json_records
from .tabular import csv_rows, sheet_rows
from .trees import xml_elements

__all__ = ["Member", "Meter", "csv_rows", "json_records", "members", "sheet_rows", "xml_elements"]
