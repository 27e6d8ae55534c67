# Makes the artefacts of a release in dist/; sourced by ./dev package and ./dev release. The same sources give the same
# bytes: times are the one in pom.xml, owners root, orders sorted; the archive of classes is dumped from a kept list.
#
#   understudy-VERSION-linux-x64.tar.gz   runs where no Java is
#   understudy_VERSION_amd64.deb          the same for Debian, with a service of systemd
#   understudy-VERSION-image.tar          the same as an OCI image
#   understudy-VERSION.jar                for who has Java 25
#   understudy-VERSION.cdx.json           what it consists of (CycloneDX)
home=$PWD
. launch/build.sh
dist=$PWD/dist
staged=$PWD/.understudy/package
tools=$PWD/.understudy/packaging-tools

# What the program uses of the JDK; jdeps names them, but for what is found by name alone (zipfs, EC keys of TLS).
java_modules=java.base,java.compiler,java.logging,java.management,java.naming,java.net.http,java.security.jgss,java.sql,jdk.crypto.ec,jdk.jfr,jdk.management,jdk.net,jdk.unsupported,jdk.zipfs

version() { sed -n 's:.*<revision>\(.*\)</revision>.*:\1:p' pom.xml; }

source_date() { # the time that all files get, in seconds since 1970
  date -u -d "$(sed -n 's:.*<project.build.outputTimestamp>\(.*\)</project.*:\1:p' pom.xml)" +%s
}

package() { # makes everything; --train renews the list of classes first
  local tool
  for tool in tar gzip zip dpkg-deb npm; do
    command -v $tool >/dev/null || { echo "missing: $tool (Debian: apt-get install tar gzip zip dpkg nodejs npm)" >&2; return 69; }
  done
  need_jdk javac
  export SOURCE_DATE_EPOCH VERSION
  SOURCE_DATE_EPOCH=$(source_date)
  VERSION=$(version)
  export TZ=UTC LC_ALL=C.UTF-8
  umask 022
  rm -rf "$staged" "$dist"
  mkdir -p "$staged" "$dist" "$tools"
  step "compiles and packs" build_jars
  step "collects what packaging uses" packaging_tools
  step "lists what it consists of" bill_of_materials
  step "makes a runtime" runtime
  step "lays out the folder" lay_out "$staged/app"
  [ "${1:-}" != --train ] || step "trains" list_classes
  step "dumps the archive of classes" dump_classes
  step "packs the tarball" tarball
  step "packs the Debian package" debian_package
  step "packs the image" image
  (cd "$dist" && sha256sum -- understudy* >SHA256SUMS)
  ls -l "$dist"
}

step() { # says what it does, and the log where that failed
  local said=$1 started=$SECONDS
  shift
  echo "$said" >&2
  if ! "$@" >"$staged/step.log" 2>&1 </dev/null; then
    tail -20 "$staged/step.log" >&2
    echo "failed: $said" >&2
    exit 70
  fi
  echo "  $((SECONDS - started)) s" >&2
}

build_jars() {
  mvn_ -q -Dquick -Dmaven.test.skip=true -Ppackage -pl cli -am package || return
  cp cli/target/understudy-all.jar "$dist/understudy-$VERSION.jar"
}

packaging_tools() {
  [ launch/package/tools/pom.xml -ot "$tools/stamp" ] || {
    mvn_ -q -f launch/package/tools/pom.xml dependency:copy-dependencies -DoutputDirectory="$tools" || return
    npm install --prefix "$tools" --no-audit --no-fund --loglevel=error asciidoctor@4.1.0 || return
    touch "$tools/stamp"
  }
}

# Maven's half by its plugin, the pages' half by npm; one file.
bill_of_materials() {
  mvn_ -q -pl cli -am org.cyclonedx:cyclonedx-maven-plugin:2.9.3:makeAggregateBom \
    -DoutputName=bom -DoutputFormat=json -DincludeTestScope=false -DskipNotDeployed=false -DincludeBomSerialNumber=false || return
  (cd ui && npm sbom --omit dev --sbom-format cyclonedx --package-lock-only) >"$staged/ui.json" || return
  node launch/package/tools/materials.mjs target/bom.json "$staged/ui.json" launch/package/licences.txt "$VERSION" "$staged" || return
  cp "$staged/bom.json" "$dist/understudy-$VERSION.cdx.json"
}

