"""Short forms of names: words in their order, their beginnings, initials."""

from __future__ import annotations

import pytest

from biokg.names.short import ShortForm
from biokg.values import normal

PARK = normal("Zhongguancun Life Science Park")


@pytest.mark.parametrize(
    ("text", "name", "fits"),
    [
        ("ZLSP", PARK, True),
        ("Life Science Park", PARK, True),
        ("zhong park", PARK, True),
        ("life-sci park", PARK, True),
        ("park life", PARK, False),
        ("science of life", PARK, False),
        ("guan", PARK, False),
        ("LSP", PARK, False),
        ("zlspx", PARK, False),
        ("CIBR", "chinese institute for brain research", True),
        ("cifbr", "chinese institute for brain research", True),
        ("2 park", "park 2", False),
        ("park 2", "park 25", False),
        ("park 25", "park no 25", True),
        ("生命园", "中关村生命科学园", True),
        ("生命科学园", "中关村生命科学园", True),
        ("园生命", "中关村生命科学园", False),
        ("关村", "中关村生命科学园", True),
        ("生园", "中关村生命科学园", False),
        ("lilly 中心", "lilly医学创新中心", True),
        ("lil 中", "lilly医学创新中心", True),
        ("illy 中心", "lilly医学创新中心", False),
        ("pa", "park", False),
        ("park", "park", False),
    ],
)
def test_what_is_short_for_what(text: str, name: str, fits: bool) -> None:
    assert ShortForm(normal(text)).fits(name) is fits
