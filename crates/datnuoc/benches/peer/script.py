"""What an office would write instead: a script that reads the files of a folder into a table, a transaction a file.

It keeps no evidence, knows no duplicates, judges nothing and shows nothing; it is as durable as we are. It prints how many
files it stored in a second.
"""

import pathlib
import sqlite3
import sys
import time


def main(folder):
    database = sqlite3.connect(f"{folder}/script.db", isolation_level=None)
    database.execute("pragma journal_mode = wal")
    database.execute("pragma synchronous = full")
    database.execute(
        "create table reading (station text, symbol text, at text, value real, unit text, status text,"
        " primary key (station, symbol, at)) without rowid"
    )
    files = sorted(pathlib.Path(folder).glob("*.txt"))
    started = time.monotonic()
    for file in files:
        station = file.stem.split("_")[-2]
        rows = []
        for line in file.read_text(encoding="utf-8").splitlines():
            symbol, value, unit, at, status = line.split("\t")
            rows.append((station, symbol, at, float(value), unit, status))
        database.execute("begin")
        database.executemany("insert or replace into reading values (?, ?, ?, ?, ?, ?)", rows)
        database.execute("commit")
    print(len(files) / (time.monotonic() - started))


main(sys.argv[1])
