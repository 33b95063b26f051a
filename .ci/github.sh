#!/usr/bin/env bash
# What the action runs. From its environment, and empty where nothing was said:
# PATHS and REPORTS, one a line; CHANGED_SINCE, a revision; FAIL_ON, a severity;
# ANNOTATIONS, `false` where nothing is to stand beside the lines. What is empty
# is left to the configuration of the stories.
set -euo pipefail

format=github
if [ "${ANNOTATIONS-}" = false ]; then format=text; fi
record="${RUNNER_TEMP:?GitHub sets it}/cutline.json"
arguments=(check --format "$format" --format "json=$record")
if [ -n "${FAIL_ON-}" ]; then arguments+=(--fail-on "$FAIL_ON"); fi
if [ -n "${CHANGED_SINCE-}" ]; then arguments+=("--changed-since=$CHANGED_SINCE"); fi
while read -r report; do
  if [ -n "$report" ]; then arguments+=(--format "$report"); fi
done <<<"${REPORTS-}"
arguments+=(--)
while read -r path; do
  if [ -n "$path" ]; then arguments+=("$path"); fi
done <<<"${PATHS-}"

rm -f "$record"
code=0
cutline "${arguments[@]}" || code=$?

# The last line of the record has the counts.
if [ -f "$record" ] && [ -n "${GITHUB_OUTPUT-}" ]; then
  summary="$(tail -n 1 "$record")"
  for count in stories captions mismatches errors warnings notes unreadable; do
    echo "$count=$(sed -n "s/.*\"$count\":\([0-9]*\).*/\1/p" <<<"$summary")"
  done >>"$GITHUB_OUTPUT"
fi
exit "$code"
