"""The network's weights as they are kept: whole numbers in bytes, small in a browser's memory, and products with them."""

from __future__ import annotations

import math
from array import array
from base64 import b64decode
from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping, Sequence
from operator import mul
from sys import byteorder
from typing import Any

Vector = list[float]
Matrix = list[Vector]
_REST = 20
"""Bits of a key beyond those by which an index is divided."""
_BIAS = 128
"""What makes a weight, a signed byte, a number that is not negative."""
_LANE = 32
"""Bits for each row's sum in one product."""


def _sum_of_products(left: Sequence[float], right: Sequence[float]) -> float:
    total: float = sum(map(mul, left, right))
    return total


# the product of two vectors: Python 3.12 has it in C, 3.11 does not
dot: Callable[[Sequence[float], Sequence[float]], float] = getattr(math, "sumprod", _sum_of_products)


class Table:
    """A matrix kept as the signed bytes it comes in, a row taken out when it is wanted: small in a browser's memory."""

    __slots__ = ("_numbers", "scale", "width")

    def __init__(self, data: Mapping[str, Any]) -> None:
        self.width, self.scale = int(data["width"]), float(data["scale"])
        self._numbers = memoryview(b64decode(data["data"])).cast("b")

    @property
    def height(self) -> int:
        """The number of rows."""
        return len(self._numbers) // self.width

    def row(self, place: int) -> list[int]:
        """Return a row's whole numbers; times `scale` they are the weights."""
        return self._numbers[place * self.width : (place + 1) * self.width].tolist()

    def sums(self, places: Iterable[int]) -> list[int]:
        """Return the sum of some rows, column by column."""
        numbers, width = self._numbers, self.width
        rows = memoryview(b"".join([numbers[place * width : (place + 1) * width] for place in places])).cast("b")
        return [sum(rows[column::width].tolist()) for column in range(width)]

    def times(self, place: int, vector: Sequence[float]) -> float:
        """Return the product of a row and a vector."""
        return dot(self.row(place), vector) * self.scale


class Index:
    """Sorted 32-bit keys and where each stands. Not a dict: that takes twenty times the memory, which a browser is sent."""

    __slots__ = ("_begins", "_keys")

    def __init__(self, data: str) -> None:
        self._keys = memoryview(b64decode(data)).cast("I")
        # where the keys with the same first bits begin: a few are left to search
        self._begins = array("I", (bisect_left(self._keys, first << _REST) for first in range((1 << 32 - _REST) + 1)))

    def places(self, keys: Iterable[int]) -> list[int]:
        """Return the places of those keys that are there."""
        own, begins = self._keys, self._begins
        found = []
        for key in keys:
            first = key >> _REST
            end = begins[first + 1]
            place = bisect_left(own, key, begins[first], end)
            if place < end and own[place] == key:
                found.append(place)
        return found


class Rows:
    """A matrix that is multiplied as a whole by vectors of numbers from -1 to 1.

    Python does one product of long numbers in the time of some of short ones. So each column is one long number, with
    32 bits for each row; a vector's parts, made whole numbers, are multiplied with the columns, and the sum of these
    products holds the sums of all rows side by side. What makes all numbers positive is taken off again.
    """

    __slots__ = ("_columns", "_one", "_own", "_size", "scale")

    def __init__(self, data: Mapping[str, Any]) -> None:
        table = Table(data)
        rows = [[_BIAS + number for number in table.row(place)] for place in range(table.height)]
        self._one = 1 << (_LANE - 9 - table.width.bit_length() - 1)
        self._size = len(rows) * _LANE // 8
        self._columns = [int.from_bytes(array("I", column).tobytes(), byteorder) for column in zip(*rows, strict=True)]
        self._own = [self._one * (sum(row) - _BIAS * table.width) for row in rows]
        self.scale = table.scale / self._one

    def times(self, vector: Sequence[float]) -> Vector:
        """Return the product of the matrix and a vector, to some six digits."""
        one, scale = self._one, self.scale
        whole = [int(part * one) + one for part in vector]
        sums = memoryview(sum(map(mul, whole, self._columns)).to_bytes(self._size, byteorder)).cast("I")
        less = _BIAS * sum(whole)
        return [(found - less - own) * scale for found, own in zip(sums.tolist(), self._own, strict=True)]


def matrix(data: Mapping[str, Any]) -> Matrix:
    """Return a matrix as floats, from {"width", "scale", "data": base64 of signed bytes, row by row}."""
    table = Table(data)
    return [[number * table.scale for number in table.row(place)] for place in range(table.height)]
