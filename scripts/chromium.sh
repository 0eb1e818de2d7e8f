#!/bin/sh
# Installs Debian's Chromium where no Chrome or Chromium is found.
set -eu
for name in "${SMOOTH_CHROMIUM:-}" chromium chromium-browser google-chrome-stable google-chrome chrome; do
  [ -n "$name" ] && command -v "$name" >/dev/null && exit 0
done
if command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; then
  echo "installing Chromium from Debian's packages (once)"
  export DEBIAN_FRONTEND=noninteractive
  apt-get update -qq >/dev/null
  apt-get install -y -qq --no-install-recommends chromium fonts-liberation >/dev/null
  exit 0
fi
echo "No Chrome or Chromium found: install one (Debian: apt-get install chromium) or set SMOOTH_CHROMIUM to its path." >&2
exit 1
