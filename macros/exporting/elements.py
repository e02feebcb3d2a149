"""Makers of XML elements in one namespace: lxml's own, with types."""

from __future__ import annotations

from collections.abc import Callable

from lxml import etree
from lxml.builder import ElementMaker


class Elements:
    """Makes elements of a namespace: `E.p("words", n="1")`. With a prefix, the namespace is declared under it."""

    def __init__(self, namespace: str, prefix: str | None = None) -> None:
        self._maker = ElementMaker(namespace=namespace, nsmap={prefix: namespace})

    def __getattr__(self, name: str) -> Callable[..., etree._Element]:
        made: Callable[..., etree._Element] = getattr(self._maker, name)
        return made


def xml_bytes(root: etree._Element) -> bytes:
    """Return a document as UTF-8 with its declaration."""
    content: bytes = etree.tostring(root, encoding="UTF-8", xml_declaration=True)
    return content
