# Sourced by scripts/demo and scripts/test: makes .venv with the pinned packages, once for each state of the pins.
# Needs Python 3.11+ and its venv module; on Debian the latter is a package of its own, installed here when run as root.
set -eu
cd "$(dirname "$0")/.."

python=""
for candidate in python3 python3.13 python3.12 python3.11; do
  if command -v "$candidate" >/dev/null 2>&1 && "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then
    python=$candidate
    break
  fi
done
if [ -z "$python" ]; then
  echo "Legation needs Python 3.11 or newer (on Debian 12: apt-get install python3)." >&2
  exit 2
fi

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"; else return 1; fi
}

if ! "$python" -c 'import venv, ensurepip' >/dev/null 2>&1; then
  echo "Installing python3-venv ..." >&2
  as_root sh -c 'apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq python3-venv >/dev/null' || {
    echo "Python's venv module is missing. Install it (on Debian: apt-get install python3-venv) and run this again." >&2
    exit 2
  }
fi

# $pins, set by the script that sources this: constraints.txt to run, constraints-test.txt to run the tests as well
stamp=".venv/.legation-$(cat "$pins" pyproject.toml | cksum | cut -d' ' -f1)-$pins"
if [ ! -e "$stamp" ]; then
  echo "Setting up .venv (about a minute) ..." >&2
  [ -x .venv/bin/python ] || "$python" -m venv .venv
  .venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes --only-binary :all: -r "$pins"
  .venv/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
  touch "$stamp"
fi
