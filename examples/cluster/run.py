"""The main job's steps over Apache Spark, with executors of their own: learn, score, plan.

Three passes. Counts of purchase histories are made by Spark SQL and fitted by one process; accounts are scored in
parallel by the bundled program; requests are grouped by seller and planned in parallel. What comes out is held, byte for
byte, against the same program in one process. With --kill an executor is killed while accounts are scored.

    python run.py --accounts 100000 [--kill] [--out DIR] [--node PATH]
    python run.py --growth 2000000,66667,6667      every pass at each size, in processor time; compares by checksums
"""

import argparse
import ctypes
import hashlib
import json
import math
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

from pyspark.sql import SparkSession

HERE = Path(__file__).resolve().parent
PROGRAM = HERE.parent.parent / "out" / "cluster" / "cluster.mjs"
AS_OF, FROM, TO = "2026-11-21", "2026-11-23", "2027-02-19"
PARTITIONS = 40


def sellers_of(accounts):
    """As many as look after some 250 accounts each."""
    return max(40, accounts // 250)


def arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--accounts", type=int, default=100_000)
    parser.add_argument("--growth", help="sizes, such as 100000,1000000: what the passes cost at each")
    parser.add_argument("--out", type=Path, default=HERE.parent.parent / "out" / "cluster")
    parser.add_argument("--node", default=shutil.which("node"))
    parser.add_argument("--kill", action="store_true", help="kill an executor in the middle of scoring")
    return parser.parse_args()


def keep_orphans():
    """On Linux, processes whose parent has ended become ours, so that what they spent is still counted."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(36, 1, 0, 0, 0)  # PR_SET_CHILD_SUBREAPER


def session():
    # Two executors of one core, in processes of their own, beside the driver.
    return (
        SparkSession.builder.master("local-cluster[2,1,1024]")
        .appName("retention-kit")
        .config("spark.sql.shuffle.partitions", "16")
        .config("spark.sql.adaptive.enabled", "true")
        .config("spark.driver.memory", "1g")
        .config("spark.ui.enabled", "false")
        .config("spark.ui.showConsoleProgress", "false")
        .config("spark.sql.session.timeZone", "UTC")
        .config("spark.executor.maxNumFailures", "100")
        .getOrCreate()
    )


def make_book(spark, accounts):
    """A made-up book: the first account has up to a million purchases, and one seller a tenth of the accounts, or 10,000."""
    spark.sql(
        f"""
        CREATE OR REPLACE TEMPORARY VIEW accounts AS
        SELECT id, concat('a', lpad(id, 9, '0')) AS account,
               CASE WHEN pmod(xxhash64(id, 1), {max(10, accounts // 10_000)}) = 0 THEN 's00000'
                    ELSE concat('s', lpad(pmod(xxhash64(id, 2), {sellers_of(accounts)}), 5, '0')) END AS seller,
               100 * pmod(xxhash64(id, 3), 60) AS budget,
               date_sub(DATE'{AS_OF}', CAST(1 + pmod(xxhash64(id, 4), 600) AS INT)) AS touched
        FROM range({accounts})
        """
    )
    spark.sql(
        f"""
        CREATE OR REPLACE TEMPORARY VIEW purchases AS
        SELECT account, date_sub(DATE'{AS_OF}', CAST(1 + pmod(xxhash64(id, number, 5), 1400) AS INT)) AS day,
               concat('p', pmod(xxhash64(id, number, 6), 12)) AS product, 20 + pmod(xxhash64(id, number, 7), 900) AS amount
        FROM accounts
        LATERAL VIEW explode(sequence(0, CAST(IF(id = 0, {min(10 * accounts, 1_000_000)}, pmod(xxhash64(id, 8), 9)) AS INT))) AS number
        """
    )
    # A history is what the models need of an account; skew ends here, before any row reaches the program.
    spark.sql(
        f"""
        CREATE OR REPLACE TEMPORARY VIEW histories AS
        SELECT account, count(DISTINCT day) - 1 AS repeats, datediff(max(day), min(day)) AS recency,
               datediff(DATE'{AS_OF}', min(day)) AS observed
        FROM purchases GROUP BY account
        """
    )
    # What an account owns: its latest purchase of each product, at most twelve rows however many it made.
    spark.sql(
        """
        CREATE OR REPLACE TEMPORARY VIEW owned AS
        SELECT account, array_sort(collect_list(named_struct('productId', product, 'purchasedOn', CAST(day AS STRING)))) AS owned
        FROM (SELECT account, product, max(day) AS day FROM purchases GROUP BY account, product) GROUP BY account
        """
    )
    return spark.sql(
        r"""
        SELECT a.account,
               IF(a.id = 7, '{"id": broken', to_json(named_struct(
                 'id', a.account, 'sellerId', a.seller, 'annualBudget', a.budget, 'owned', o.owned,
                 'touches', array(named_struct('on', CAST(a.touched AS STRING), 'kind', 'review'))))) AS record,
               coalesce(CAST(h.repeats AS STRING), '\\N') AS repeats, coalesce(CAST(h.recency AS STRING), '\\N') AS recency,
               coalesce(CAST(h.observed AS STRING), '\\N') AS observed
        FROM accounts a LEFT JOIN histories h USING (account) LEFT JOIN owned o USING (account)
        """
    )


def kill_an_executor(after):
    def kill():
        time.sleep(after)
        pids = executors()
        if pids:
            os.kill(pids[-1], signal.SIGKILL)
            print(f"killed executor {pids[-1]}", flush=True)

    threading.Thread(target=kill, daemon=True).start()


def executors():
    """The executors of this driver: their processes are children of its own."""
    found = subprocess.run(["pgrep", "-f", "CoarseGrainedExecutorBackend"], capture_output=True, text=True)
    return [int(pid) for pid in found.stdout.split() if os.getpid() in ancestors(int(pid))]


def ancestors(pid):
    known = []
    while pid > 1:
        try:
            pid = int(Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[1])
        except (FileNotFoundError, ProcessLookupError):
            break
        known.append(pid)
    return known


def processor_seconds():
    """Of the driver, its executors and the programs that have ended under them: what other work of the machine does not change."""
    pids = [int(path.name) for path in Path("/proc").iterdir() if path.name.isdigit()]
    ticks = 0
    for pid in pids:
        try:
            if pid != os.getpid() and os.getpid() not in ancestors(pid):
                continue
            fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
        except (FileNotFoundError, ProcessLookupError):
            continue
        ticks += sum(int(field) for field in fields[11:15])
    return ticks / os.sysconf("SC_CLK_TCK")


def timed(name, rows, work):
    start, used = time.perf_counter(), processor_seconds()
    result = work()
    took, spent = time.perf_counter() - start, processor_seconds() - used
    each = f", {rows / took:,.0f} rows/s, {rows / spent:,.0f} rows a second of processor" if rows else ""
    print(f"{name}: {took:.1f} s, {spent:.1f} s of processor{each}", flush=True)
    return result, spent


class Book:
    """What every process needs besides the lines: the model, the prices, the sellers, and the commands that read them."""

    def __init__(self, options, accounts, out):
        self.node = [options.node, str(PROGRAM)]
        self.out = out
        products = [{"id": f"p{k}", "price": 90 * (k + 1), "margin": 0.4, "lifespanMonths": 60} for k in range(12)]
        hours = {day: [["09:00", "17:00"]] for day in ["mon", "tue", "wed", "thu", "fri"]}
        sellers = [
            {"id": f"s{k:05}", "timeZone": "UTC", "minutesPerDay": 240, "calendar": {"hours": hours}}
            for k in range(sellers_of(accounts))
        ]
        self.products = products
        (out / "sellers.json").write_text(json.dumps(sellers))
        command = " ".join(self.node)
        self.scoring = f"{command} score --model {out / 'model.json'} --as-of {AS_OF}"
        self.planning = f"{command} plan --sellers {out / 'sellers.json'} --from {FROM} --to {TO}"

    def fit(self, counts):
        text = "".join(f"{row.repeats}\t{row.recency}\t{row.observed}\t{row.customers}\n" for row in counts)
        done = subprocess.run([*self.node, "fit"], input=text, capture_output=True, text=True, check=True)
        model = {"model": json.loads(done.stdout), "products": self.products}
        (self.out / "model.json").write_text(json.dumps(model))


COUNTS = """
    SELECT repeats, recency, observed, count(*) AS customers FROM histories GROUP BY repeats, recency, observed
"""


def checksum(lines):
    """Of lines in whatever order: how many they are, and the sum of their hashes."""
    count, total = 0, 0
    for line in lines:
        count += 1
        total += int.from_bytes(hashlib.blake2b(line.encode(), digest_size=8).digest(), "big")
    return count, total % 2**64


def through(command, lines):
    """What one process makes of these lines: the checksum of its own, and the seconds of processor that it spent."""
    with subprocess.Popen(command.split(), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:

        def feed():
            for line in lines:
                process.stdin.write(line + "\n")
            process.stdin.close()

        thread = threading.Thread(target=feed)
        thread.start()
        result = checksum(line.rstrip("\n") for line in process.stdout)
        thread.join()
        used = os.wait4(process.pid, 0)[2]
        process.returncode = 0
    return result, used.ru_utime + used.ru_stime


def stored_lines(folder):
    return (line.rstrip("\n") for path in sorted(folder.glob("part-*")) for line in path.open())


def by_pool(folder):
    """The requests of all scored accounts, those of a seller together: sorted on the disk, as they may not fit into memory."""
    rows, sorted_rows = folder / "requests.txt", folder / "requests-by-pool.txt"
    with rows.open("w") as file:
        for line in stored_lines(folder / "scored"):
            fields = line.split("\t")
            if fields[1] == "scored":
                file.write(f"{fields[2]}\t{fields[6]}\n")
    subprocess.run(["sort", "-S", "200M", "-T", str(folder), "-o", str(sorted_rows), str(rows)], check=True, env={**os.environ, "LC_ALL": "C"})
    return (line.rstrip("\n") for line in sorted_rows.open())


def held_to_one_process(what, found, command, lines, spent):
    """Ends the run where one process says anything else; gives what it spent."""
    expected, alone = through(command, lines)
    if expected != found:
        sys.exit(f"{what} differ: {expected} in one process, {found} in Spark")
    print(f"{what}: {found[0]:,} lines, the same in one process, which spent {alone:.1f} s; Spark {spent / alone:.1f} times that", flush=True)
    return alone


def growth(spark, options, out):
    """What each pass costs a row at each size, as processor time; results are compared by checksums, so that any size fits."""
    sizes = [int(size) for size in options.growth.split(",")]
    found = []
    for accounts in sizes:
        folder = out / f"growth-{accounts}"
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        book = Book(options, accounts, folder)
        lines = make_book(spark, accounts)
        purchases = spark.sql("SELECT count(*) FROM purchases").first()[0]
        print(f"\n{accounts:,} accounts with {purchases:,} purchases", flush=True)
        # The lines lie there, as they would in a warehouse: the generator is none of the passes.
        _, making = timed(
            "the lines, made, joined and written", accounts, lambda: lines.write.parquet(str(folder / "lines"))
        )
        counts, counting = timed("pass 1, counts", accounts, lambda: spark.sql(COUNTS).collect())
        _, fitting = timed(f"pass 1, fit to {len(counts):,} distinct histories", None, lambda: book.fit(counts))
        del counts
        stored = spark.read.parquet(str(folder / "lines"))
        _, scoring = timed(
            "pass 2, accounts scored by pipe",
            accounts,
            lambda: stored.rdd.map("\t".join).pipe(book.scoring, checkCode=True).saveAsTextFile(str(folder / "scored")),
        )
        scored = spark.read.text(str(folder / "scored")).rdd.map(lambda row: row.value.split("\t"))
        requests = scored.filter(lambda row: row[1] == "scored").map(lambda row: (row[2], row[6]))
        _, planning = timed(
            "pass 3, plans by seller",
            accounts,
            lambda: requests.repartitionAndSortWithinPartitions(PARTITIONS)
            .map("\t".join)
            .pipe(book.planning, checkCode=True)
            .saveAsTextFile(str(folder / "planned")),
        )
        records = ("\t".join(row) for row in stored.toLocalIterator())
        one = held_to_one_process("accounts", checksum(stored_lines(folder / "scored")), book.scoring, records, scoring)
        planned = checksum(stored_lines(folder / "planned"))
        alone = held_to_one_process("bookings", planned, book.planning, by_pool(folder), planning)
        found.append((accounts + purchases, making, counting, fitting, scoring, planning, one, alone))
    found.sort()
    if len(found) > 1:
        first, last = found[0], found[-1]
        print(f"\nfrom {first[0]:,} rows to {last[0]:,}")
        names = ["lines", "counts", "fit", "scores", "plans", "scores in one process", "plans in one process"]
        for at, name in enumerate(names, start=1):
            before, beside = (math.log(last[at] / row[at]) / math.log(last[0] / row[0]) for row in (first, found[-2]))
            print(f"{name}: exponent {before:.2f}, from the last but one {beside:.2f}")


def main():
    options = arguments()
    # The executors have working folders of their own.
    out = options.out.resolve()
    shutil.rmtree(out / "run", ignore_errors=True)
    (out / "run").mkdir(parents=True)
    keep_orphans()
    spark = session()
    spark.sparkContext.setLogLevel("OFF")
    book = Book(options, options.accounts, out / "run")
    if options.growth:
        return growth(spark, options, out)

    lines = make_book(spark, options.accounts)
    counts, _ = timed("pass 1, counts of histories in Spark SQL", None, lambda: spark.sql(COUNTS).collect())
    timed(
        f"pass 1, fit of {sum(row.customers for row in counts):,} customers in {len(counts):,} rows by one process",
        None,
        lambda: book.fit(counts),
    )
    scoring, planning = book.scoring, book.planning

    if options.kill:
        kill_an_executor(2.0)
    scored_path = out / "run" / "scored"
    _, took = timed(
        "pass 2, accounts scored by pipe",
        options.accounts,
        lambda: lines.rdd.map("\t".join).repartition(8).pipe(scoring, checkCode=True).saveAsTextFile(str(scored_path)),
    )
    # The same by SQL, for engines and people who have nothing else.
    lines.createOrReplaceTempView("lines")
    by_sql, _ = timed(
        "pass 2 again, by SELECT TRANSFORM",
        options.accounts,
        lambda: spark.sql(
            f"""
            SELECT TRANSFORM (account, record, repeats, recency, observed)
            ROW FORMAT DELIMITED FIELDS TERMINATED BY '\t'
            USING '{scoring}' AS (account, status, seller, level, points, chance, review)
            ROW FORMAT DELIMITED FIELDS TERMINATED BY '\t'
            FROM lines
            """
        ).collect(),
    )

    scored = spark.read.text(str(scored_path)).rdd.map(lambda row: row.value.split("\t"))
    requests = scored.filter(lambda row: row[1] == "scored").map(lambda row: (row[2], row[6]))
    # One pool is one partition's work; the largest come first, so that a seller with a tenth of the reviews ends early.
    planned, _ = timed(
        "pass 3, plans by seller",
        None,
        lambda: requests.groupByKey(PARTITIONS)
        .flatMap(lambda pool: [f"{pool[0]}\t{request}" for request in pool[1]])
        .pipe(planning, checkCode=True)
        .collect(),
    )
    spark_rows = sorted("\t".join(row) for row in scored.collect())
    spark_plan = sorted(planned)
    everything = sorted("\t".join(row) for row in lines.collect())
    spark.stop()

    one, alone = timed(
        "the same accounts in one process",
        options.accounts,
        lambda: subprocess.run(scoring.split(), input="\n".join(everything) + "\n", capture_output=True, text=True, check=True).stdout,
    )
    single = sorted(one.splitlines())
    same("accounts", single, spark_rows)
    nulls = ["\t".join("\\N" if value is None else value for value in row) for row in by_sql]
    same("accounts by TRANSFORM", single, sorted(nulls))
    pools = sorted((row.split("\t") for row in single if row.split("\t")[1] == "scored"), key=lambda row: row[2])
    grouped = "".join(f"{row[2]}\t{row[6]}\n" for row in pools)
    plan = subprocess.run(planning.split(), input=grouped, capture_output=True, text=True, check=True).stdout
    same("bookings", sorted(plan.splitlines()), spark_plan)
    rejected = [row for row in single if row.split("\t")[1] == "rejected"]
    print(f"{len(rejected)} line rejected: {rejected[0][:120] if rejected else ''}")
    print(f"rows a second of processor: two executors {options.accounts / took:,.0f}; one process {options.accounts / alone:,.0f}")


def same(what, expected, found):
    if expected != found:
        first = next(((a, b) for a, b in zip(expected, found) if a != b), (len(expected), len(found)))
        sys.exit(f"{what} differ: {first}")
    print(f"{what}: {len(found):,} rows, the same bytes as one process", flush=True)


if __name__ == "__main__":
    main()
