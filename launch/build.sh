# Builds Understudy into .understudy/app-*, for ./understudy; sourced. Needs $home, the project's folder.
#
# A build is copied out of Maven's folders, so that neither the next build nor ./dev test pulls the jars from under a
# running server. A running server holds a shared lock on its build; a build that nobody holds is removed by the next.
state=$home/.understudy
# What every run of Java gets. A cache of classes fits only a run with the same collector.
# -UsePerfData: its file in /tmp can stall a safepoint when the disk is busy.
java_flags=(-XX:+UseSerialGC -XX:-UsePerfData --sun-misc-unsafe-memory-access=allow
  --enable-native-access=ALL-UNNAMED -Dvertx.disableDnsResolver=true)

current_app() { # prints the folder of the build that is in use; fails where there is none
  local name
  read -r name 2>/dev/null <"$state/current" && [ -f "$state/$name/understudy.jar" ] && echo "$state/$name"
}

is_stale() { # is there no build in $1, or a source that changed after it began? A few ms: stops at the first
  [ -n "$1" ] || return 0
  [ -n "$(find "$home"/pom.xml "$home"/*/pom.xml "$home"/*/src/main "$home"/ui/src "$home"/ui/package-lock.json "$home"/launch/build.sh -newer "$1/stamp" -print -quit 2>/dev/null)" ] # not all are everywhere
}

lock() { # waits for the lock on file descriptor $1; without flock (macOS) there is none, and old builds stay
  command -v flock >/dev/null || return 0
  flock -n "$1" || { echo "waiting for another build of Understudy to end" >&2; flock "$1"; }
}

build_if_stale() { # leaves a fresh build behind, or exits
  local app
  app=$(current_app) || app=
  is_stale "$app" || return 0
  mkdir -p "$state"
  exec 8>"$state/build.lock"
  lock 8
  app=$(current_app) || app= # somebody may have built it while we waited
  if is_stale "$app"; then
    build "$app"
  fi
  exec 8>&-
}

build() { # $1: the build before, if any
  local why="first use" new started=$SECONDS
  [ -z "$1" ] || why="sources changed"
  need_jdk javac
  if ! command -v mvn >/dev/null; then
    echo "Understudy builds itself with Maven 3.8.7 or newer, and there is no mvn on the PATH (Debian: apt-get install maven)." >&2
    exit 69
  fi
  new=$state/app-$(date +%s)-$$
  mkdir "$new"
  touch "$new/stamp" "$new/lock"
  printf 'building Understudy (%s)' "$why" >&2
  if [ -t 2 ]; then printf ' ' >&2; else printf '; the log is %s\n' "$state/build.log" >&2; fi
  if ! with_dots make_app "$new"; then
    rm -rf "$new"
    [ ! -t 2 ] || echo >&2
    { echo "the build failed:"; grep '^\[ERROR\]' "$state/build.log" | head -5; echo "the whole log is $state/build.log"; } >&2
    exit 69
  fi
  [ ! -t 2 ] || echo " $((SECONDS - started)) s" >&2
  basename "$new" >"$state/current.new"
  mv "$state/current.new" "$state/current"
  remove_unused "$new"
}

make_app() { # compiles, packs, copies into $1
  (cd "$home" && MAVEN_OPTS="--sun-misc-unsafe-memory-access=allow -XX:+UseSerialGC -XX:TieredStopAtLevel=1" \
    mvn -B -ntp -q -T1C -Dquick -Dmaven.test.skip=true -pl cli -am package) \
    && cp -R "$home/cli/target/understudy.jar" "$home/cli/target/lib" "$1" \
    && { train "$1" || rm -f "$1/understudy.aot"; }
}

# Serves for a moment and keeps what Java loaded and linked as $1/understudy.aot. Measured on two busy cores: first
# answer after 0.6 s instead of 1.0, 0.85 s of CPU instead of 1.6, 100 MiB instead of 140. Fails without harm: Java
# starts without the cache, as it does where another Java or collector than the cache's is chosen.
train() {
  local said=$1/training.log java port try
  "$JAVA_HOME/bin/java" "${java_flags[@]}" -XX:AOTCacheOutput="$1/understudy.aot" -Xlog:aot=error -Xlog:cds=error \
    -jar "$1/understudy.jar" serve "$home/launch/training.yaml" --data "$1/training" --port 0 --admin-port 0 2>"$said" &
  java=$!
  for ((try = 0; try < 300; try++)); do
    if grep -q '^ready' "$said" || ! kill -0 "$java" 2>/dev/null; then break; fi
    sleep 0.1
  done
  if ! grep -q '^ready' "$said"; then
    cat "$said"
    kill "$java" 2>/dev/null
    return 1
  fi
  port=$(sed -n 's/^  service *http:..127.0.0.1:\([0-9]*\).*/\1/p' "$said")
  get "$port" /hello && get "$port" '/items/7?currency=EUR' && get "$port" /nowhere
  kill -TERM "$java" 2>/dev/null
  wait "$java"
  cat "$said"
  rm -rf "$1/training"
  [ -f "$1/understudy.aot" ]
}

get() { # one request to port $1 of this machine for $2, in bash alone
  (exec 3<>"/dev/tcp/127.0.0.1/$1" && printf 'GET %s HTTP/1.0\r\nHost: localhost\r\n\r\n' "$2" >&3 && cat <&3 >/dev/null)
}

with_dots() { # runs "$@" into the build log; a dot a second on a terminal; an interrupt ends it too
  local pid status=0 ticks=0
  set -m # a process group of its own, so that all of it can be ended
  "$@" >"$state/build.log" 2>&1 </dev/null 8>&- &
  pid=$!
  set +m
  trap 'kill -- -'"$pid"' 2>/dev/null; exit 130' INT TERM
  while kill -0 "$pid" 2>/dev/null; do
    sleep 0.2
    ticks=$((ticks + 1))
    if [ -t 2 ] && [ $((ticks % 5)) = 0 ]; then printf . >&2; fi
  done
  wait "$pid" || status=$?
  trap - INT TERM
  return $status
}

remove_unused() { # all builds but $1 that no process holds
  local old
  command -v flock >/dev/null || return 0
  for old in "$state"/app-*; do
    [ "$old" = "$1" ] || flock -xn "$old/lock" rm -rf "$old" || true
  done
}
