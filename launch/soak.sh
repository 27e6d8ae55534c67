# Runs a soak on what Maven has built; sourced by ./dev soak and ./dev test.
run_soak() {
  local tool
  for tool in prlimit kill nice; do
    command -v $tool >/dev/null || { echo "missing: $tool (Debian: apt-get install util-linux procps coreutils)" >&2; return 69; }
  done
  need_jdk javac
  ./understudy --version >/dev/null
  "$JAVA_HOME/bin/java" -XX:+UseSerialGC -Xmx256m --sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED \
    -cp "bench/target/classes:bench/target/lib/*" dev.understudy.bench.soak.Soak . "$@"
}
