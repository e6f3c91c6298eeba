import { RetentionError } from "../errors.js";
import { rejectionOf } from "../records/rejection.js";
import type { PortfolioRejection } from "./portfolio-rejection.js";

/**
 * Tries a list and drops the rows that are refused, one after the other, until what is left passes.
 * @internal
 */
export function withoutRefused<Row, Result>(
  name: "products" | "sellers",
  rows: readonly Row[],
  attempt: (rows: readonly Row[]) => Result,
  rejected: PortfolioRejection[],
): { result: Result; kept: Row[] } {
  const kept = rows.map((row, index) => ({ row, index }));
  for (;;) {
    const list = kept.map(({ row }) => row);
    try {
      return { result: attempt(list), kept: list };
    } catch (error) {
      if (!(error instanceof RetentionError)) throw error;
      const at = new RegExp(`^${name}\\[(\\d+)\\]\\.?(.*)$`).exec(error.path);
      const refused = at === null ? [] : kept.splice(Number(at[1]), 1);
      if (refused[0] === undefined) throw error;
      const { row, index } = refused[0];
      rejected.push({ records: name, ...rejectionOf(row, index, error), path: at?.[2] ?? error.path });
    }
  }
}
