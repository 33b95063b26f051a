#!/usr/bin/env bash
# Runs the job on a local cluster of three processes, and holds what it writes
# against one process of cutline. Needs Python 3.11, Java 17 and Rust; takes
# PySpark from PyPI into a folder that is deleted in the end.
set -euo pipefail
cd "$(dirname "$0")"

if ! command -v java >/dev/null; then
  echo "There is no Java: try apt-get install default-jre-headless" >&2
  exit 1
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check "pyspark==4.*"
cargo build --release --locked --quiet
target=$(cargo metadata --format-version 1 --no-deps | python3 -c 'import json, sys; print(json.load(sys.stdin)["target_directory"])')

export TMPDIR="$work" PATH="$work/venv/bin:$PATH" PYSPARK_PYTHON="$work/venv/bin/python"
export SPARK_LOCAL_IP=127.0.0.1 SPARK_LOCAL_DIRS="$work/spark" PYTHONDONTWRITEBYTECODE=1
python test.py "$target/release/cutline" "$work/data"
