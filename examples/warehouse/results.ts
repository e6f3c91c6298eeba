import { existsSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { DuckDBConnection } from "@duckdb/node-api";
import type { PortfolioAccount, PortfolioPlan } from "retention-kit";
import { literal } from "./columns.js";

/** Columns of what is said of an account. */
const ACCOUNT = {
  account: "VARCHAR",
  standing: "VARCHAR",
  level: "VARCHAR",
  buys_again: "DOUBLE",
  value_at_risk: "DOUBLE",
  attention: "DOUBLE",
  review_by: "DATE",
  refused: "BOOLEAN",
};
/** Columns of a review in the plan, or left out of it. */
const REVIEW = {
  review: "VARCHAR",
  account: "VARCHAR",
  seller: "VARCHAR",
  day: "DATE",
  minutes: "INTEGER",
  cause: "VARCHAR",
};

/** What becomes of a chunk of accounts: their reports, and the plan of the teams that hold them. */
export interface ChunkResult {
  reports: readonly (PortfolioAccount | string)[];
  plan: PortfolioPlan;
}

/** The files of a chunk. The accounts come last: where they are, the chunk is done. */
export function chunkFiles(folder: string, at: number): { plan: string; accounts: string } {
  const number = String(at).padStart(5, "0");
  return { plan: join(folder, "plan", `${number}.parquet`), accounts: join(folder, "accounts", `${number}.parquet`) };
}

/** Whether a chunk was written whole. */
export function isWritten(folder: string, at: number): boolean {
  return existsSync(chunkFiles(folder, at).accounts);
}

/** Writes a chunk's results, each file aside and then in one step. */
export async function writeChunk(
  connection: DuckDBConnection,
  folder: string,
  at: number,
  { reports, plan }: ChunkResult,
): Promise<void> {
  const files = chunkFiles(folder, at);
  await writeRows(connection, files.plan, REVIEW, [
    ...plan.booked.map(({ key, accountId, sellerId, on, minutes }) => ({
      review: key,
      account: accountId,
      seller: sellerId,
      day: on,
      minutes,
    })),
    ...plan.unbooked.map(({ key, accountId, cause }) => ({ review: key, account: accountId, cause })),
  ]);
  await writeRows(
    connection,
    files.accounts,
    ACCOUNT,
    reports.map((report) => {
      if (typeof report === "string") return { account: report, refused: true };
      const { accountId, standing, opportunity, buysAgain, valueAtRisk, attention, nextReview } = report;
      return {
        account: accountId,
        standing: standing.state,
        level: opportunity.level,
        buys_again: buysAgain?.probability,
        value_at_risk: valueAtRisk?.amount,
        attention: attention.total,
        review_by: nextReview.latestOn,
        refused: false,
      };
    }),
  );
}

/** The columns are named, as those of a chunk with nothing in one would be guessed otherwise. */
async function writeRows(
  connection: DuckDBConnection,
  path: string,
  columns: Readonly<Record<string, string>>,
  rows: readonly object[],
): Promise<void> {
  const lines = `${path}.jsonl`;
  writeFileSync(lines, rows.map((row) => `${JSON.stringify(row)}\n`).join(""));
  const types = Object.entries(columns).map(([name, type]) => `${name}: '${type}'`);
  await connection.run(
    `COPY (FROM read_json(${literal(lines)}, format = 'newline_delimited', columns = {${types.join(", ")}}))
      TO ${literal(`${path}.part`)} (FORMAT parquet)`,
  );
  rmSync(lines);
  renameSync(`${path}.part`, path);
}

/** Writes a small file in one step. */
export function writeWhole(path: string, text: string): void {
  writeFileSync(`${path}.part`, text);
  renameSync(`${path}.part`, path);
}
