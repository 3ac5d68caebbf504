#!/usr/bin/env bash
# Set up a virtual environment and what the tests of the site need, then run all tests.
# Chromium (pages in a real browser), a Chinese font and R (recipes) come from Debian's packages where they are
# missing and can be installed; elsewhere the tests that need them are skipped and say so (with CI=true they fail).
set -euo pipefail
cd "$(dirname "$0")/.."

missing=()
command -v chromium > /dev/null || missing+=(chromium)
command -v Rscript > /dev/null || missing+=(r-base-core)
[ -n "$(fc-list ':lang=zh' 2> /dev/null)" ] || missing+=(fonts-noto-cjk)
if [ ${#missing[@]} -gt 0 ] && command -v apt-get > /dev/null && [ "$(id -u)" = 0 ]; then
  echo "+ apt-get install ${missing[*]}"
  apt-get update --quiet=2
  DEBIAN_FRONTEND=noninteractive apt-get install --quiet=2 --yes --no-install-recommends "${missing[@]}" > /dev/null
fi

python3 -m venv .venv
.venv/bin/python -m pip install --quiet --editable '.[dev]'
# Two files at a time on two cores; what a file prepares, it prepares once.
.venv/bin/python -m pytest --numprocesses auto --dist loadfile "$@"
