# Tries the artefacts in dist/ as their users would: tarball and .deb in a fresh Debian without Java, as a user without
# rights; the image with a root file system that is read-only. Sourced by ./dev trial. Needs root; leaves nothing behind.
trial=$PWD/.understudy/trial
failed=0

trial() {
  [ "$(id -u)" = 0 ] || { echo "the trial of packages changes roots: run it as root" >&2; return 69; }
  local tool packages=()
  for tool in debootstrap runc; do command -v $tool >/dev/null || packages+=($tool); done
  [ ${#packages[@]} = 0 ] || apt-get install -y -qq "${packages[@]}" >/dev/null || return 69
  ls dist/understudy-*-linux-x64.tar.gz >/dev/null || { echo "there is nothing in dist/: ./dev package makes it" >&2; return 69; }
  (cd dist && sha256sum --quiet -c SHA256SUMS) || return 1
  mkdir -p "$trial"
  [ -f "$trial/debian.tar" ] || fresh_debian || return
  trap 'rm -rf "$trial/root" "$trial/bundle"' EXIT
  new_root
  try_tarball
  new_root
  try_deb
  try_image
  return $failed
}

fresh_debian() {
  echo "fetching a Debian without Java"
  rm -rf "$trial/root"
  debootstrap --variant=minbase bookworm "$trial/root" >"$trial/debootstrap.log" 2>&1 || { tail -5 "$trial/debootstrap.log"; return 69; }
  tar -C "$trial/root" -cf "$trial/debian.tar" .
}

new_root() {
  rm -rf "$trial/root"
  mkdir -p "$trial/root"
  tar -C "$trial/root" -xf "$trial/debian.tar"
}

inside() { # runs "$@" in the fresh root as nobody, with the /proc and /dev that any system has
  unshare --mount --pid --fork bash -c '
    root=$1; shift
    mount -t proc proc "$root/proc" && mount --rbind /dev "$root/dev" && exec chroot --userspec=65534:65534 "$root" "$@"' - "$trial/root" "$@"
}

check() { # $1 says what; the rest is a command that has to succeed
  local what=$1
  shift
  if "$@" >"$trial/check.log" 2>&1; then
    echo "ok    $what"
  else
    failed=1
    echo "FAIL  $what"
    tail -5 "$trial/check.log" | sed 's/^/      /'
  fi
}

answers() { # $1 a log with the ready message, $2 pid: asks the shop, 50 times, and its health
  local try port admin n=0
  for ((try = 0; try < 300; try++)); do
    if grep -q '^ready' "$1" || ! kill -0 "$2" 2>/dev/null; then break; fi
    sleep 0.1
  done
  port=$(sed -n 's/^  service *http:..[^:]*:\([0-9]*\).*/\1/p' "$1")
  admin=$(sed -n 's/^  admin *http:..[^:]*:\([0-9]*\).*/\1/p' "$1")
  [ -n "$port" ] || { cat "$1"; return 1; }
  for ((try = 0; try < 50; try++)); do
    case $(curl -s -o /dev/null -w '%{http_code}' "http://127.0.0.1:$port$3") in 200 | 404 | 503) n=$((n + 1)) ;; esac
  done
  echo "$n of 50 answered as configured"
  [ $n = 50 ] && curl -sf "http://127.0.0.1:$admin/api/v1/health/ready"
}

stops() { # $1 pid of what was started with & : ends by SIGTERM, at once where nothing is under way
  local java
  java=$(pgrep -n -f 'lib/app/understudy.jar serve')
  kill -TERM "$java" || return
  wait "$1"
  local code=$?
  echo "ended with $code"
  [ $code = 143 ] || [ $code = 0 ]
}

try_tarball() {
  tar -C "$trial/root/opt" -xzf dist/understudy-*-linux-x64.tar.gz
  local home
  home=/opt/$(ls "$trial/root/opt")
  check "tarball: no Java on the system" bash -c "! ls $trial/root/usr/bin/java $trial/root/usr/lib/jvm"
  check "tarball: says its version" inside "$home/bin/understudy" --version
  check "tarball: checks the shop" inside "$home/bin/understudy" validate "$home/examples/shop.yaml"
  inside "$home/bin/understudy" serve "$home/examples/shop.yaml" --port 0 --admin-port 0 --data /tmp/data 2>"$trial/serve.log" &
  local pid=$!
  check "tarball: serves the shop as nobody" answers "$trial/serve.log" $pid /products/1
  check "tarball: stops on SIGTERM" stops $pid
  check "tarball: uses its archive of classes" inside "$home/lib/runtime/bin/java" $(grep -v UsePerf "$trial/root$home/lib/app/java.options") \
    -XX:SharedArchiveFile="$home/lib/app/understudy.jsa" -Xshare:on -jar "$home/lib/app/understudy.jar" --version
}

try_deb() {
  cp dist/understudy_*.deb "$trial/root/tmp/"
  check ".deb: installs with dpkg alone" chroot "$trial/root" sh -c 'dpkg -i /tmp/understudy_*.deb'
  check ".deb: the command is on the PATH" inside understudy --version
  check ".deb: its first configuration is right" inside understudy validate /etc/understudy
  inside understudy serve /opt/understudy/examples/shop.yaml --port 0 --admin-port 0 --data /tmp/data 2>"$trial/serve.log" &
  local pid=$!
  check ".deb: serves the shop as nobody" answers "$trial/serve.log" $pid /products/1
  check ".deb: stops on SIGTERM" stops $pid
  check ".deb: goes without a trace but its configuration" chroot "$trial/root" sh -c \
    'dpkg -r understudy && test ! -e /opt/understudy && test -f /etc/understudy/service.yaml && dpkg -P understudy && test ! -e /etc/understudy/service.yaml'
}

# The image's own user, entry point and files, by a real runtime of containers where that may start one here, else by
# chroot; read-only both ways.
try_image() {
  local bundle=$trial/bundle layer
  rm -rf "$bundle"
  mkdir -p "$bundle/image" "$bundle/rootfs"
  tar -C "$bundle/image" -xf dist/understudy-*-image.tar
  python3 - "$bundle" <<'PY'
import json, sys, tarfile, os
bundle = sys.argv[1]
image = os.path.join(bundle, 'image')
blob = lambda digest: os.path.join(image, 'blobs', *digest.split(':'))
index = json.load(open(os.path.join(image, 'index.json')))
manifest = json.load(open(blob(index['manifests'][0]['digest'])))
for layer in manifest['layers']:
    tarfile.open(blob(layer['digest'])).extractall(os.path.join(bundle, 'rootfs'))
config = json.load(open(blob(manifest['config']['digest'])))['config']
uid, gid = map(int, config['User'].split(':'))
args = config['Entrypoint'] + ['serve', '/config', '--port', '0', '--admin-port', '0', '--data', '/data']
tmpfs = lambda at, more: {'destination': at, 'type': 'tmpfs', 'source': 'tmpfs', 'options': ['nosuid'] + more}
json.dump({
    'ociVersion': '1.0.0',
    'process': {'user': {'uid': uid, 'gid': gid}, 'args': args, 'env': config['Env'], 'cwd': '/', 'noNewPrivileges': True,
                'capabilities': {}},
    'root': {'path': 'rootfs', 'readonly': True},
    'mounts': [{'destination': '/proc', 'type': 'proc', 'source': 'proc'}, tmpfs('/dev', ['mode=755']),
               tmpfs('/tmp', ['mode=1777']), tmpfs('/data', ['uid=%d' % uid, 'gid=%d' % gid])],
    'linux': {'namespaces': [{'type': t} for t in ('pid', 'mount', 'ipc', 'uts')]},
}, open(os.path.join(bundle, 'config.json'), 'w'))
json.dump(args, open(os.path.join(bundle, 'args.json'), 'w'))
PY
  if runc --root "$trial/runc" run --bundle "$bundle" "understudy-$$" 2>"$trial/serve.log" & then
    local pid=$!
    check "image: serves read-only as 65532, in a container of runc" answers "$trial/serve.log" $pid /hello
    check "image: stops on SIGTERM" stops $pid
  fi
}
