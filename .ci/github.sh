#!/usr/bin/env bash
# What the action runs. From its environment: PATHS and REPORTS, one a line;
# FAIL_ON, a severity.
set -euo pipefail

if ! command -v cutline >/dev/null; then
  cargo install --quiet --locked --path "$(dirname "$0")/.."
fi

arguments=(check --format github --fail-on "$FAIL_ON")
while read -r report; do
  if [ -n "$report" ]; then arguments+=(--format "$report"); fi
done <<<"$REPORTS"
arguments+=(--)
while read -r path; do
  if [ -n "$path" ]; then arguments+=("$path"); fi
done <<<"$PATHS"

exec cutline "${arguments[@]}"
