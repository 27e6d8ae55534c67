# What the tests use beside Java and Maven; sourced by ./dev test. Debian's names.

need_tools() { # installs what is missing where that is possible; says plainly what is not
  local missing=() packages=() tool
  for tool in wrk:wrk h2load:nghttp2-client curl:curl; do
    command -v "${tool%%:*}" >/dev/null || { missing+=("${tool%%:*}"); packages+=("${tool##*:}"); }
  done
  [ ${#missing[@]} -gt 0 ] || return 0
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "installing ${packages[*]} for the tests"
    mkdir -p .understudy
    if { apt-get install -y -q "${packages[@]}" || { apt-get update -q && apt-get install -y -q "${packages[@]}"; }; } \
      >.understudy/apt.log 2>&1; then
      return 0
    fi
    echo "could not install ${packages[*]}; see .understudy/apt.log" >&2
  fi
  echo "missing: ${missing[*]} (Debian: apt-get install ${packages[*]}). The checks that need them are left out." >&2
}
