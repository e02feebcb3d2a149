"""Rewriting WebAssembly: what is called is counted, what was never called traps, and all else is as before."""

import json
import subprocess

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.toolchain import wasm
from macros.toolchain.node import find
from macros.toolchain.wasm import Section, assembled, u32

# (module (func (export "one") (result i32) i32.const 1) (func (export "two") (result i32) (local i32 i64) i32.const 2)
#  (memory 1) (global (mut i32) (i32.const 0)) (data (i32.const 0) "x"))
MODULE = assembled(
    [
        Section(1, b"\x01\x60\x00\x01\x7f"),
        Section(wasm.IMPORT, b"\x00"),
        Section(3, b"\x02\x00\x00"),
        Section(5, b"\x01\x00\x01"),
        Section(wasm.GLOBAL, b"\x01\x7f\x01\x41\x00\x0b"),
        Section(wasm.EXPORT, b"\x02\x03one\x00\x00\x03two\x00\x01"),
        Section(wasm.CODE, b"\x02\x04\x00\x41\x01\x0b\x08\x02\x01\x7f\x01\x7e\x41\x02\x0b"),
        Section(wasm.DATA, b"\x01\x00\x41\x00\x0b\x01x"),
    ]
)
RUN = """
const exports = new WebAssembly.Instance(new WebAssembly.Module(Buffer.from(process.argv[1], "hex"))).exports;
const said = {};
for (const name of process.argv.slice(2)) { try { said[name] = exports[name](); } catch (error) { said[name] = error.message; } }
for (const [name, value] of Object.entries(exports)) if (name.startsWith("called:")) said[name] = value.value;
console.log(JSON.stringify(said));
"""


def run(module: bytes, *names: str) -> dict[str, object]:
    command = [*find().node, "--eval", RUN, module.hex(), *names]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
    said: dict[str, object] = json.loads(done.stdout)
    return said


def test_what_is_cut_can_be_put_together_again() -> None:
    assert assembled(wasm.sections(MODULE)) == MODULE


def test_the_counting_module_tells_what_was_called() -> None:
    assert run(wasm.counting(MODULE), "two") == {"two": 2, "called:0": 0, "called:1": 1}


def test_the_lean_module_runs_what_was_called_and_traps_on_the_rest() -> None:
    assert run(wasm.lean(MODULE, [1]), "one", "two") == {"one": "unreachable", "two": 2}


def test_data_can_be_left_out() -> None:
    assert len(wasm.without_data(MODULE)) < len(MODULE)
    assert run(wasm.without_data(MODULE), "one") == {"one": 1}


@pytest.mark.parametrize("wrong", [b"", b"\x7fELF", MODULE[:-3], wasm.MAGIC + b"\x0a\xff\xff\xff\xff\xff\xff"])
def test_what_is_no_module_is_refused(wrong: bytes) -> None:
    with pytest.raises(wasm.NotUnderstood):
        wasm.sections(wrong)


@given(st.integers(0, 2**32 - 1))
def test_numbers_survive(number: int) -> None:
    assert wasm.read_u32(u32(number), 0) == (number, len(u32(number)))
