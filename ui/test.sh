#!/usr/bin/env bash
# Checks, unit tests and flows of the pages. Installs Chromium where it may; says plainly what it left out.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

if ! command -v npm >/dev/null || ! node -e 'const [a, b] = process.versions.node.split("."); process.exit(a > 20 || (a == 20 && b >= 19) ? 0 : 1)'; then
  echo "SKIPPED: every check of the web UI; they need Node 20.19 or newer" >&2
  exit
fi
if [ ! -f node_modules/.package-lock.json ] || [ package-lock.json -nt node_modules/.package-lock.json ]; then
  npm ci --no-audit --no-fund --loglevel=error
fi
npm run -s check
npm test --silent
npm run -s sizes

chromium() { command -v chromium || command -v chromium-browser || command -v google-chrome; }
if ! chromium >/dev/null && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
  echo "installing Chromium for the flows of the web UI" >&2
  apt-get install -y -qq chromium >/dev/null || { apt-get update -qq && apt-get install -y -qq chromium >/dev/null; } || true
fi
if ! chromium >/dev/null; then
  echo "SKIPPED: the flows of the web UI; there is no Chromium, and it could not be installed" >&2
  exit
fi
CHROMIUM=$(chromium) npm run -s flows
