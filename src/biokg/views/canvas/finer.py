"""What a small picture tells beyond a crowd: places as on the page, brief names, numbers, frames, earlier standings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from ..map.layout import Layout
from ..map.packing import Box
from ..map.picture import Standing, Words

__all__ = ["Figure", "Finer", "Was"]

Codes = npt.NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class Figure:
    """A number that stands in an area."""

    thing: int
    value: Words
    measure: Words
    standing: Standing
    disputed: bool
    heard: tuple[tuple[int, int], ...]  # of each claim behind it: its source, its tier


@dataclass(frozen=True, slots=True)
class Was:
    """How a thing or link stood before a day."""

    owner: int
    until: str
    standing: Standing
    status: int = 255  # place in the statuses of the crowd, 255 for none


@dataclass(frozen=True, eq=False)
class Finer:
    """How the page shows the things and links of a crowd, in its order."""

    layout: Layout
    short: Sequence[Words]  # the name on the map, where the surroundings tell the rest
    brief: Sequence[Words]  # and the briefest one
    quiet: Codes  # of each link: 1 where its line shows only with one of its ends
    trunk: npt.NDArray[np.int64]  # of each link that shares the line of a frame: twice the frame's place, and one more
    # where the link starts in the frame; else -1
    members: Sequence[Sequence[int]]  # of each frame
    rooms: Mapping[int, Box]  # of each thing that is an area with numbers: where they stand
    figures: Sequence[Figure] = ()
    things_were: Sequence[Was] = field(default_factory=list)  # oldest first
    links_were: Sequence[Was] = field(default_factory=list)
