#!/bin/sh
# Starts Understudy with the Java beside it. UNDERSTUDY_JAVA_OPTS adds options for that Java.
set -eu
home=$(dirname "$(dirname "$(readlink -f "$0")")")
app=$home/lib/app
case "${1:-}" in
  serve) set -- -Xms64m -Xmn32m -jar "$app/understudy.jar" "$@" ;;
  sample | verify | predict) set -- -jar "$app/understudy.jar" "$@" ;;
  *) set -- -XX:TieredStopAtLevel=1 -jar "$app/understudy.jar" "$@" ;; # short commands end before the optimiser pays
esac
case "${LC_ALL:-${LC_CTYPE:-${LANG:-}}}" in
  *UTF-8* | *utf8* | *UTF8* | *utf-8*) ;;
  *) export LC_ALL=C.UTF-8 ;; # file names are in UTF-8 whatever the locale says
esac
# shellcheck disable=SC2046,SC2086
exec "$home/lib/runtime/bin/java" $(cat "$app/java.options") \
  -XX:SharedArchiveFile="$app/understudy.jsa" -Xshare:auto -Xlog:cds=off -Xlog:aot=off \
  ${UNDERSTUDY_JAVA_OPTS:-} "$@"
