"""document.json: the whole document, its origins and what was dropped, so that reading it gives an equal document.

Each object says in ``is`` which shape it has; an origin is the list of its stream, start and end. The file names its
form and version: another version is refused, never guessed at.
"""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from enum import StrEnum
from functools import cache
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints

import msgspec

from chapbook.shapes.document import Document, Origin
from chapbook.shapes.findings import SetupError

FORM, VERSION = "chapbook document", 1


def document_json(document: Document) -> bytes:
    """The document as JSON in UTF-8."""
    whole = {"form": FORM, "version": VERSION, "document": _told(document)}
    return msgspec.json.format(msgspec.json.encode(whole), indent=1) + b"\n"


def read_document(content: bytes) -> Document:
    """The document of a document.json; raises SetupError where the content is none of this form and version."""
    remedy = "Make it anew: ./press structure."
    try:
        whole = msgspec.json.decode(content, type=dict[str, object])
        if (whole.get("form"), whole.get("version")) != (FORM, VERSION):
            raise SetupError(f"this is no {FORM} of version {VERSION}. {remedy}")
        document: Document = _made(whole.get("document"), Document)
    except (msgspec.MsgspecError, ValueError) as error:
        raise SetupError(f"this is no whole {FORM}: {error}. {remedy}") from error
    return document


def _told(value: Any) -> object:
    match value:
        case Origin():
            return [value.stream, value.start, value.end]
        case tuple():
            return [_told(one) for one in value]
        case _ if is_dataclass(value):
            return {"is": type(value).__name__} | {
                field.name: _told(getattr(value, field.name)) for field in fields(value)
            }
        case _:
            return value


def _made(value: object, kind: Any) -> Any:
    """The value as this kind of thing (a class, a tuple of a kind, one of several classes); ValueError if it is not."""
    if get_origin(kind) is tuple:
        inner = get_args(kind)[0]
        return tuple(_made(one, inner) for one in _expected(value, list))
    if isinstance(kind, UnionType):
        return _made(value, _named(value, get_args(kind)))
    if kind is Origin:
        stream, start, end = (_expected(number, int) for number in _expected(value, list))
        return Origin(stream, start, end)
    if kind in (str, int, bool):
        return _expected(value, kind)
    if issubclass(kind, StrEnum):
        return kind(_expected(value, str))
    said = _expected(value, dict)
    _named(value, (kind,))
    hints = _hints(kind)
    if set(said) != {"is", *hints}:
        raise ValueError(f"a {said['is']} has {', '.join(hints)}, and nothing else")
    return kind(**{name: _made(said[name], hint) for name, hint in hints.items()})


def _named(value: object, kinds: tuple[Any, ...]) -> Any:
    """That of the classes which the value says it is."""
    name = _expected(value, dict).get("is")
    for kind in kinds:
        if kind.__name__ == name:
            return kind
    raise ValueError(f"{name!r} cannot stand here")


def _expected(value: Any, kind: type) -> Any:
    if type(value) is not kind:
        raise ValueError(f"{kind.__name__} expected, {type(value).__name__} found")
    return value


@cache
def _hints(kind: Any) -> dict[str, Any]:
    return get_type_hints(kind)