runtime() {
  "$JAVA_HOME/bin/jlink" --add-modules "$java_modules" --strip-debug --no-header-files --no-man-pages \
    --generate-cds-archive --output "$staged/runtime" || return
  rm -f "$staged/runtime"/lib/server/classes*.jsa # the program's own archive holds these classes too
}

lay_out() { # the folder that every artefact but the jar consists of, in $1
  local app=$1
  mkdir -p "$app/bin" "$app/lib/app/lib" "$app/share/man/man1" "$app/share/doc"
  cp -R "$staged/runtime" "$app/lib/runtime"
  cp cli/target/understudy.jar "$app/lib/app/"
  cp cli/target/lib/*.jar "$app/lib/app/lib/"
  zip -q -d "$app"/lib/app/lib/sqlite-jdbc-*.jar 'org/sqlite/native/*' -x 'org/sqlite/native/Linux/x86_64/*' || return
  printf '%s\n' "${java_flags[@]}" -Xms64m -Xmn32m >"$app/lib/app/java.options"
  cp launch/package/understudy.sh "$app/bin/understudy"
  chmod 755 "$app/bin/understudy"
  cp -R examples LICENSE README.md CHANGELOG.md "$app/"
  cp "$staged/licences.txt" "$app/LICENCES-OF-PARTS.txt"
  cp "$staged/bom.json" "$app/share/doc/understudy.cdx.json"
  completions "$app" || return
  man_pages "$app" || return
  same_times "$app"
}

completions() {
  local shell
  mkdir -p "$1"/share/{bash-completion/completions,zsh/site-functions,fish/vendor_completions.d}
  for shell in bash zsh fish; do
    java_ -jar "$1/lib/app/understudy.jar" completion $shell >"$staged/completion.$shell" || return
  done
  cp "$staged/completion.bash" "$1/share/bash-completion/completions/understudy"
  { echo '#compdef understudy'; cat "$staged/completion.zsh"; } >"$1/share/zsh/site-functions/_understudy"
  cp "$staged/completion.fish" "$1/share/fish/vendor_completions.d/understudy.fish"
}

man_pages() {
  mkdir -p "$staged/man"
  java_ -cp "$1/lib/app/understudy.jar:$tools/*" launch/package/tools/ManPages.java "$staged/man" || return
  (cd "$staged/man" && "$tools/node_modules/.bin/asciidoctor" -b manpage -a reproducible understudy*.adoc) || return
  gzip -9n "$staged"/man/*.1
  cp "$staged"/man/*.1.gz "$1/share/man/man1/"
}

java_() { "$JAVA_HOME/bin/java" "${java_flags[@]}" -XX:TieredStopAtLevel=1 "$@"; }

same_times() { find "$1" -exec touch -h -d "@$SOURCE_DATE_EPOCH" {} +; }

packed_java() { "$staged/app/lib/runtime/bin/java" "${java_flags[@]}" "$@"; }

# Which classes a start and a few requests load; kept in the project, so that two builds dump the same archive.
list_classes() {
  local list=$staged/classes said=$staged/training.log java port try
  packed_java -XX:DumpLoadedClassList="$list" -Xlog:cds=error -Xlog:aot=error -jar "$staged/app/lib/app/understudy.jar" serve launch/training.yaml \
    --data "$staged/training" --port 0 --admin-port 0 2>"$said" &
  java=$!
  for ((try = 0; try < 600; try++)); do
    if grep -q '^ready' "$said" || ! kill -0 "$java" 2>/dev/null; then break; fi
    sleep 0.1
  done
  port=$(sed -n 's/^  service *http:..127.0.0.1:\([0-9]*\).*/\1/p' "$said")
  get "$port" /hello && get "$port" '/items/7?currency=EUR' && get "$port" /nowhere
  kill -TERM "$java"
  wait "$java"
  [ -s "$list" ] || { cat "$said"; return 1; }
  grep -v -e '^#' -e '^@cp ' "$list" | sed 's/ id: .*//' | sort -u >launch/package/classes.txt
}

