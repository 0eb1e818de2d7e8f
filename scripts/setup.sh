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
# pytest's plugins for Playwright, apart: a test adds one to its path to see that this package's plugin lives beside it.
for plugin in pytest-playwright==0.7.0 pytest-playwright==0.8.0 pytest-playwright==0.10.0 pytest-playwright-asyncio==0.10.0; do
  "$VENV/bin/python" -m pip install --quiet --disable-pip-version-check --no-deps --upgrade \
    --target "$VENV/plugins/$plugin" "$plugin" python-slugify text-unidecode
done
