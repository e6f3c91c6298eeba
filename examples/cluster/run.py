"""The main job's steps over Apache Spark, with executors of their own: learn, score, plan.

Three passes. Counts of purchase histories are made by Spark SQL and fitted by one process; accounts are scored in
parallel by the bundled program; requests are grouped by seller and planned in parallel. What comes out is held, byte for
byte, against the same program in one process. With --kill an executor is killed while accounts are scored.

    python run.py --accounts 100000 [--kill] [--out DIR] [--node PATH]
"""

import argparse
import json
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
SELLERS = 40


def arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--accounts", type=int, default=100_000)
    parser.add_argument("--out", type=Path, default=HERE.parent.parent / "out" / "cluster")
    parser.add_argument("--node", default=shutil.which("node"))
    parser.add_argument("--kill", action="store_true", help="kill an executor in the middle of scoring")
    return parser.parse_args()


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
    """A made-up book: purchases by account, of which the first has very many, and one seller a tenth of the accounts."""
    spark.sql(
        f"""
        CREATE OR REPLACE TEMPORARY VIEW accounts AS
        SELECT id, concat('a', lpad(id, 9, '0')) AS account,
               CASE WHEN pmod(xxhash64(id, 1), 10) = 0 THEN 's00'
                    ELSE concat('s', lpad(pmod(xxhash64(id, 2), {SELLERS}), 2, '0')) END AS seller,
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
        LATERAL VIEW explode(sequence(0, CAST(IF(id = 0, {10 * accounts}, pmod(xxhash64(id, 8), 9)) AS INT))) AS number
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
        found = subprocess.run(["pgrep", "-f", "CoarseGrainedExecutorBackend"], capture_output=True, text=True)
        pids = [int(pid) for pid in found.stdout.split()]
        if pids:
            os.kill(pids[-1], signal.SIGKILL)
            print(f"killed executor {pids[-1]}", flush=True)

    threading.Thread(target=kill, daemon=True).start()


def timed(name, rows, work):
    start = time.perf_counter()
    result = work()
    took = time.perf_counter() - start
    print(f"{name}: {took:.1f} s" + (f", {rows / took:,.0f} rows/s" if rows else ""), flush=True)
    return result, took


def main():
    options = arguments()
    out = options.out
    shutil.rmtree(out / "run", ignore_errors=True)
    (out / "run").mkdir(parents=True)
    spark = session()
    spark.sparkContext.setLogLevel("OFF")
    node = [options.node, str(PROGRAM)]
    command = " ".join(node)

    lines = make_book(spark, options.accounts)
    counts, _ = timed(
        "pass 1, counts of histories in Spark SQL",
        None,
        lambda: spark.sql(
            "SELECT repeats, recency, observed, count(*) AS customers FROM histories GROUP BY repeats, recency, observed"
        ).collect(),
    )
    text = "".join(f"{row.repeats}\t{row.recency}\t{row.observed}\t{row.customers}\n" for row in counts)
    fitted, _ = timed(
        f"pass 1, fit of {sum(row.customers for row in counts):,} customers in {len(counts):,} rows by one process",
        None,
        lambda: subprocess.run([*node, "fit"], input=text, capture_output=True, text=True, check=True).stdout,
    )
    products = [{"id": f"p{k}", "price": 90 * (k + 1), "margin": 0.4, "lifespanMonths": 60} for k in range(12)]
    hours = {day: [["09:00", "17:00"]] for day in ["mon", "tue", "wed", "thu", "fri"]}
    sellers = [
        {"id": f"s{k:02}", "timeZone": "UTC", "minutesPerDay": 240, "calendar": {"hours": hours}} for k in range(SELLERS)
    ]
    (out / "run" / "model.json").write_text(json.dumps({"model": json.loads(fitted), "products": products}))
    (out / "run" / "sellers.json").write_text(json.dumps(sellers))

    scoring = f"{command} score --model {out / 'run' / 'model.json'} --as-of {AS_OF}"
    planning = f"{command} plan --sellers {out / 'run' / 'sellers.json'} --from {FROM} --to {TO}"

    if options.kill:
        kill_an_executor(2.0)
    scored_path = out / "run" / "scored"
    _, took = timed(
        "pass 2, accounts scored by pipe",
        options.accounts,
        lambda: lines.rdd.map("\t".join).repartition(8).pipe(scoring).saveAsTextFile(str(scored_path)),
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
        lambda: requests.groupByKey(SELLERS)
        .flatMap(lambda pool: [f"{pool[0]}\t{request}" for request in pool[1]])
        .pipe(planning)
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
    print(f"two executors: {options.accounts / took / 2:,.0f} rows/s a core; one process: {options.accounts / alone:,.0f}")


def same(what, expected, found):
    if expected != found:
        first = next(((a, b) for a, b in zip(expected, found) if a != b), (len(expected), len(found)))
        sys.exit(f"{what} differ: {first}")
    print(f"{what}: {len(found):,} rows, the same bytes as one process", flush=True)


if __name__ == "__main__":
    main()
