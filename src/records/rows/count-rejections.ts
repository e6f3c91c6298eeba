import { assertCount, assertRows, assertText } from "../../errors.js";
import type { Rejection } from "./rejection.js";
import type { Growing } from "../values/writable.js";

/** Rows that were left out for the same reason: the same field, rule and value. */
export interface RejectionCount {
  /** The list, where the rejections name one. */
  readonly records?: string | null | undefined;
  /** The field, without the places in lists: `purchases[].productId`. */
  readonly path: string;
  readonly message: string;
  readonly count: number;
  /** True where the rows count all the same. */
  readonly kept?: true;
  /** The first five of them. */
  readonly first: readonly { readonly index: number; readonly id?: string; readonly path: string }[];
}

/** Rejections that a count names one by one. */
const NAMED = 5;

/**
 * Counts what was left out by cause: one misspelled product code in a thousand purchases is one line, not a thousand.
 *
 * @param rejected - Rejections of any batch or of `reviewPortfolio`.
 * @returns One line a cause, the most frequent first, of equals the one that came first.
 * @throws RetentionError when the rejections are no list of rows.
 *
 * @example
 * import { countRejections } from "retention-kit";
 * import { parseTouches } from "retention-kit/schemas";
 *
 * const { rejected } = parseTouches([{ on: "soon", kind: "call" }, { on: "soon", kind: "call" }, { on: "2026-08-31" }]);
 * countRejections(rejected).map(({ path, count, first }) => [path, count, first.map(({ index }) => index)])
 * //=> [["on", 2, [0, 1]], ["kind", 1, [2]]]
 */
export function countRejections(
  rejected: readonly (Rejection & { records?: string | null | undefined })[],
): RejectionCount[] {
  assertRows("countRejections", "rejected", rejected);
  const counts = new Map<string, Growing<RejectionCount>>();
  rejected.forEach((row, at) => {
    assertCount("countRejections", `rejected[${at}].index`, row.index);
    for (const field of ["path", "message"] as const) {
      assertText("countRejections", `rejected[${at}].${field}`, row[field]);
    }
  });
  for (const { records, index, id, path, message, kept } of rejected) {
    const place = path.replaceAll(/\[\d+\]/g, "[]");
    const told = message.replace(path, place);
    const key = JSON.stringify([records, told, kept]);
    let cause = counts.get(key);
    if (cause === undefined) {
      cause = { ...(records !== undefined && { records }), path: place, message: told, count: 0, first: [] };
      if (kept) cause.kept = kept;
      counts.set(key, cause);
    }
    cause.count++;
    if (cause.first.length < NAMED) cause.first.push({ index, ...(id !== undefined && { id }), path });
  }
  return [...counts.values()].sort((a, b) => b.count - a.count);
}
