import { mkdirSync, renameSync } from "node:fs";
import { join } from "node:path";
import type { DuckDBConnection } from "@duckdb/node-api";

/** Writes a made-up lake: accounts, ten purchases, a touch and two tickets each on average, drawn by hashes of their numbers. */
export async function makeLake(
  connection: DuckDBConnection,
  folder: string,
  accounts: number,
  asOf: string,
): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const lot = (salt: number, most: number, of = "id"): string => `CAST(hash(${of}, ${salt}) % ${most} AS INTEGER)`;
  const sellers = Math.max(1, Math.ceil(accounts / 250));
  // The accounts come last: where they are, the lake is whole.
  const tables = {
    products: `SELECT format('p{}', id) AS id, 90 * (id + 1) AS price, 0.4 AS margin, 60 AS lifespan FROM range(12) AS t(id)`,
    purchases: `SELECT format('a{:09d}', id) AS account, DATE '${asOf}' - 1 - ${lot(4, 1500, "id * 64 + n")} AS day,
      format('p{}', ${lot(5, 12, "id * 64 + n")}) AS product, 20 + ${lot(6, 900, "id * 64 + n")} AS amount
      FROM range(${accounts}) AS t(id), range(21) AS u(n) WHERE n < ${lot(7, 21)}`,
    touches: `SELECT format('a{:09d}', id) AS account, DATE '${asOf}' - 1 - ${lot(8, 600)} AS day, 'review' AS kind
      FROM range(${accounts}) AS t(id)`,
    tickets: `SELECT ticket, account, day + INTERVAL 9 HOURS AS opened, day + days + INTERVAL 15 HOURS AS resolved, contacts FROM (
      SELECT format('t{}-{}', id, n) AS ticket, format('a{:09d}', id) AS account,
      DATE '${asOf}' - 5 - ${lot(9, 700, "id * 8 + n")} AS day, ${lot(10, 4, "id * 8 + n")} AS days, 1 + ${lot(11, 4, "id * 8 + n")} AS contacts
      FROM range(${accounts}) AS t(id), range(5) AS u(n) WHERE n < ${lot(12, 5)})`,
    accounts: `SELECT format('a{:09d}', id) AS id, format('s{:05d}', ${lot(1, sellers)}) AS seller,
      (['hotel', 'school', 'shop'])[1 + ${lot(2, 3)}] AS segment, 100 * ${lot(3, 60)} AS budget FROM range(${accounts}) AS t(id)`,
  };
  for (const [name, query] of Object.entries(tables)) {
    const path = join(folder, `${name}.parquet`);
    await connection.run(`COPY (${query}) TO '${path}.part' (FORMAT parquet)`);
    renameSync(`${path}.part`, path);
  }
}
