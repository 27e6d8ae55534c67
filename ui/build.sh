#!/usr/bin/env bash
# Builds the pages into the folder $1, where they are older than their sources. Without Node the server gets a page
# that says so: everything but the pages works.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
target=$1
sources=(src public scripts index.html package.json package-lock.json vite.config.ts svelte.config.js tsconfig.json
  build.sh ../control/src/main/resources/openapi)

node_is_new_enough() { # 20.19 or newer
  command -v npm >/dev/null && node -e 'const [a, b] = process.versions.node.split("."); process.exit(a > 20 || (a == 20 && b >= 19) ? 0 : 1)'
}

if [ -f "$target/index.html" ] && [ -z "$(find "${sources[@]}" -newer "$target/index.html" -print -quit)" ]; then
  exit
fi
if ! node_is_new_enough; then
  echo "the web UI is left out: it is built with Node 20.19 or newer, and there is none" >&2
  mkdir -p "$target"
  cp without-node.html "$target/index.html"
  exit
fi
if [ ! -f node_modules/.package-lock.json ] || [ package-lock.json -nt node_modules/.package-lock.json ]; then
  npm ci --no-audit --no-fund --loglevel=error
  touch node_modules/.package-lock.json
fi
UI_OUT=$target npm run -s build -- --logLevel warn
touch "$target/index.html"
