"""Several ES modules as one script, for a file that has no server to fetch them from.

It reads what our own scripts are written in and refuses everything else: named imports from a sibling, on one
line, and exported constants and functions.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

IMPORT = re.compile(r'^import \{ (\w+(?:, \w+)*) \} from "\./([\w-]+)\.js";$', re.M)
EXPORT = re.compile(r"^export (?=(?:const|(?:async )?function) (\w+))", re.M)
OTHER = re.compile(r"^\s*(?:import|export)\b.*", re.M)


class BundleError(ValueError):
    """A script is written in a way that cannot be bundled."""


def bundle(names: Sequence[str], sources: Mapping[str, str]) -> str:
    """One script that runs the modules in the order in which a browser would.

    Args:
        names: modules to run, without ``.js``.
        sources: text of each module by name, those they import too.

    Raises:
        BundleError: a module is absent or written otherwise.
    """
    done: dict[str, str] = {}
    for name in names:
        _add(name, sources, done, ())
    return '"use strict";\n' + "\n".join(done.values())


def _add(name: str, sources: Mapping[str, str], done: dict[str, str], waiting: tuple[str, ...]) -> None:
    if name in done:
        return
    if name not in sources or name in waiting:
        raise BundleError(f"{name}.js is absent or imports itself")
    source = sources[name]
    for found in IMPORT.finditer(source):
        _add(found[2], sources, done, (*waiting, name))
    exported = EXPORT.findall(source)
    body = EXPORT.sub(
        "", IMPORT.sub(lambda found: f"const {{ {found[1]} }} = {_variable(found[2])};", source)
    )
    if rest := OTHER.search(body):
        raise BundleError(f"{name}.js: {rest[0].strip()}")
    done[name] = f"const {_variable(name)} = (() => {{\n{body}\nreturn {{ {', '.join(exported)} }};\n}})();"


def _variable(name: str) -> str:
    return "module_" + name.replace("-", "_")
