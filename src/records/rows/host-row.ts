import { likelyName } from "../../errors/likely-name.js";
import { RetentionError } from "../../errors.js";

/** What a field holds; `"any"` where that may be of several kinds. */
type Kind = "string" | "number" | "boolean" | "list" | "object" | "any";

/** The fields of a row that a host hands over, with what each holds. */
export interface HostRow<Row = object> {
  fields: Readonly<Record<keyof Row, Kind>>;
  /** Names that stand for none of them, however near. */
  others?: readonly string[];
  /** Names that came and may stand, in the order of rows: those of a host are written alike, and each may lack some. */
  places: string[];
  /** The field that each name so far may be meant for; `null` if it may stand. */
  meant: Map<string, string | null>;
}

/** Names remembered of rows of a kind. */
const MOST_NAMES = 500;

/** Lists in a row whose rows are looked at too. */
export type HostLists<Row> = readonly (readonly [list: keyof Row & string, kind: HostRow<never>])[];

/**
 * Refuses a row with a misspelled field: one whose name is nearly that of a field that the row lacks, and which holds what
 * that field would. Other fields of a host pass, such as an `owner` that is a text where `owned` is a list.
 *
 * @param lists - Of each of these the first row is looked at, and the last.
 * @internal
 */
export function assertHostRow<Row extends object>(
  functionName: string,
  path: string,
  row: Row,
  host: HostRow<Row>,
  lists: HostLists<Row> = [],
): void {
  lookThrough(functionName, path, null, 0, row, host);
  for (const [list, kind] of lists) {
    const rows: unknown = row[list];
    if (!Array.isArray(rows)) continue;
    lookThrough(functionName, path, list, 0, rows[0], kind);
    if (rows.length > 1) lookThrough(functionName, path, list, rows.length - 1, rows.at(-1), kind);
  }
}

/** Names that a row may lack in a row of those that came before. */
const MOST_LACKING = 6;

/** Looks at the names of a row, or of one in a list of it. */
function lookThrough(
  functionName: string,
  path: string,
  list: string | null,
  index: number,
  row: unknown,
  host: HostRow<never>,
): void {
  if (typeof row !== "object" || row === null) return;
  const { places, meant } = host;
  let place = 0;
  for (const name in row) {
    // Nearly always the next name, or one of the few after it where the row lacks what may be missing.
    let at = place;
    const end = Math.min(places.length, place + MOST_LACKING);
    while (at < end && places[at] !== name) at++;
    if (at < end) {
      place = at + 1;
      continue;
    }
    if (meant.get(name) === null) continue;
    const rowPath = list === null ? path : `${path === "" ? "" : `${path}.`}${list}[${index}]`;
    if (look(functionName, rowPath, row, name, host) && places.length < MOST_NAMES) places.splice(place++, 0, name);
  }
}

/** Whether a name may stand in every row; refuses the row where another is meant. */
function look(
  functionName: string,
  path: string,
  input: object,
  name: string,
  { fields, others, meant }: HostRow<never>,
): boolean {
  const kinds: Readonly<Record<string, Kind>> = fields;
  let likely = meant.get(name);
  if (likely === undefined) {
    const mayStand = Object.hasOwn(kinds, name) || others?.includes(name) === true;
    likely = mayStand ? null : (likelyName(name, Object.keys(kinds), {}, 1 / 4) ?? null);
    if (meant.size >= MOST_NAMES) meant.clear();
    meant.set(name, likely);
  }
  if (likely === null) return true;
  const row = input as Readonly<Record<string, unknown>>;
  // The value is read only where the field is missing: a host's own may not be readable.
  if (row[likely] !== undefined) return false;
  const value = row[name];
  if (value === undefined || value === null) return false;
  const kind = kinds[likely];
  if (kind !== "any" && kind !== (Array.isArray(value) ? "list" : typeof value)) return false;
  const at = path === "" ? name : `${path}.${name}`;
  throw new RetentionError(functionName, at, "must not be there: no such field", value, `did you mean ${likely}?`);
}
