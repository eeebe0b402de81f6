"""Modules as one script."""

from __future__ import annotations

import pytest

from webapp.export.bundle import BundleError, bundle


def test_what_is_imported_runs_first_and_once() -> None:
    script = bundle(
        ["a", "b"],
        {
            "a": 'import { c } from "./c.js";\nlog(c);',
            "b": 'import { c, d } from "./c.js";\nlog(d());',
            "c": "export const c = 1;\nexport function d() { return 2; }\nconst own = 3;",
        },
    )
    assert script.count("const module_c = ") == 1
    assert script.index("module_c = ") < script.index("module_a = ") < script.index("module_b = ")
    assert "return { c, d };" in script
    assert "const { c, d } = module_c;" in script
    assert "import" not in script
    assert "export" not in script


@pytest.mark.parametrize(
    "source",
    [
        "export default 1;",
        'import c from "./c.js";',
        'import * as c from "./c.js";',
        "export let a = 1;",
        'import { c as d } from "./c.js";',
        'import { x } from "./absent.js";',
        'import { x } from "./a.js";',
    ],
)
def test_what_it_cannot_bundle_it_refuses(source: str) -> None:
    with pytest.raises(BundleError):
        bundle(["a"], {"a": source, "c": "export const c = 1;"})
