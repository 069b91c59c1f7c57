"""Kill ``legation read`` at random moments, run it again, and compare with a run that nobody disturbed.

    python scripts/kill_test.py articles.jsonl --documents 300 --kills 20

Prints one line a kill and the verdict; exit code 0 where both records are equal and whole, else 1.
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from itertools import islice, zip_longest
from pathlib import Path

from legation.record import Record


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path, help="JSON lines, one article a line")
    parser.add_argument("--documents", type=int, default=300, help="how many of them to read [300]")
    parser.add_argument("--kills", type=int, default=20, help="how often to kill [20]")
    parser.add_argument("--workers", type=int, default=1, help="processes of each run [1]")
    parser.add_argument("--seed", type=int, default=1, help="of the moments [1]")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        return compare(Path(folder), given)


def compare(folder: Path, given: argparse.Namespace) -> int:
    articles = folder / "articles.jsonl"
    with given.articles.open(encoding="utf-8") as lines:
        articles.write_text("".join(islice(lines, given.documents)), encoding="utf-8")
    whole, killed = folder / "whole.db", folder / "killed.db"
    seconds, code = timed(articles, whole, given.workers)
    print(f"undisturbed: {seconds:.0f} s, exit code {code}, {held(whole)} documents", flush=True)
    # A second run reads nothing: it takes what any run takes before its first document.
    idle, _ = timed(articles, whole, given.workers)
    rng = random.Random(given.seed)
    for number in range(given.kills):
        # On average each run does one part of the work, so that nearly all kills find it at work.
        moment = idle + rng.uniform(0, 2 * (seconds - idle) / (given.kills + 1))
        done = kill_after(articles, killed, moment, given.workers)
        print(
            f"kill {number + 1}: after {moment:.1f} s, {held(killed)} documents{', was done' if done else ''}",
            flush=True,
        )
    code = start(articles, killed, given.workers).wait()
    print(f"last run: exit code {code}, {held(killed)} documents", flush=True)
    with Record(whole) as one, Record(killed) as other:
        differing = sum(a != b for a, b in zip_longest(one.dump(), other.dump()))
        faults = list(other.check())
    print(f"{differing} rows differ, {len(faults)} faults: {'the same record' if not differing else 'NOT the same'}")
    for fault in faults[:10]:
        print(f"  {fault.where}: {fault.what}")
    return 1 if differing or faults else 0


def timed(articles: Path, record: Path, workers: int) -> tuple[float, int]:
    began = time.monotonic()
    code = start(articles, record, workers).wait()
    return time.monotonic() - began, code


def start(articles: Path, record: Path, workers: int) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "legation", "read", str(articles)]
    command += ["--record", str(record), "--workers", str(workers)]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)


def kill_after(articles: Path, record: Path, seconds: float, workers: int) -> bool:
    """Was the run done before its kill?"""
    process = start(articles, record, workers)
    try:
        process.wait(timeout=seconds)
        return True
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        return False


def held(path: Path) -> int:
    """Documents in the record, 0 where there is none yet."""
    if not path.exists():
        return 0
    with Record(path, write=True) as record:
        return record.counts().documents


if __name__ == "__main__":
    sys.exit(main())