dump_classes() {
  packed_java -Xshare:dump -XX:-AOTClassLinking -XX:SharedClassListFile=launch/package/classes.txt \
    -XX:SharedArchiveFile="$staged/app/lib/app/understudy.jsa" -cp "$staged/app/lib/app/understudy.jar" -Xlog:cds=error -Xlog:aot=error || return
  same_times "$staged/app"
}

tarball() {
  local name=understudy-$VERSION-linux-x64
  tar -C "$staged" --sort=name --owner=0 --group=0 --numeric-owner --mtime="@$SOURCE_DATE_EPOCH" \
    --transform "s:^app:$name:" -cf - app | gzip -9n >"$dist/$name.tar.gz"
}

# Everything in /opt but what a system looks for elsewhere: the command, its man pages, the service.
debian_package() {
  local root=$staged/deb
  mkdir -p "$root"/{DEBIAN,opt,usr/bin,usr/share/man,usr/share/bash-completion/completions,usr/share/doc/understudy,lib/systemd/system,etc/understudy}
  cp -R --preserve=timestamps "$staged/app" "$root/opt/understudy"
  ln -s /opt/understudy/bin/understudy "$root/usr/bin/understudy"
  mv "$root/opt/understudy/share/man/man1" "$root/usr/share/man/"
  mv "$root/opt/understudy/share/bash-completion/completions/understudy" "$root/usr/share/bash-completion/completions/"
  cp launch/package/deb/understudy.service "$root/lib/systemd/system/"
  cp launch/package/deb/service.yaml "$root/etc/understudy/service.yaml"
  cp launch/package/deb/copyright "$root/usr/share/doc/understudy/"
  echo /etc/understudy/service.yaml >"$root/DEBIAN/conffiles"
  cp launch/package/deb/{postinst,prerm,postrm} "$root/DEBIAN/"
  chmod 755 "$root"/DEBIAN/{postinst,prerm,postrm}
  sed -e "s/@VERSION@/$(deb_version)/" -e "s/@SIZE@/$(du -sk --apparent-size "$root" | cut -f1)/" launch/package/deb/control >"$root/DEBIAN/control"
  same_times "$root"
  dpkg-deb -Zxz -z3 --root-owner-group --build "$root" "$dist/understudy_$(deb_version)_amd64.deb"
}

deb_version() { echo "${VERSION/-SNAPSHOT/\~snapshot}"; }

# The C library that the runtime was linked against, and the little that Java wants of a system.
image() {
  local base=$staged/base lib
  mkdir -p "$base"/{etc,tmp,data,config,lib64,lib/x86_64-linux-gnu}
  chmod 1777 "$base/tmp"
  for lib in libc.so.6 libm.so.6 libdl.so.2 libpthread.so.0 librt.so.1 libnss_dns.so.2 libnss_files.so.2 libresolv.so.2; do
    cp -L "/lib/x86_64-linux-gnu/$lib" "$base/lib/x86_64-linux-gnu/" || return
  done
  cp -L /lib64/ld-linux-x86-64.so.2 "$base/lib64/"
  echo 'understudy:x:65532:65532:Understudy:/data:/sbin/nologin' >"$base/etc/passwd"
  echo 'understudy:x:65532:' >"$base/etc/group"
  echo 'hosts: files dns' >"$base/etc/nsswitch.conf"
  cp launch/package/deb/service.yaml "$base/config/service.yaml"
  java_ -cp "$tools/*" launch/package/tools/Image.java "$base" "$staged/app" /opt/understudy "$SOURCE_DATE_EPOCH" "$VERSION" \
    "$dist/understudy-$VERSION-image.tar"
}
