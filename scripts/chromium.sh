#!/bin/sh
# Installs Debian's Chromium: the headless shell, which opens pages in a third of the time, and the whole browser, which
# sessions with extensions run in.
set -eu
found() {
  for name in "$@"; do
    [ -n "$name" ] && command -v "$name" >/dev/null && return
  done
  return 1
}
missing=
found "${SMOOTH_CHROMIUM:-}" chromium-headless-shell chrome-headless-shell || missing=chromium-headless-shell
found chromium chromium-browser google-chrome-stable google-chrome chrome || missing="$missing chromium"
[ -z "$missing" ] && exit 0
if command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; then
  echo "installing from Debian's packages (once):" $missing
  export DEBIAN_FRONTEND=noninteractive
  apt-get update -qq >/dev/null &&
    apt-get install -y -qq --no-install-recommends $missing fonts-liberation >/dev/null &&
    exit 0
  echo "it could not be installed" >&2
fi
found "${SMOOTH_CHROMIUM:-}" chromium-headless-shell chrome-headless-shell \
  chromium chromium-browser google-chrome-stable google-chrome chrome && exit 0
echo "No Chrome or Chromium found: install one (Debian: apt-get install chromium) or set SMOOTH_CHROMIUM to its path." >&2
exit 1
