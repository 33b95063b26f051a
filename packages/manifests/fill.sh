#!/usr/bin/env bash
# Fills the manifests of Homebrew, Scoop and winget:
# `fill.sh REPOSITORY VERSION SHA256SUMS OUT`, where the repository is
# OWNER/NAME and the sums are those of the archives of the release.
set -euo pipefail
if [ $# != 4 ]; then
  echo "usage: fill.sh REPOSITORY VERSION SHA256SUMS OUT" >&2
  exit 2
fi
repository="$1" version="$2" sums="$3" out="$4"

script="s|@RELEASE@|https://github.com/$repository/releases/download/v$version|g"
script+=";s|@REPOSITORY@|$repository|g;s|@VERSION@|$version|g"
while read -r sum file; do
  script+=";s|@SHA256 ${file#cutline-"$version"-}@|$sum|g"
done <"$sums"

cd "$(dirname "$0")"
find . -type f ! -name fill.sh | while read -r file; do
  mkdir -p "$out/$(dirname "$file")"
  sed "$script" "$file" >"$out/$file"
  if grep -n '@[A-Z0-9]* \?[a-z0-9_.-]*@' "$out/$file" >&2; then
    echo "error: $out/$file: this is not filled: the sum of its archive is missing" >&2
    exit 1
  fi
done
