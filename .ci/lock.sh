#!/usr/bin/env bash
# Write requirements/*.lock and package-lock.json anew: hashed, naming no host; for every Python from 3.11 on.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

.venv/bin/python -m pip install --quiet uv
lock() {
    .venv/bin/uv pip compile --quiet --no-config --universal --python-version 3.11 \
        --generate-hashes --no-header --no-annotate "$@"
}
lock pyproject.toml --output-file requirements/runtime.lock
lock pyproject.toml --extra postgresql --extra redis --extra documents --extra queue --extra archive --constraints requirements/runtime.lock --output-file requirements/server.lock
lock pyproject.toml --extra documents --extra cluster --constraints requirements/runtime.lock --output-file requirements/cluster.lock
lock pyproject.toml --extra documents --extra cluster --extra queue --extra archive --group dev --constraints requirements/runtime.lock --output-file requirements/dev.lock
lock --group node --output-file requirements/node.lock
lock --group pictures --output-file requirements/pictures.lock
lock --group fuzz --output-file requirements/fuzz.lock

PATH="$PWD/.venv/bin:$PATH" npm install --package-lock-only --loglevel=error
.venv/bin/python - <<'END'
import json
from pathlib import Path

path = Path("package-lock.json")
lock = json.loads(path.read_text("utf-8"))
for package in lock["packages"].values():
    package.pop("funding", None)  # names hosts, says nothing about what is installed
path.write_text(json.dumps(lock, indent=2) + "\n", "utf-8")
END
