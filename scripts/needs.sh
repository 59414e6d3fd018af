# shellcheck shell=bash
# What a command needs beyond the .NET SDK, how to see that it is there, and what brings it. Sourced by ./holdover and ./test.

declare -A NEED_TEST NEED_PACKAGES

# need NAME TEST PACKAGES: PACKAGES are Debian's; of a|b the first that this release has is taken.
need() {
  NEED_TEST[$1]=$2
  NEED_PACKAGES[$1]=$3
}

#    name          it is there when                                 Debian packages
need alsa          'has_library libasound.so.2'                     'libasound2t64|libasound2'
need alsa-headers  'test -e /usr/include/alsa/asoundlib.h'          'libasound2-dev'
need alsa-player   'has_command aplay'                              'alsa-utils'
need flac          'has_library libFLAC.so.14 || has_library libFLAC.so.12 || has_library libFLAC.so.8' 'libflac14|libflac12|libflac8'
need flac-encoder  'has_command flac'                               'flac'
need opus          'has_library libopus.so.0'                       'libopus0'
need resampler     'has_library libsoxr.so.0'                       'libsoxr0'
need mp3           'has_library libmpg123.so.0'                     'libmpg123-0t64|libmpg123-0'
need mp3-encoder   'has_command lame && has_command mpg123'         'lame mpg123'
need ffmpeg        'has_command ffmpeg'                             'ffmpeg'
need compiler      'has_command gcc && test -e /usr/include/stdio.h' 'gcc libc6-dev'
need unit-checker  'has_command systemd-analyze'                    'systemd'
need node          'has_command node'                               'nodejs'
need npm           'has_command npm'                                'npm'
need browser       'has_command chromium'                           'chromium'

# What the tests need.
# shellcheck disable=SC2034 # read by ./test
TEST_NEEDS=(node npm browser alsa alsa-headers alsa-player flac flac-encoder opus resampler mp3 mp3-encoder ffmpeg compiler unit-checker)

# needs_of_command ARGS..: what `holdover ARGS..` needs, one name a line; ?page for what it is better with.
needs_of_command() {
  local argument command='' source='' output=alsa gate='' awaits_output='' awaits_value=''
  for argument in "$@"; do
    if [ -n "$awaits_output" ]; then
      output=$argument awaits_output=''
      continue
    elif [ -n "$awaits_value" ]; then
      awaits_value=''
      continue
    fi
    case $argument in
      --) break ;;                           # the rest belongs to the supervised command
      -h | -\? | --help | --version) return ;;
      --output) awaits_output=yes ;;
      --output[=:]*) output=${argument#--output?} ;;
      --alsa | --alsa[=:]*) gate=yes ;;
      --port | --bind | --name | --host | --record | --workers | --worker-ports | --guests | --client) awaits_value=yes ;;
      -?*) ;;
      *) if [ -z "$command" ]; then command=$argument; else : "${source:=$argument}"; fi ;;
    esac
  done
  case $command in
    devices | doctor) echo alsa ;;
    bench) case $source in '' | serve*) echo compiler ;; esac ;;
    play) case $output in alsa*) echo alsa ;; esac ;;
    serve)
      needs_of_source "$source"
      echo '?page'
      ;;
    supervise) [ -z "$gate" ] || echo alsa ;;
  esac
}

# needs_of_source SOURCE: by its name, for there may be nothing yet that reads it; what is missed is refused by the program.
needs_of_source() {
  case $1 in
    -) ;;
    *.[fF][lL][aA][cC]) printf '%s\n' flac resampler ;;
    *.[mM][pP]3) printf '%s\n' mp3 resampler ;;
    *.[wW][aA][vV]) echo resampler ;;
    [hH][tT][tT][pP]://* | [hH][tT][tT][pP][sS]://*) echo ffmpeg ;;
    *)
      if [ -d "$1" ]; then
        printf '%s\n' flac mp3 resampler
        [ -z "$(find "$1" -type f -iregex '.*\.\(ogg\|oga\|opus\|m4a\|mp4\|aac\|wma\|webm\|mka\|aiff?\|ape\|wv\)' -print -quit)" ] || echo ffmpeg
      elif [ -f "$1" ]; then
        echo ffmpeg
      fi
      ;;
  esac
}

# require NAMES..: installs what is missing; exits 3, with the line to run, where it may not.
require() {
  local name packages=() missing=()
  for name in "$@"; do
    if ! is_present "$name"; then
      missing+=("$name")
      # shellcheck disable=SC2206 # one package a word
      packages+=(${NEED_PACKAGES[$name]})
    fi
  done
  [ ${#missing[@]} -gt 0 ] || return 0

  if ! has_command apt-get; then
    refuse "This needs ${missing[*]}, and only Debian's apt-get is known here: install what Debian calls ${packages[*]}, and run this again."
  elif [ "$(id -u)" -eq 0 ]; then
    install_packages '' "${packages[@]}"
  elif [ -t 0 ] && [ -t 2 ] && has_command sudo && agreed "This needs ${packages[*]}. Install with sudo now? [Y/n] "; then
    install_packages sudo "${packages[@]}"
  else
    refuse "This needs ${missing[*]}. Run: sudo apt-get update && sudo apt-get install -y --no-install-recommends $(chosen "${packages[@]}")"
  fi

  for name in "${missing[@]}"; do
    is_present "$name" || refuse "$name is still not found after installing ${NEED_PACKAGES[$name]}."
  done
}

# wish SENTENCE NAMES..: installs what is missing where it may; else says what is done without it, and fails.
wish() {
  local sentence=$1
  shift
  (require "$@") || {
    say "$sentence"
    return 1
  }
}

is_present() { eval "${NEED_TEST[$1]}"; }

has_command() { command -v "$1" >/dev/null 2>&1; }

has_library() {
  case $(PATH=$PATH:/sbin:/usr/sbin ldconfig -p 2>/dev/null) in
    *"$1 "*) return 0 ;;
    *) return 1 ;;
  esac
}

agreed() {
  local answer
  read -r -p "$1" answer && case $answer in '' | [yY]*) return 0 ;; *) return 1 ;; esac
}

# install_packages SUDO PACKAGES..
install_packages() {
  local elevate=$1 log
  shift
  log=$(mktemp)
  say "Installing $(sed 's/|/ or /g' <<<"$*") (first use)..."
  # An update that fails may still leave lists that serve.
  ${elevate:+"$elevate"} apt-get update >"$log" 2>&1 || true
  # shellcheck disable=SC2046 # one package a word
  if ! ${elevate:+"$elevate"} env DEBIAN_FRONTEND=noninteractive \
    apt-get install -y --no-install-recommends $(chosen "$@") >>"$log" 2>&1; then
    tail -n 20 "$log" >&2
    rm -f "$log"
    refuse 'That failed; the reason is above.'
  fi
  rm -f "$log"
}

# chosen PACKAGES..: of each a|b, the first that this release has, or the last.
chosen() {
  local alternatives name names=()
  for alternatives in "$@"; do
    for name in ${alternatives//|/ }; do
      ! apt-cache show "$name" >/dev/null 2>&1 || break
    done
    names+=("$name")
  done
  echo "${names[*]}"
}

say() { printf '%s\n' "$*" >&2; }

# refuse WORDS..: the environment does not allow it; that is exit code 3 everywhere in Holdover.
refuse() {
  say "$@"
  exit 3
}
