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

# compile PROJECT: quiet, unless it fails.
compile() {
  (cd "$root" && "$dotnet" build "$1" -c Release --disable-build-servers) >"$BUILD/build.log" 2>&1 || {
    local status=$?
    cat "$BUILD/build.log" >&2
    return "$status"
  }
}
