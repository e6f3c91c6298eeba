import type { Export } from "./read-export.js";

/** Prints what was read of an export and how, what was made up for files that are missing, and what was not read. */
export function printRead({ read, derived, unused }: Export): void {
  const rows = read.reduce((sum, file) => sum + file.rows, 0);
  console.log(`${rows} rows read from ${read.length} ${read.length === 1 ? "file" : "files"}`);
  for (const { file, notes } of read) for (const note of notes) console.log(`  ${file}: ${note}`);
  if (derived.length > 0) console.log(`made up from the other files: ${derived.join(", ")}`);
  const ignored = read.flatMap(({ file, ignoredColumns }) => ignoredColumns.map((column) => `${file}: ${column}`));
  if (ignored.length > 0) console.log(`columns that were not read: ${ignored.join(", ")}`);
  for (const { file, why } of unused) console.log(`not read: ${file} ${why}`);
}
