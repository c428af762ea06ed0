"""A page read by the standard library's parser: what it is made of, and whether everything is closed."""

from __future__ import annotations

import base64
import hashlib
import re
from collections import Counter
from html.parser import HTMLParser
from itertools import pairwise

VOID = {"meta", "link", "input", "img", "br", "hr"}


class Outline(HTMLParser):
    """Elements with attributes in order, elements that are not closed, and the text outside script and style."""

    def __init__(self) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.unbalanced: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.unbalanced.append(tag)

    def handle_data(self, data: str) -> None:
        if not self.open or self.open[-1] not in {"script", "style"}:
            self.text += data

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attrs for name, attrs in self.elements if name == tag]


def outline(page: str) -> Outline:
    parser = Outline()
    parser.feed(page)
    return parser


def well_made(page: str) -> Outline:
    """Every element closed, ids distinct, links inside the page lead somewhere, labels have fields, no heading level
    left out."""
    made = outline(page)
    assert made.unbalanced == []
    assert made.open == []
    assert [len(made.all(tag)) for tag in ("main", "header", "footer", "h1")] == [1] * 4
    ids = Counter(attrs["id"] for _, attrs in made.elements if "id" in attrs)
    assert max(ids.values()) == 1
    for attrs in made.all("a"):
        assert attrs["href"]
        if attrs["href"].startswith("#"):
            assert attrs["href"][1:] in ids, attrs
    for _, attrs in made.elements:
        for name in ("for", "aria-labelledby"):
            for one in (attrs.get(name) or "").split():
                assert one in ids, attrs
    levels = [int(tag[1]) for tag, _ in made.elements if re.fullmatch(r"h[1-6]", tag)]
    assert all(after <= before + 1 for before, after in pairwise(levels)), levels
    return made


def sealed(page: str) -> None:
    """Nothing is fetched, no attribute is a script or a style, and the policy names our one script and style."""
    made = outline(page)
    names = {name for _, attrs in made.elements for name in attrs}
    assert not [name for name in names if name.startswith("on") or name in {"src", "srcset", "style", "action"}]
    assert not {tag for tag, _ in made.elements} & {"link", "img", "iframe", "object", "embed", "base", "use"}
    for attrs in made.all("a"):
        assert re.match(r"#|[\w%.-]+(/|$)", attrs["href"] or ""), attrs
    policy = next(a["content"] for a in made.all("meta") if a.get("http-equiv") == "Content-Security-Policy") or ""
    assert policy.startswith("default-src 'none';")
    assert "unsafe" not in policy
    for tag in ("style", "script"):
        (found,) = re.findall(rf"<{tag}>(.*?)</{tag}>", page, re.DOTALL)
        assert not re.search(r"https?:|url\(|@import|fetch|XMLHttp", found)
        digest = base64.b64encode(hashlib.sha256(found.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy
