"""Holds the job on a local cluster against one process of cutline. Called by test.sh.

python test.py CUTLINE FOLDER
"""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import redirect_stderr
from io import StringIO
from itertools import repeat
from pathlib import Path
from tempfile import gettempdir

import job
from pyspark.sql import SparkSession
from stories import stories

HERE = Path(__file__).parent
STORIES = 3000
# Three executors of one core and 1 GB, each a process of its own.
CLUSTER = "local-cluster[3,1,1024]"
# Small parts, so that there are many tasks; no file shares a task with another.
PART = str(600_000)
SETTINGS = {
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.driver.host": "127.0.0.1",
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.executor.memory": "1g",
    # A Java that is killed does not tidy up.
    "spark.executor.extraJavaOptions": f"-Djava.io.tmpdir={gettempdir()}",
    "spark.sql.files.maxPartitionBytes": PART,
    "spark.sql.files.openCostInBytes": PART,
}
# In seconds.
LONGEST = 120


def main() -> None:
    cutline, folder = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()
    pipes(cutline)
    write_stories(folder)
    results, reuse = alone(cutline, folder)
    print(f"one process: {len(results)} results, {len(reuse)} findings of reuse")

    submit(CLUSTER, cutline, folder / "jsonl", folder / "plain")
    same(folder / "plain", results, reuse)
    parts = (folder / "plain/results").glob("part-*")
    assert any(part.stat().st_size == 0 for part in parts), "no partition was empty"
    print("JSON Lines: the same")

    submit("local[2]", cutline, folder / "parquet", folder / "columns", "--format", "parquet")
    same(folder / "columns", [line for line in results if is_read(line)], reuse)
    print("Parquet: the same")

    log = submit(CLUSTER, cutline, folder / "jsonl", folder / "killed", kill=True)
    assert "ExecutorLostFailure" in log, "no task was lost"
    same(folder / "killed", results, reuse)
    print("JSON Lines, with an executor killed: the same")


def pipes(cutline: Path) -> None:
    """What must hold of the pipes, without Spark."""
    line = "x" * 1000
    many = [line] * 100_000
    assert list(job.through(["cat"], many)) == many, "lines were lost"
    # It answers before it listens, more than any pipe holds.
    talker = ["sh", "-c", "yes | head -n 1000000; cat"]
    assert sum(1 for _ in job.through(talker, many)) == 1_100_000, "lines were lost"
    with redirect_stderr(StringIO()) as logged:
        unlucky = ["sh", "-c", "echo no luck >&2; exit 3"]
        fails(lambda: job.through(unlucky, repeat(line)), "ended with 3: no luck")
    assert logged.getvalue() == "sh: no luck\n", "standard error was lost"
    fails(lambda: job.through(["cat"], broken_off()), "the source is gone")
    fails(lambda: job.audited(["true"], ["{}"]), "1 stories have no result")
    audit = [str(cutline), "audit", "--map", "--no-config"]
    assert list(job.audited(audit, [])) == [], "results of nothing"
    assert len(list(job.audited(audit, ["\0\0", "", "{}"]))) == 2, "a line has no result"
    print("pipes: as they should be")


def fails(act, why: str) -> None:
    try:
        list(act())
    except RuntimeError as error:
        assert why in str(error), error
    else:
        raise AssertionError(f"it did not fail: {why}")


def broken_off() -> Iterator[str]:
    yield "a line"
    raise RuntimeError("the source is gone")


def write_stories(folder: Path) -> None:
    """JSON Lines with everything that goes wrong, and Parquet with the rest."""
    lines = folder / "jsonl"
    lines.mkdir(parents=True)
    odd = {"id": 'a "quoted"\nid, näïve 東京 \\', "text": "A fair was held in Graz."}
    odd["captions"] = [{"text": "A fair in Graz, February 30, 2024.", "src": "a/b.jpg"}]
    ascii = [json.dumps(odd), json.dumps({"id": "bare", "text": "Nothing happened."})]
    (lines / "a.jsonl").write_text("\n".join([*stories(STORIES), *ascii]), "utf-8")
    (lines / "b.jsonl").write_text('{"id": "broken", "tex\n[1]\n\0{}\n', "utf-8")
    (lines / "c.jsonl").write_text("\n  \n", "utf-8")
    (lines / "d.jsonl").touch()
    spark = SparkSession.builder.master("local[1]").config(map=SETTINGS).getOrCreate()
    rows = spark.read.json(str(lines / "a.jsonl"))
    rows.repartition(6).write.parquet(str(folder / "parquet"))
    spark.stop()


