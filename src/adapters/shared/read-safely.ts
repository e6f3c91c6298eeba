import { RetentionError } from "../../errors.js";
import type { AdaptedRecords, LeftRow } from "./adapted-records.js";
import { text } from "./read-field.js";

/**
 * Adapts an export in which fields may fail when they are read, such as those of a row whose connection is closed: each of
 * them is left out and listed. An export in which nothing fails is read as it is.
 *
 * @internal
 */
export function readSafely<Objects extends object>(
  objects: Objects,
  adapt: (objects: Objects) => AdaptedRecords,
): AdaptedRecords {
  try {
    return adapt(objects);
  } catch (error) {
    // eslint-disable-next-line no-restricted-syntax -- a refusal of the call is no fault of a row.
    if (error instanceof RetentionError) throw error;
    const left: LeftRow[] = [];
    const copy = copied(objects, { object: "", id: null, field: "" }, left, LEVELS);
    // Everything can be read, so that the fault is another's: an option's, or ours.
    if (left.length === 0) throw error;
    const adapted = adapt(copy as Objects);
    return { ...adapted, left: [...left, ...adapted.left] };
  }
}

/** Deep enough for any response. */
const LEVELS = 12;

interface Place {
  object: string;
  id: string | null;
  field: string;
}

/** Names of the fields of a value; `null` where not even these can be read, as of a proxy that was revoked. */
function namesOf(value: unknown): string[] | null {
  if (typeof value !== "object" || value === null) return [];
  try {
    return Array.isArray(value) ? [] : Object.keys(value);
  } catch {
    return null;
  }
}

function unreadable({ object, id, field }: Place, whole: boolean): LeftRow {
  return { object, id, field: field || null, why: "not-readable", count: 1, whole };
}

function copied(value: unknown, place: Place, left: LeftRow[], levels: number): unknown {
  if (typeof value !== "object" || value === null || levels === 0) return value;
  if (namesOf(value) === null) {
    left.push(unreadable(place, false));
    return undefined;
  }
  if (value instanceof Date) return value;
  if (Array.isArray(value)) {
    return value.flatMap((each: unknown) => {
      if (namesOf(each) !== null) return [copied(each, place, left, levels - 1)];
      left.push(unreadable(place, true));
      return [];
    });
  }
  const row: Record<string, unknown> = {};
  const failed: string[] = [];
  for (const key of namesOf(value) ?? []) {
    try {
      row[key] = (value as Readonly<Record<string, unknown>>)[key];
    } catch {
      failed.push(key);
    }
  }
  const id = text(row.Id) ?? text(row.id) ?? place.id;
  const within = (key: string): Place =>
    place.object === ""
      ? { object: key, id: null, field: "" }
      : { ...place, id, field: place.field === "" || id !== place.id ? key : `${place.field}.${key}` };
  for (const key of failed) {
    const { object, field } = within(key);
    left.push({ object, id, field, why: "not-readable", count: 1, whole: false });
  }
  for (const key of Object.keys(row)) row[key] = copied(row[key], within(key), left, levels - 1);
  return row;
}
