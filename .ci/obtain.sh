#!/usr/bin/env bash
# Brings cutline onto the path of the steps that follow. Tried in this order:
# one that is there already; the released archive of the action's own version,
# whose checksum has to be right; the wheel of that version. Where none is to be
# had, the output `way` is `build`, and `obtain.sh build` does so.
#
# From its environment: REPOSITORY, the owner and name of the action's
# repository; and what GitHub sets.
set -euo pipefail

root="$(cd "$(dirname "$0")/.." && pwd)"
version="$(sed -n 's/^version = "\(.*\)"$/\1/p' "$root/Cargo.toml" | head -n 1)"
into="${RUNNER_TEMP:?GitHub sets it}/cutline-$version"

# Names what was found, to the log and to the steps that follow.
found() { # WAY [FOLDER]
  echo "way=$1" >>"$GITHUB_OUTPUT"
  if [ -n "${2-}" ]; then
    echo "$2" >>"$GITHUB_PATH"
    PATH="$2:$PATH"
  fi
  local said
  said="$(cutline --version)"
  echo "$said, $1: $(command -v cutline)"
  exit 0
}

target() {
  case "$(uname -s)-$(uname -m)" in
    Linux-x86_64) echo x86_64-unknown-linux-musl ;;
    Linux-aarch64) echo aarch64-unknown-linux-musl ;;
    Darwin-x86_64) echo x86_64-apple-darwin ;;
    Darwin-arm64) echo aarch64-apple-darwin ;;
    MINGW*-x86_64 | MSYS*-x86_64) echo x86_64-pc-windows-msvc ;;
    *) return 1 ;;
  esac
}

# The sum of a file, by whichever program is there.
sum() {
  if command -v sha256sum >/dev/null; then sha256sum "$1"; else shasum -a 256 "$1"; fi | cut -d ' ' -f 1
}

released() {
  # A checkout that is used as an action is no release.
  if [ -z "${REPOSITORY-}" ]; then return 1; fi
  local archive from wanted
  archive="cutline-$version-$(target)" || return 1
  from="$GITHUB_SERVER_URL/$REPOSITORY/releases/download/v$version"
  mkdir -p "$into/bin"
  for file in SHA256SUMS "$archive.tar.gz"; do
    curl --fail --silent --location --retry 2 --output "$into/$file" "$from/$file" || return 1
  done
  wanted="$(sed -n "s/^\([0-9a-f]\{64\}\)  $archive.tar.gz\$/\1/p" "$into/SHA256SUMS")"
  if [ "$(sum "$into/$archive.tar.gz")" != "$wanted" ]; then
    echo "::error::the checksum of $from/$archive.tar.gz is not the one in SHA256SUMS"
    exit 2
  fi
  tar -xzf "$into/$archive.tar.gz" --strip-components 1 -C "$into/bin"
}

wheel() {
  if [ -z "${REPOSITORY-}" ]; then return 1; fi
  local python
  python="$(command -v python3 || command -v python)" || return 1
  "$python" -m venv "$into/venv" || return 1
  bin="$into/venv/bin"
  if [ -d "$into/venv/Scripts" ]; then bin="$into/venv/Scripts"; fi
  "$bin/python" -m pip install --quiet --disable-pip-version-check --only-binary cutline \
    "cutline==$version" 2>/dev/null
}

if [ "${1-}" = build ]; then
  # A cache may have brought it.
  if [ ! -x "$into/built/bin/cutline" ] && [ ! -x "$into/built/bin/cutline.exe" ]; then
    cargo install --quiet --locked --path "$root" --root "$into/built"
  fi
  found built "$into/built/bin"
fi

if command -v cutline >/dev/null; then found "on the path"; fi
if released; then found released "$into/bin"; fi
if wheel; then found wheel "$bin"; fi
# What the built program is made of is what its cache is known by.
digest="$(cd "$root" && find Cargo.toml Cargo.lock build data rules src -type f -print0 |
  LC_ALL=C sort -z | xargs -0 cat | sum - | cut -c 1-32)"
printf 'way=build\nkey=%s\nfolder=%s\n' "$digest" "$into/built" >>"$GITHUB_OUTPUT"
