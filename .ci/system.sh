#!/usr/bin/env bash
# Debian packages the set-up and the tests need, installed only where they are missing.
#   .ci/system.sh setup   what `make setup` needs: venv
#   .ci/system.sh test    what the tests need besides: a browser, servers of a database and of counts, a word processor, fonts
set -euo pipefail

have() { command -v "$1" >/dev/null 2>&1; }

missing=()
case "${1:?setup or test}" in
setup)
    "${PYTHON:-python3}" -c 'import ensurepip' 2>/dev/null || missing+=(python3-venv)
    ;;
test)
    have chromium || missing+=(chromium)
    have postgres || compgen -G '/usr/lib/postgresql/*/bin/postgres' >/dev/null || missing+=(postgresql)
    have redis-server || missing+=(redis-server)
    compgen -G '/usr/share/fonts/truetype/dejavu/*' >/dev/null || missing+=(fonts-dejavu-core)
    have git || missing+=(git)
    have ip || missing+=(iproute2) # networks of their own, in which fetching is tested
    have unshare || missing+=(util-linux)
    have openssl || missing+=(openssl)
    have soffice || missing+=(libreoffice-writer-nogui) # opens the Word documents we write; 86 MB, a minute
    ;;
*)
    echo "system.sh: say setup or test" >&2
    exit 2
    ;;
esac

[ ${#missing[@]} -eq 0 ] && exit 0

as_root=()
if [ "$(id -u)" -ne 0 ]; then
    if have sudo && sudo -n true 2>/dev/null; then
        as_root=(sudo)
    else
        echo "These Debian packages are missing: ${missing[*]}" >&2
        echo "Install them as root, then try again:  apt-get install ${missing[*]}" >&2
        exit 1
    fi
fi
if ! have apt-get; then
    echo "Missing: ${missing[*]} (names of Debian packages). Install them with this system's own tools." >&2
    exit 1
fi

echo "system: installing ${missing[*]}"
export DEBIAN_FRONTEND=noninteractive
"${as_root[@]}" apt-get update -qq
"${as_root[@]}" apt-get install -y -qq --no-install-recommends "${missing[@]}" </dev/null >/dev/null
