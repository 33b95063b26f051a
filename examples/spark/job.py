"""Audit an archive of stories on a Spark cluster.

    spark-submit job.py --cutline PATH --input STORIES --out FOLDER

Writes FOLDER/results, the lines of `cutline audit --map`, and FOLDER/reuse,
the lines of `cutline reuse`.
"""

import argparse
import json
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath

from pyspark import SparkFiles
from pyspark.sql import DataFrame, SparkSession
from pyspark.sql import functions as F

# What the second step needs of the results of the first.
RESULT = """
    id string, path string, title string, published string, section string,
    language string, captions array<struct<text: string, picture: string>>
"""

# How much of a story that could not be read stands in its result. In characters.
SHOWN = 1000


def main() -> None:
    args = arguments()
    spark = SparkSession.builder.appName("cutline").getOrCreate()
    context = spark.sparkContext
    context.addFile(args.cutline)
    options = ["--no-config"]
    if args.config:
        context.addFile(args.config)
        options = ["--config", PurePosixPath(args.config).name]
    program = PurePosixPath(args.cutline).name
    results, reuse = f"{args.out}/results", f"{args.out}/reuse"

    def step(*words: str) -> list[str]:
        """A command that runs where the files of the job have been brought to."""
        files = [SparkFiles.get(word) for word in (program, *options[1:])]
        return [files[0], *words, options[0], *files[1:]]

    def audit(lines: Iterable[str]) -> Iterator[str]:
        return audited(step("audit", "--map", "--threads", "1"), lines)

    def compare(lines: Iterable[str]) -> Iterator[str]:
        return through(step("reuse"), lines)

    if not args.reuse_only:
        stories = read(spark, args.input, args.format)
        values(stories).mapPartitions(audit).saveAsTextFile(results)
    together = uses(spark.read.schema(RESULT).json(results))
    values(together).mapPartitions(compare).saveAsTextFile(reuse)
    spark.stop()


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    add = parser.add_argument
    add("--cutline", required=True, help="the binary; Spark brings it to the workers")
    add("--input", required=True, help="stories: a file, a folder or a pattern")
    add("--format", choices=["jsonl", "parquet"], default="jsonl", help="of the stories")
    add("--config", help="a cutline.yaml for all stories; none is looked for")
    add("--out", required=True, help="a folder; results/ and reuse/ must not be in it")
    add("--reuse-only", action="store_true", help="results/ is there: do the rest")
    return parser.parse_args()


def read(spark: SparkSession, path: str, form: str) -> DataFrame:
    """The stories, each as a line of JSON in the column `value`."""
    if form == "parquet":
        rows = spark.read.parquet(path)
        return rows.select(F.to_json(F.struct("*")).alias("value"))
    return spark.read.text(path, lineSep="\n")


def uses(results: DataFrame) -> DataFrame:
    """The uses of pictures, each as a line of JSON, those of a picture together."""
    captions = results.select(
        F.coalesce("id", "path").alias("story"),
        "published",
        "title",
        "section",
        "language",
        F.posexplode("captions").alias("at", "its"),
    )
    shown = captions.where("its.picture IS NOT NULL").select(
        F.col("its.picture").alias("key"),
        "published",
        "story",
        (F.col("at") + 1).alias("caption"),
        F.col("its.text").alias("text"),
        "title",
        "section",
        "language",
    )
    lines = shown.select("key", F.to_json(F.struct("*")).alias("value"))
    return lines.repartition("key").sortWithinPartitions("key")


def values(lines: DataFrame):
    """The column `value`, as an RDD of strings."""
    return lines.select("value").rdd.map(lambda row: row.value)


def audited(command: list[str], stories: Iterable[str]) -> Iterator[str]:
    """The results of stories: one for each line that is not blank, in order."""
    sent: deque[str] = deque()

    def noted() -> Iterator[str]:
        for line in stories:
            if line.strip():
                sent.append(line)
                # At the start of a stream a NUL byte tells of a binary file.
                yield line.replace("\0", "\1")

    for result in through(command, noted()):
        story = sent.popleft()
        yield result if result.endswith('"error":null}') else unread(result, story)
    if sent:
        raise RuntimeError(f"{' '.join(command)}: {len(sent)} stories have no result")


def unread(result: str, story: str) -> str:
    """The result of a story that could not be read, with its text.

    The text takes the place of the line's number, which counts from where the
    task began and helps nobody to find the story.
    """
    record = json.loads(result)
    record["error"] |= {"line": None, "text": story[:SHOWN]}
    return json.dumps(record, ensure_ascii=False, separators=(",", ":"))


def through(command: list[str], lines: Iterable[str]) -> Iterator[str]:
    """Sends lines to a command, and yields the lines that it answers.

    A thread writes while this one reads, so that neither pipe can fill up and
    stop both sides; no more is in memory than the pipes and the command hold.
    """
    pipe = subprocess.PIPE
    process = subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe)
    faults: list[Exception] = []
    said: deque[bytes] = deque(maxlen=20)

    def write() -> None:
        try:
            with process.stdin as stdin:
                for line in lines:
                    stdin.write(line.encode() + b"\n")
        except BrokenPipeError:
            pass  # The command has ended; its exit code tells why.
        except Exception as fault:
            faults.append(fault)

    def listen() -> None:
        for line in process.stderr:
            said.append(line[:1000])
            print(f"{command[0]}: {text(line)}", file=sys.stderr)

    threads = [threading.Thread(target=task, daemon=True) for task in (write, listen)]
    try:
        for thread in threads:
            thread.start()
        for line in process.stdout:
            yield text(line)
        for thread in threads:
            thread.join()
        if faults:
            raise faults[0]
        if code := process.wait():
            why = "\n".join(map(text, said))
            raise RuntimeError(f"{' '.join(command)} ended with {code}: {why}")
    finally:
        process.kill()
        process.wait()


def text(line: bytes) -> str:
    return line.decode("utf-8", "replace").rstrip("\n")


if __name__ == "__main__":
    main()
