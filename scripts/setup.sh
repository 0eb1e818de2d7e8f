#!/bin/sh
# Makes the virtual environment and installs the package with everything its development needs.
set -eu
echo "setting up $VENV (once)"
if ! "$PYTHON" -m venv "$VENV" 2>/dev/null; then
  # Debian keeps ensurepip in a package of its own; pip can do without it.
  rm -rf "$VENV"
  "$PYTHON" -m pip install --quiet --break-system-packages virtualenv 2>/dev/null || "$PYTHON" -m pip install --quiet virtualenv
  "$PYTHON" -m virtualenv --quiet "$VENV"
fi
"$VENV/bin/python" -m pip install --quiet --disable-pip-version-check --upgrade 'pip>=25.1' # knows dependency groups
"$VENV/bin/python" -m pip install --quiet --disable-pip-version-check --group dev -e '.[local,pytest]'
