import type { Export } from "./read-export.js";

/** Prints what was read of an export, what was made up for files that are missing, and what was not read. */
export function printRead({ rowCounts, derived, ignoredColumns }: Export): void {
  const rows = Object.values(rowCounts).reduce((sum, count) => sum + count, 0);
  const files = Object.keys(rowCounts).length;
  console.log(`${rows} rows read from ${files} ${files === 1 ? "file" : "files"}`);
  if (derived.length > 0) console.log(`made up from the other files: ${derived.join(", ")}`);
  if (ignoredColumns.length > 0) console.log(`columns that were not read: ${ignoredColumns.join(", ")}`);
}
