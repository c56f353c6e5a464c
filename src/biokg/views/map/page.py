"""Write the map: one HTML file that asks for nothing outside itself and runs no script but its own."""

from __future__ import annotations

import base64
import json
import zlib
from importlib.util import find_spec
from math import ceil
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ...characters import straight
from ...errors import BiokgError
from ...garbage import no_collection
from ..markup import digest, own_file, template
from .drawing import BENDS
from .layout import Layout, place
from .notebook import network
from .picture import Picture, Words
from .sheets import PHONE
from .story import grounds, story
from .tables import tables
from .wording import PAGE

if TYPE_CHECKING:
    from pyvis.network import Network

__all__ = ["page"]

_PACKAGE = "biokg.views.map"
FEW = 400
"""Up to so many marks the page has a layout of its own for telephones; more are too small there in any."""
MOST = 1_990_000
"""How large a page is at most, in bytes, with the names of what is summed; without them it may be larger."""
ROOM = 2_000
BEFORE = '<script type="text/plain" id="engine">'
SCRIPTS = ("base", "model", "heard", "paint", "wrap", "heads", "ground", "spots", "labels", "ties", "gliding",
           "network", "cards", "panel", "ways", "pair", "address", "legend", "time", "paper", "export", "search",
           "keys", "phone", "start")  # fmt: skip


@no_collection()
def page(picture: Picture, lang: str = "en") -> str:
    """Return the page of `picture`, its words in `lang` ("en" or "zh") until the reader switches.

    The same picture gives the same bytes. Raises BiokgError where pyvis is not installed.
    """
    layout = place(picture)
    data = story(picture) | _stage(picture, layout) | {"lang": lang}
    if len(layout.points) <= FEW:
        data["tall"] = _stage(picture, place(picture, PHONE))
    style = _own("style.css")
    script = "(async () => {\n'use strict';\n" + "\n".join(_own(f"script/{name}.js") for name in SCRIPTS) + "})();\n"
    vis = straight(_vis())
    policy = (
        f"default-src 'none'; script-src {digest(vis)} {digest(script)}; style-src {digest(style)}; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )
    rendered: str = template(_PACKAGE).render(
        picture=picture,
        lang=lang,
        say=lambda key: PAGE[key].inside(lang),
        policy=policy,
        style=style,
        engine=_packed(vis),
        script=script,
        data=_packed(straight(json.dumps(data, ensure_ascii=False, separators=(",", ":"), sort_keys=True))),
        tables=tables(picture, lang),
    )
    return _with_names(straight(rendered), picture.members)  # a name may hold what turns the letters after it around


def _packed(text: str) -> str:
    """Return a text as the page carries it: compressed, in letters that mean nothing in HTML."""
    return base64.b64encode(zlib.compress(text.encode(), 9)).decode()


def _with_names(html: str, members: dict[str, tuple[Words, ...]]) -> str:
    """Return the page with the names that sums hold and do not list, of each sum as many as leave the page small."""
    room, share = MOST - len(html.encode()), 1.0
    while members and room * share > ROOM:
        held = [[name, [list(dict.fromkeys((w.en, w.zh or w.en))) for w in words[: ceil(share * len(words))]]]
                for name, words in members.items()]  # fmt: skip
        packed = _packed(straight(json.dumps(held, ensure_ascii=False, separators=(",", ":"))))
        if len(packed) <= room:
            block = f'<script type="text/plain" id="members">{packed}</script>\n'
            return html.replace(BEFORE, block + BEFORE, 1)
        share *= min(0.9, 0.95 * room / len(packed))
    return html


def _stage(picture: Picture, layout: Layout) -> dict[str, Any]:
    """Return all that the page is drawn from in one layout."""
    return grounds(picture, layout) | {"vis": _lean(network(picture, layout), picture)}


def _lean(pyvis: Network, picture: Picture) -> dict[str, list[dict[str, Any]]]:
    """Return the nodes and edges of the network without what the page knows anyway: shapes, and the ends of links."""
    links = {edge.id: {"from": edge.source, "to": edge.target, "bend": BENDS[0]} for edge in picture.edges}
    nodes = [{key: value for key, value in node.items() if key != "shape"} for node in pyvis.nodes]
    edges = [
        {key: value for key, value in edge.items() if value != links.get(edge["id"], {}).get(key)}
        for edge in pyvis.edges
    ]
    return {"nodes": nodes, "edges": edges}


def _vis() -> str:
    """Return the vis-network script that pyvis carries: the newest, without the pointer to its source map."""
    spec = find_spec("pyvis")
    folders = spec.submodule_search_locations if spec else None
    if not folders:
        raise BiokgError("Maps need pyvis, which is not installed: pip install 'biokg[map]'.")
    found = sorted(Path(folders[0]).glob("lib/vis-*/vis-network.min.js"), key=_version)
    if not found:
        raise BiokgError("The installed pyvis carries no vis-network script: pip install 'pyvis>=0.3.2'.")
    text = found[-1].read_text(encoding="utf-8")
    if "</script" in text.lower():
        raise BiokgError(f"{found[-1]}: cannot stand inside a page, for it holds a closing script tag.")
    return "\n".join(line for line in text.split("\n") if not line.startswith("//# sourceMappingURL"))


def _version(path: Path) -> list[int]:
    return [int(part) for part in path.parent.name.removeprefix("vis-").split(".") if part.isdigit()]


def _own(name: str) -> str:
    return own_file(_PACKAGE, name)
