import type { LeftRow, LeftWhy, ObjectCount } from "./adapted-records.js";
import { completed, replaces } from "./doubled-rows.js";
import { flag, text } from "./read-field.js";
import type { ResponseContent } from "./response-rows.js";

/** Keeps account of what an adapter reads and what it leaves out. */
export interface Ledger {
  /**
   * The rows of a list that have an id, each id once; the others are left out. Of several rows with one id the newest
   * stays. Counts them.
   * @param idOf - The id of a row: its `id` by default.
   * @param mayLackId - True where a row is read without an id, too: it goes by its place.
   * @param oneForm - What ids that mean one row have in common: the id itself by default.
   */
  rowsOf<Row extends object>(
    object: string,
    given: ResponseContent | undefined,
    idOf?: (row: Row) => unknown,
    mayLackId?: boolean,
    oneForm?: (id: string) => string,
  ): Identified<Row>[];
  /** Leaves out a whole row. */
  leaveRow(object: string, id: string | null, why: LeftWhy, field?: string): void;
  /** Leaves out one field of a row. */
  leaveField(object: string, id: string | null, field: string | null, why: LeftWhy): void;
  /** A number of at least 0; another one is left out. */
  notNegative(object: string, id: string, field: string, value: number | undefined): number | undefined;
  /** A checkbox; one that is filled and says neither yes nor no is left out. */
  flag(object: string, id: string, field: string, value: unknown): boolean | undefined;
  /** Leaves out a list that the adapter does not know. */
  leaveList(object: string, rows: number): void;
  close(): { left: LeftRow[]; counts: Record<string, ObjectCount> };
}

/** A row with its id as a text. */
export interface Identified<Row> {
  id: string;
  row: Row;
}

/**
 * An empty ledger.
 * @internal
 */
export function openLedger(): Ledger {
  const left = new Map<string, LeftRow>();
  const counts = new Map<string, ObjectCount>();
  const gone = new Set<string>();

  const countOf = (object: string): ObjectCount => {
    const known = counts.get(object) ?? { rows: 0, used: 0, left: 0 };
    counts.set(object, known);
    return known;
  };
  const leave = (row: LeftRow): void => {
    const key = JSON.stringify([row.object, row.id, row.field, row.why, row.whole]);
    const known = left.get(key);
    if (known === undefined) left.set(key, row);
    else known.count += row.count;
  };
  const leaveField: Ledger["leaveField"] = (object, id, field, why) => {
    leave({ object, id, field, why, count: 1, whole: false });
  };
  const leaveRow: Ledger["leaveRow"] = (object, id, why, field) => {
    leave({ object, id, field: field ?? null, why, count: 1, whole: true });
    // A row without an id, or with an id that came before, is another row each time.
    const key = JSON.stringify([object, id]);
    if (id !== null && why !== "doubled") {
      if (gone.has(key)) return;
      gone.add(key);
    }
    const known = countOf(object);
    known.left++;
    known.used--;
  };

  return {
    leaveRow,
    leaveField,
    notNegative(object, id, field, value) {
      if (value === undefined || value >= 0) return value;
      leaveField(object, id, field, "out-of-range");
      return undefined;
    },
    flag(object, id, field, value) {
      const read = flag(value);
      if (read === undefined && text(value) !== undefined) leaveField(object, id, field, "not-readable");
      return read;
    },
    rowsOf(object, given, idOf = (row) => ("id" in row ? row.id : undefined), mayLackId = false, oneForm = (id) => id) {
      const seen = new Map<string, number>();
      const found: Identified<Parameters<typeof idOf>[0]>[] = [];
      if (given === undefined) return found;
      const known = countOf(object);
      const { empty, unreadable, incomplete } = given;
      if (empty > 0) leave({ object, id: null, field: null, why: "missing", count: empty, whole: true });
      if (unreadable > 0) leave({ object, id: null, field: null, why: "not-readable", count: unreadable, whole: true });
      if (incomplete) leaveField(object, null, null, "incomplete");
      known.rows += empty + unreadable;
      known.left += empty + unreadable;
      for (const row of given.rows as Parameters<typeof idOf>[0][]) {
        known.rows++;
        known.used++;
        const id = text(idOf(row)) ?? (mayLackId ? `#${known.rows}` : undefined);
        if (id === undefined) {
          leaveRow(object, null, "no-id");
          continue;
        }
        const at = seen.get(oneForm(id));
        const before = at === undefined ? undefined : found[at];
        if (at === undefined || before === undefined) {
          seen.set(oneForm(id), found.length);
          found.push({ id, row });
        } else {
          const isNewer = replaces(row, before.row);
          leaveRow(object, isNewer ? before.id : id, "doubled");
          found[at] = isNewer
            ? { id, row: completed(row, before.row) }
            : { id: before.id, row: completed(before.row, row) };
        }
      }
      return found;
    },
    leaveList(object, rows) {
      leave({ object, id: null, field: null, why: "unknown-object", count: rows, whole: true });
      counts.set(object, { rows, used: 0, left: rows });
    },
    close: () => ({ left: [...left.values()], counts: Object.fromEntries(counts) }),
  };
}
