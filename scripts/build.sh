# shellcheck shell=bash
# Building only what changed. Sourced by ./holdover and ./test, which set $root and source needs.sh before.
: "${root:?}"

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

readonly BUILD="$root/.build"

# What the command is built from, and what the tests are built from.
# shellcheck disable=SC2034 # read by ./holdover and ./test
HOST_SOURCES=(src bench UpstreamPackages.cs global.json Directory.Build.props Directory.Packages.props .editorconfig)
# shellcheck disable=SC2034
TEST_SOURCES=("${HOST_SOURCES[@]}" tests Sim.sln)

# fingerprint PATHS..: of every source below, its name and its content. Nothing depends on times or on git, so an
# edited, added, removed or renamed file shows, a commit that is checked out again is known again, and a touch is not a change.
fingerprint() {
  local path existing=()
  cd "$root" || return
  for path in "$@"; do
    [ ! -e "$path" ] || existing+=("$path")
  done
  find "${existing[@]}" \( -name bin -o -name obj -o -name node_modules -o -name TestResults \) -prune \
    -o -type f ! -name '*.received.*' ! -name '*.sw[op]' ! -name '*~' ! -name '.#*' -print0 |
    LC_ALL=C sort -z | xargs -0 sha256sum | sha256sum | cut -c 1-16
}

# find_dotnet: sets dotnet and dotnet_root, or leaves dotnet empty.
find_dotnet() {
  dotnet='' dotnet_root=''
  local candidate
  for candidate in "${DOTNET_ROOT:-}/dotnet" "$(command -v dotnet || true)" "${HOME:-}/.dotnet/dotnet" \
    /usr/share/dotnet/dotnet /usr/lib/dotnet/dotnet; do
    if [ -f "$candidate" ] && [ -x "$candidate" ]; then
      dotnet=$candidate
      dotnet_root=$(dirname -- "$(readlink -f -- "$candidate")")
      return
    fi
  done
}

require_sdk() {
  find_dotnet
  [ -n "$dotnet" ] && "$dotnet" --list-sdks 2>/dev/null | grep -c '^10\.' >/dev/null ||
    refuse "Holdover is built with the .NET 10 SDK, and there is none here: install dotnet-sdk-10.0 (https://dotnet.microsoft.com/download) and run this again."
}

# locked NAME COMMAND..: runs a function while no other process holds NAME. The function and what it starts do not inherit
# the lock: a build server that outlives us would keep it.
locked() {
  local name=$1 status=0
  shift
  { mkdir -p "$BUILD" && : >>"$BUILD/$name.lock"; } 2>/dev/null ||
    refuse "$BUILD is not writable, and Holdover is not built yet: run this once as its owner."
  exec 9>>"$BUILD/$name.lock"
  flock -n 9 || {
    say "Waiting for another $name of Holdover to end..."
    flock 9
  }
  "$@" 9>&- || status=$?
  exec 9>&-
  return "$status"
}

# What the page is built from, and the sentence for where it cannot be.
readonly PAGE="$root/src/Page"
# shellcheck disable=SC2034 # read by ./holdover
readonly NO_PAGE='So the page to listen is left out of this build; players are served all the same.'

has_page() { [ -d "$PAGE/node_modules/esbuild" ]; }

# host_version: names what the host is built from, and whether the page is carried in it.
host_version() {
  fingerprint "${HOST_SOURCES[@]}" | tr -d '\n'
  ! has_page || printf -- '-page'
}

# npm_packages FOLDER [ARGS..]: installs what its lock file says, unless that, or more, is there.
npm_packages() {
  local folder=$1 name lock kept
  shift
  name=$(basename "$folder")
  lock=$(sha256sum <"$folder/package-lock.json")
  kept=$(cat "$BUILD/npm-$name.stamp" 2>/dev/null || true)
  if [ -d "$folder/node_modules" ]; then
    case $kept in "$lock " | "$lock $*") return ;; esac
  fi
  mkdir -p "$BUILD"
  say "Installing the npm packages of $name..."
  (cd "$folder" && npm ci --no-audit --no-fund --ignore-scripts --fetch-retries 1 --fetch-timeout 20000 "$@") >"$BUILD/npm-$name.log" 2>&1 || {
    tail -n 5 "$BUILD/npm-$name.log" >&2
    return 1
  }
  echo "$lock $*" >"$BUILD/npm-$name.stamp"
}

# compile PROJECT: quiet, unless it fails.
compile() {
  (cd "$root" && "$dotnet" build "$1" -c Release --disable-build-servers) >"$BUILD/build.log" 2>&1 || {
    local status=$?
    cat "$BUILD/build.log" >&2
    return "$status"
  }
}
