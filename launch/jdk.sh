# Finds a Java >= 25 for ./understudy and ./dev; sourced by both. Sets and exports JAVA_HOME.
need_java=25
looked=()

java_major() { # the feature release of the Java in $1, from its release file (no JVM start), else by asking it
  local v
  v=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release" 2>/dev/null | head -1)
  [ -n "$v" ] || v=$("$1/bin/java" -version 2>&1 | sed -n '1s/.*"\([0-9]*\).*/\1/p')
  echo "${v:-0}"
}

java_fits() { # is there a $2 (java or javac) >= 25 in $1?
  [ -n "$1" ] && [ -x "$1/bin/$2" ] && [ "$(java_major "$1")" -ge $need_java ]
}

find_jdk() { # prints the first home with a $1 that is new enough
  local on_path home
  on_path=$(command -v "$1" 2>/dev/null || true)
  [ -n "$on_path" ] && on_path=$(dirname "$(dirname "$(readlink -f "$on_path")")")
  for home in "${UNDERSTUDY_JAVA_HOME:-}" "${JAVA_HOME:-}" "$on_path" \
    /usr/lib/jvm/* "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* /opt/*jdk* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    if java_fits "$home" "$1"; then echo "$home"; return; fi
  done
  return 1
}

need_jdk() { # exports JAVA_HOME with a $1 (java or javac), or says where it looked and what to install
  if ! JAVA_HOME=$(find_jdk "$1"); then
    {
      echo "Understudy needs Java $need_java or newer ($1) and found none."
      echo "Looked at \$UNDERSTUDY_JAVA_HOME, \$JAVA_HOME, $1 on the PATH, /usr/lib/jvm, ~/.sdkman, ~/.jdks, /opt."
      echo "Install a JDK $need_java (Eclipse Temurin: package temurin-25-jdk; Debian 13, Ubuntu 25.10: openjdk-25-jdk), or set JAVA_HOME."
    } >&2
    exit 69
  fi
  export JAVA_HOME
}
