#!/usr/bin/env bash
# Tests ./understudy: when it builds, what it says, where it can be called from. The build itself is stood in for by a
# false mvn that copies the jars of the last real one, so this takes seconds. Needs cli/target/understudy.jar.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
real=$PWD
[ -f cli/target/understudy.jar ] || { echo "build first: cli/target/understudy.jar is missing" >&2; exit 1; }
box=$(mktemp -d)
trap 'rm -rf "$box"' EXIT
project="$box/a project"
mkdir -p "$project/core/src/main" "$project/cli" "$box/bin" "$box/else where"
cp -R understudy launch pom.xml "$project"
cp core/pom.xml "$project/core"
cat >"$box/bin/mvn" <<EOF
#!/usr/bin/env bash
echo "\$PWD" >>"$box/builds"
[ ! -f "$box/broken" ] || { echo "[ERROR] Main.java:[1,1] ';' expected"; exit 1; }
sleep 0.3
mkdir -p cli/target && cp -R "$real/cli/target/understudy.jar" "$real/cli/target/lib" cli/target
EOF
chmod +x "$box/bin/mvn"
export PATH="$box/bin:$PATH"
passed=0 failed=0

check() { # name, then a command that must succeed
  local name=$1
  shift
  if "$@"; then passed=$((passed + 1)); else failed=$((failed + 1)); echo "FAILED: $name" >&2; fi
}
start() { # runs the launcher from elsewhere; its streams and exit code in $box
  (cd "$box/else where" && "$project/understudy" "$@" >"$box/out" 2>"$box/err" </dev/null)
  echo $? >"$box/code"
}
builds() { [ "$(wc -l <"$box/builds")" -eq "$1" ]; }
said() { grep -q -- "$2" "$box/$1"; }
code() { [ "$(cat "$box/code")" -eq "$1" ]; }
silent() { [ ! -s "$box/$1" ]; }

start --version
check "the first start builds" builds 1
check "it says so on standard error" said err "building Understudy (first use)"
check "the result is all there is on standard output" said out "^understudy "
check "it ends well" code 0
check "the build leaves a cache of classes" eval '[ -s "$project"/.understudy/app-*/understudy.aot ]'
check "which Java takes" eval 'UNDERSTUDY_JAVA_OPTS="-XX:AOTMode=on" "$project/understudy" --version >/dev/null'
rm "$project/launch/training.yaml" # the builds to come do without, which is quicker

start --version
check "the second start does not build" builds 1
check "and says nothing of it" silent err

start --no-such-option
check "the exit code is the command's" code 64

sleep 0.01
echo >"$project/core/src/main/New.java"
start --version
check "a new source is built" builds 2
check "with the reason" said err "sources changed"
rm "$project/core/src/main/New.java"
start --version
check "a removed source is built" builds 3

touch "$project/pom.xml"
for i in 1 2 3; do (cd / && "$project/understudy" --version >"$box/out$i" 2>/dev/null) & done
wait
check "three starts at once build once" builds 4
check "and all of them run" eval 'cat "$box"/out[123] | grep -c "^understudy " | grep -qx 3'
check "a build without a cache runs as well" eval '[ ! -e "$project"/.understudy/app-*/understudy.aot ]'
check "builds that nobody uses are removed" eval '[ "$(ls -d "$project"/.understudy/app-* | wc -l)" -eq 1 ]'

touch "$project/pom.xml" "$box/broken"
start --version
check "a build that fails ends with 69" code 69
check "shows the first errors" said err "Main.java:\[1,1\]"
check "and where the whole log is" said err "a project/.understudy/build.log"
rm "$box/broken"

ln -s "$project/understudy" "$box/linked"
(cd / && "$box/linked" --version >"$box/out" 2>"$box/err")
check "it works through a link" said out "^understudy "

# A served configuration and real signals.
cat >"$box/slow.yaml" <<'EOF'
version: 1
name: slow
endpoints:
  slow: {request: GET /slow, latency: 60s}
EOF
serve() { # in the background; $java is its process
  (cd / && exec "$project/understudy" serve "$box/slow.yaml" --data "$box/data" --port 0 --admin-port 0 "$@" >"$box/out" 2>"$box/err" </dev/null) &
  java=$!
  await '^ready in'
}
await() { # until standard error says $1; 30 s at most
  local try
  for ((try = 0; try < 300; try++)); do
    said err "$1" && return 0
    sleep 0.1
  done
  echo "no \"$1\" in:" >&2
  cat "$box/err" >&2
  return 1
}
ends() { # with exit code $1
  wait "$java"
  [ $? -eq "$1" ]
}

check "a server gets ready" serve
check "it says what it serves" said err "slow: 1 endpoint"
kill -HUP "$java"
check "SIGHUP reloads" await "asked to reload, but nothing has changed; revision 1 runs"
sed -i 's/60s/50s/' "$box/slow.yaml"
check "a changed file is applied" await "revision 2 applied: slow changed"
kill -TERM "$java"
check "SIGTERM ends it well" ends 0
check "and it says so" said err "every request was finished"

check "a server gets ready again" serve --grace 1m
exec 5<>"/dev/tcp/127.0.0.1/$(sed -n 's/^  service *http:..127.0.0.1:\([0-9]*\).*/\1/p' "$box/err")"
printf 'GET /slow HTTP/1.1\r\nHost: localhost\r\n\r\n' >&5
admin=$(sed -n 's/^  admin *http:..127.0.0.1:\([0-9]*\).*/\1/p' "$box/err")
in_flight() {
  (exec 6<>"/dev/tcp/127.0.0.1/$admin" && printf 'GET /metrics HTTP/1.0\r\nHost: localhost\r\n\r\n' >&6 && cat <&6) |
    grep -q '^understudy_requests_in_flight{endpoint="slow"} 1'
}
for try in $(seq 100); do in_flight && break; sleep 0.1; done
kill -INT "$java"
check "Ctrl-C waits for what is in flight" await "draining: 1 in flight, at most 60.0 s"
kill -INT "$java"
check "a second Ctrl-C ends it at once" ends 130
exec 5>&-

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
