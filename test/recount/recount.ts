import { DuckDBInstance } from "@duckdb/node-api";
import { queries } from "./queries.js";

/** What SQL counts of one account. */
export interface Recount {
  id: string;
  owned: string[];
  spend: number;
  idealOn: string | null;
  overdueDays: number;
}

/** How often an account is reviewed, which its opportunity decides. */
export interface Interval {
  id: string;
  idealMonths: number;
  /** Whether contacts are on record; else it was perhaps met, so that a review whose interval is up is due at once, and never late. */
  knowsTouches: boolean;
  maximumMonths: number;
}

/** Counts each account of a book in SQL over the raw files, by the intervals given. */
export async function recount(
  name: string,
  folder: string,
  asOf: string,
  intervals: readonly Interval[],
): Promise<Recount[]> {
  const connection = await (await DuckDBInstance.create(":memory:")).connect();
  const file = { AdventureWorks: "adventureworks-slow" }[name] ?? name.toLowerCase();
  const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;
  await connection.run(
    name === "Pipeline"
      ? `CREATE MACRO csv(part) AS TABLE SELECT * FROM read_csv(${quoted(folder)} || 'pipeline-' || part || '.csv', all_varchar = true, header = true, delim = ',', quote = '"', escape = '"')`
      : `CREATE TABLE raw AS SELECT content::JSON AS j FROM read_text(${quoted(`${folder}${file}.json`)});
         CREATE MACRO rows(list) AS TABLE SELECT unnest(from_json(json_extract(j, '$.' || list), '["JSON"]')) AS r FROM raw;`,
  );
  await connection.run(
    `CREATE MACRO f(r, path) AS json_extract_string(r, '$.' || path); CREATE MACRO j(r, path) AS json_extract(r, '$.' || path)`,
  );
  await connection.run(`CREATE MACRO local_day(moment, zone) AS
    timezone(zone, CASE WHEN regexp_matches(moment, '^[0-9]+$') THEN to_timestamp(moment::BIGINT / 1000) ELSE moment::TIMESTAMPTZ END)::DATE`);
  // A deal that closes at midnight closes on the day that is written.
  await connection.run(`CREATE MACRO closing_day(moment, zone) AS
    CASE WHEN TRY_CAST(moment AS BIGINT) % 86400000 = 0 THEN timezone('UTC', to_timestamp(TRY_CAST(moment AS BIGINT) / 1000))::DATE
      WHEN regexp_matches(moment, '^[0-9]{4}-[0-9]{2}-[0-9]{2}T00:00:00([.]0+)?Z$') THEN left(moment, 10)::DATE
      ELSE local_day(moment, zone) END`);
  await connection.run(queries[name] ?? "");
  await connection.run(`CREATE TABLE intervals(id VARCHAR, ideal INTEGER, maximum INTEGER, known BOOLEAN)`);
  for (const { id, idealMonths, maximumMonths, knowsTouches } of intervals) {
    await connection.run(
      `INSERT INTO intervals VALUES (${quoted(id)}, ${idealMonths}, ${maximumMonths}, ${knowsTouches})`,
    );
  }
  const day = `DATE ${quoted(asOf)}`;
  const result = await connection.runAndReadAll(`
    WITH starts AS (SELECT accounts.id, coalesce(
        (SELECT max(day) FROM touched WHERE touched.id = accounts.id AND day <= ${day}),
        least((SELECT min(day) FROM spent WHERE spent.id = accounts.id AND day <= ${day}),
          (SELECT min(day) FROM owned WHERE owned.id = accounts.id AND day <= ${day}))) AS start FROM accounts)
    SELECT accounts.id,
      coalesce((SELECT list_sort(list_distinct(list(product))) FROM owned WHERE owned.id = accounts.id AND day <= ${day}), []) AS owned,
      coalesce((SELECT sum(amount) FROM spent WHERE spent.id = accounts.id AND day <= ${day}), 0)::DOUBLE AS spend,
      strftime(CASE WHEN known OR start + to_months(maximum) >= ${day} THEN coalesce(start + to_months(ideal), ${day}) ELSE ${day} END, '%Y-%m-%d') AS "idealOn",
      CASE WHEN known THEN greatest(0, coalesce(date_diff('day', (start + to_months(maximum))::DATE, ${day}), 0)) ELSE 0 END::INTEGER AS "overdueDays"
    FROM accounts JOIN starts USING (id) JOIN intervals USING (id) ORDER BY accounts.id`);
  connection.closeSync();
  return result.getRowObjectsJson() as unknown as Recount[];
}
