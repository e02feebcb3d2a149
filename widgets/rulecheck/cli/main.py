"""Arguments in, exit status out: `rulecheck check` for one description or a file of them."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from rulecheck.bundled import bundled
from rulecheck.checking import Checker, UnusableInput, parse_day
from rulecheck.cli.batch import check_lines
from rulecheck.explaining import Wording, as_markdown, as_text
from rulecheck.model.bundle import LANGUAGES, BundleError, load_bundle
from rulecheck.model.logic import Truth

UNUSABLE = 2
INTERRUPTED = 130
TRUTHS: dict[str, Truth] = {"true": True, "false": False, "unknown": None}


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        """One clear line; argparse's usage dump would bury it."""
        self.exit(UNUSABLE, f"rulecheck: {message}; see `rulecheck check --help`\n")


def parse_fact(text: str) -> tuple[str, Truth]:
    """Read NAME=true|false|unknown. Raises UnusableInput otherwise."""
    name, equals, value = text.partition("=")
    if not equals or value not in TRUTHS:
        raise UnusableInput(
            "bad_fact",
            {
                "zh-Hant": f"--fact {text}：請寫成 名稱=true、名稱=false 或 名稱=unknown。",
                "zh-Hans": f"--fact {text}：请写成 名称=true、名称=false 或 名称=unknown。",
                "en": f"--fact {text}: write NAME=true, NAME=false or NAME=unknown.",
            },
        )
    return name, TRUTHS[value]


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="rulecheck", description="Check a described action against the rules.")
    commands = parser.add_subparsers(dest="command", required=True, parser_class=_Parser)
    check = commands.add_parser("check", help="check one description, or a file of them")
    check.add_argument("text", nargs="?", metavar="TEXT", help="the description, or - for standard input")
    check.add_argument("--jsonl", metavar="FILE", help="a file (or -) of {id, text, on?, facts?}, one a line")
    check.add_argument("--on", metavar="DATE", help="the date asked about, such as 2016-03-01")
    check.add_argument("--lang", choices=LANGUAGES, help="language of the answer; by default the description's")
    check.add_argument("--fact", action="append", default=[], metavar="NAME=VALUE", help="true, false or unknown")
    shape = check.add_mutually_exclusive_group()
    shape.add_argument("--json", action="store_true", help="print the whole result as JSON")
    shape.add_argument("--markdown", action="store_true", help="print the explanation as Markdown")
    check.add_argument("--bundle", metavar="FILE", help="another compiled bundle than the one in the package")
    return parser


def _checker(path: str | None) -> Checker:
    if path:
        return Checker(load_bundle(Path(path).read_text(encoding="utf-8")))
    return Checker(bundled())


def _check_one(checker: Checker, arguments: argparse.Namespace) -> None:
    text = sys.stdin.read() if arguments.text == "-" else arguments.text
    facts = dict(parse_fact(fact) for fact in arguments.fact)
    on = parse_day(arguments.on) if arguments.on else None
    result = checker.check(text, lang=arguments.lang, on=on, facts=facts)
    if arguments.json:
        print(json.dumps(result, ensure_ascii=False, indent=2))
    else:
        write = as_markdown if arguments.markdown else as_text
        print(write(text, result, Wording(checker.bundle, result["lang"])), end="")


def _refuse_both_or_neither(arguments: argparse.Namespace) -> None:
    if (arguments.text is None) == (arguments.jsonl is None):
        raise UnusableInput("usage", dict.fromkeys(LANGUAGES, "give either TEXT (or -) or --jsonl FILE"))


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command. Returns 0 when checked, 2 on unusable input, with one line on standard error, 130 after Ctrl-C."""
    arguments = _parser().parse_args(argv)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            # half a character (a lone surrogate) goes out as JSON's own escape
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        _refuse_both_or_neither(arguments)
        checker = _checker(arguments.bundle)
        if arguments.jsonl:
            check_lines(checker, arguments.jsonl, arguments.lang)
        else:
            _check_one(checker, arguments)
    except UnusableInput as error:
        print(f"rulecheck: {error.message[arguments.lang or 'en']}", file=sys.stderr)
        return UNUSABLE
    except BrokenPipeError:  # the reader of our output, such as `head`, has had enough
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115 -- kept open until the end
        return 0
    except KeyboardInterrupt:
        return INTERRUPTED
    except (BundleError, OSError, UnicodeDecodeError) as error:
        print(f"rulecheck: {error}", file=sys.stderr)
        return UNUSABLE
    return 0
