"""The canonical form of a YAML file: one layout, keys in the order of the model, comments kept."""

from __future__ import annotations

import collections.abc
import io
import types
from typing import Union, get_args, get_origin

from pydantic import BaseModel, RootModel
from ruamel.yaml.comments import CommentedMap, CommentedSeq

from macros.loading.documents import round_trip_yaml


def _order(value: object, kind: object) -> None:
    """Put the keys of value, and of all in it, into the order of the model that its type names; in place."""
    origin, arguments = get_origin(kind), get_args(kind)
    if isinstance(kind, type) and issubclass(kind, RootModel):
        _order(value, kind.model_fields["root"].annotation)
    elif isinstance(kind, type) and issubclass(kind, BaseModel):
        _order_fields(value, kind)
    elif origin in (Union, types.UnionType):
        for argument in arguments:
            _order(value, argument)
    elif origin is tuple and isinstance(value, CommentedSeq):
        for item in value:
            _order(item, arguments[0])
    elif origin is collections.abc.Mapping and isinstance(value, CommentedMap):
        for item in value.values():
            _order(item, arguments[1])
    elif arguments and origin is not None and hasattr(kind, "__metadata__"):
        _order(value, arguments[0])


def _order_fields(value: object, model: type[BaseModel]) -> None:
    if not isinstance(value, CommentedMap):
        return
    fields = {field.alias or name: field.annotation for name, field in model.model_fields.items()}
    wanted = [key for key in fields if key in value] + [key for key in value if key not in fields]
    if list(value) != wanted:
        for key in wanted:
            value.move_to_end(key)
    for key, kind in fields.items():
        if key in value:
            _order(value[key], kind)


def canonical(text: str, model: type[BaseModel] | None) -> str:
    """Return the canonical form of a YAML text; keys go by the model, or stay as they stand without one.

    110 columns, no blanks at line ends, one line feed at the end. Raises ruamel's YAMLError.
    """
    yaml = round_trip_yaml()
    data = yaml.load(text)
    if model is not None:
        _order(data, model)
    out = io.StringIO()
    yaml.dump(data, out)
    lines = [line.rstrip() for line in out.getvalue().splitlines()]
    return "\n".join(lines).strip("\n") + "\n"
