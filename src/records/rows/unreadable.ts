/**
 * The rule that a row breaks whose reading threw an error of its own: a getter that fails, a proxy that was revoked, a row
 * whose database is closed.
 *
 * @returns The rule.
 * @throws The error itself where all of the row can be read, so that it is no fault of the row.
 * @internal
 */
export function unreadableRule(row: unknown, error: unknown): string {
  try {
    touchAll(row, LEVELS);
  } catch {
    return "must be readable, and reading it fails";
  }
  throw error;
}

/** Deep enough for any record. */
const LEVELS = 6;

function touchAll(value: unknown, levels: number): void {
  if (typeof value !== "object" || value === null || levels === 0) return;
  for (const key in value) touchAll((value as Readonly<Record<string, unknown>>)[key], levels - 1);
}