def alone(cutline: Path, folder: Path) -> tuple[list[bytes], list[bytes]]:
    """Results and findings of reuse from one process, sorted."""
    files = sorted((folder / "jsonl").iterdir())
    stream = b"\n".join(file.read_bytes() for file in files)
    out = folder / "one"
    options = ["--no-config", "--input-format", "jsonl", "--out", str(out), "-"]
    subprocess.run([cutline, "audit", *options], check=False, input=stream, timeout=LONGEST)
    source = stream.decode().split("\n")
    results = [named(line, source) for line in lines_of(out / "results.jsonl")]
    reuse = lines_of(out / "reuse.jsonl")
    assert len(results) == STORIES + 5 and len(reuse) > 100, "the stories are too good"
    assert sum(not is_read(line) for line in results) == 3, "the broken lines are missing"
    return sorted(results), sorted(reuse)


def named(line: bytes, source: list[str]) -> bytes:
    """A result as the job gives it: with the text of what could not be read."""
    if is_read(line):
        return line
    number = json.loads(line)["error"]["line"]
    return job.unread(line.decode(), source[number - 1]).encode()


def is_read(line: bytes) -> bool:
    return json.loads(line)["error"] is None


def lines_of(*files: Path) -> list[bytes]:
    return [line for file in files for line in file.read_bytes().split(b"\n") if line]


def same(out: Path, results: list[bytes], reuse: list[bytes]) -> None:
    """In whatever order the parts stand, the lines are the same to the byte."""
    for name, wanted in ("results", results), ("reuse", reuse):
        found = sorted(lines_of(*(out / name).glob("part-*")))
        assert len(found) == len(wanted), f"{name}: {len(found)} lines, not {len(wanted)}"
        assert found == wanted, f"{name}: other bytes"


def submit(
    master: str, cutline: Path, stories: Path, out: Path, *more: str, kill: bool = False
) -> str:
    """Runs the job, and gives back what it logged."""
    settings = [word for pair in SETTINGS.items() for word in ("--conf", "=".join(pair))]
    ask = ["--cutline", str(cutline), "--input", str(stories), "--out", str(out), *more]
    command = ["spark-submit", "--master", master, *settings, str(HERE / "job.py"), *ask]
    log, end = out.with_suffix(".log"), time.monotonic() + LONGEST
    with log.open("wb") as file:
        run = subprocess.Popen(command, stdout=file, stderr=file, start_new_session=True)
    try:
        if kill:
            kill_executor(run, out / "results", end)
        code = run.wait(timeout=end - time.monotonic())
    finally:
        if run.poll() is None:
            os.killpg(run.pid, signal.SIGKILL)
    said = log.read_text("utf-8", "replace")
    assert code == 0, f"spark-submit ended with {code}:\n{said[-5000:]}"
    return said


def kill_executor(run: subprocess.Popen, results: Path, end: float) -> None:
    """Kills an executor that has a cutline at work, once some stories are done."""
    while len(list(results.glob("_temporary/0/task_*"))) < 2:
        assert time.monotonic() < end and run.poll() is None, "the job was not seen at work"
        time.sleep(0.02)
    executors = [pid for pid, args in below(run.pid) if "CoarseGrainedExecutorBackend" in args]
    while not (busy := [pid for pid in executors if has_cutline(pid)]):
        assert not (results / "_SUCCESS").exists(), "no cutline was seen at work"
        time.sleep(0.01)
    os.kill(busy[0], signal.SIGKILL)
    assert not (results / "_SUCCESS").exists(), "the step was over before the kill"


def has_cutline(executor: int) -> bool:
    return any("cutline audit" in args for _, args in below(executor))


def below(root: int) -> list[tuple[int, str]]:
    """The processes that come from a process, with their commands."""
    command = ["ps", "-eo", "pid=,ppid=,args="]
    listed = subprocess.run(command, check=True, capture_output=True, text=True)
    rows = [line.split(None, 2) for line in listed.stdout.splitlines()]

    def children(of: int) -> Iterator[tuple[int, str]]:
        for pid, parent, args in rows:
            if int(parent) == of:
                yield int(pid), args
                yield from children(int(pid))

    return list(children(root))


if __name__ == "__main__":
    main()
