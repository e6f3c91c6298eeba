/** What was left out, and where it stands: `purchases.csv:12`. */
interface LeftOut {
  place: string;
  path: string;
  message: string;
  kept?: true;
}

const SHOWN = 5;

/** Prints rows that were left out: of those alike, the first few and how many more there are. */
export function printLeftOut(rejected: readonly LeftOut[]): void {
  const alike = new Map<string, LeftOut[]>();
  for (const row of rejected) {
    const key = `${row.place} ${row.path} ${String(row.kept)}`.replace(/\d+/g, "");
    const rows = alike.get(key) ?? [];
    rows.push(row);
    alike.set(key, rows);
  }
  for (const rows of alike.values()) {
    for (const { place, message, kept } of rows.slice(0, SHOWN)) {
      console.log(`  ${place}  ${message}${kept ? "; the row counts all the same" : ""}`);
    }
    if (rows.length > SHOWN) console.log(`  and ${rows.length - SHOWN} more like these`);
  }
}
