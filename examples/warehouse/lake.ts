import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import type { DuckDBConnection } from "@duckdb/node-api";

/** The queries over a lake: accounts as JSON in the order of their ids, and who sells to them. */
export interface LakeQueries {
  accounts: string;
  sellers: string;
}

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
  const tables: Record<string, string> = {
    accounts: `SELECT format('a{:09d}', id) AS id, format('s{:05d}', ${lot(1, sellers)}) AS seller,
      (['hotel', 'school', 'shop'])[1 + ${lot(2, 3)}] AS segment, 100 * ${lot(3, 60)} AS budget FROM range(${accounts}) AS t(id)`,
    purchases: `SELECT format('a{:09d}', id) AS account, DATE '${asOf}' - 1 - ${lot(4, 1500, "id * 64 + n")} AS day,
      format('p{}', ${lot(5, 12, "id * 64 + n")}) AS product, 20 + ${lot(6, 900, "id * 64 + n")} AS amount
      FROM range(${accounts}) AS t(id), range(21) AS u(n) WHERE n < ${lot(7, 21)}`,
    touches: `SELECT format('a{:09d}', id) AS account, DATE '${asOf}' - 1 - ${lot(8, 600)} AS day, 'review' AS kind
      FROM range(${accounts}) AS t(id)`,
    tickets: `SELECT format('t{}-{}', id, n) AS ticket, format('a{:09d}', id) AS account,
      DATE '${asOf}' - 5 - ${lot(9, 700, "id * 8 + n")} AS opened, ${lot(10, 4, "id * 8 + n")} AS days, 1 + ${lot(11, 4, "id * 8 + n")} AS contacts
      FROM range(${accounts}) AS t(id), range(5) AS u(n) WHERE n < ${lot(12, 5)}`,
  };
  for (const [name, query] of Object.entries(tables)) {
    await connection.run(`COPY (${query}) TO '${join(folder, name)}.parquet' (FORMAT parquet)`);
  }
}

/** The queries over a folder of Parquet or CSV files; DuckDB's readers take any other source as well. */
export function accountQuery(folder: string): LakeQueries {
  const table = (name: string): string => {
    const path = join(folder, name);
    return existsSync(`${path}.parquet`) ? `read_parquet('${path}.parquet')` : `read_csv('${path}.csv')`;
  };
  const rows = (name: string, fields: string): string =>
    `(SELECT account, list(${fields}) AS own FROM ${table(name)} GROUP BY account)`;
  const purchases = rows("purchases", "{'on': CAST(day AS VARCHAR), 'productId': product, 'amount': amount}");
  const touches = rows("touches", "{'on': CAST(day AS VARCHAR), 'kind': kind}");
  const tickets = rows(
    "tickets",
    "{'id': ticket, 'openedAt': strftime(opened, '%Y-%m-%dT09:00:00Z'), 'resolvedAt': strftime(opened + days, '%Y-%m-%dT15:00:00Z'), 'contacts': contacts}",
  );
  return {
    accounts: `SELECT CAST(to_json({'id': a.id, 'sellerId': a.seller, 'segment': a.segment, 'annualBudget': a.budget,
        'purchases': coalesce(p.own, []), 'touches': coalesce(t.own, []), 'tickets': coalesce(k.own, [])}) AS VARCHAR)
      FROM ${table("accounts")} AS a LEFT JOIN ${purchases} AS p ON p.account = a.id
      LEFT JOIN ${touches} AS t ON t.account = a.id LEFT JOIN ${tickets} AS k ON k.account = a.id ORDER BY a.id`,
    sellers: `SELECT DISTINCT seller FROM ${table("accounts")} ORDER BY seller`,
  };
}
