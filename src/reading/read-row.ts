import type { Fault, RecordFields, RecordKind } from "./field.js";
import { likelyName } from "../errors/likely-name.js";
import { refusalOf } from "../errors.js";
import { keptFor } from "../records/values/kept-for.js";
import { unreadableRule } from "../records/rows/unreadable.js";

/** Something that could not be read, with its place in the record. */
export interface Misread {
  path: string;
  rule: string;
  value: unknown;
  /** True where it still counts. */
  kept?: true;
}

/** A row before it is known to be a record. */
export type Row = Readonly<Record<string, unknown>>;

/** A field that no record has. */
export interface UnknownField {
  /** Rows that had it. */
  rows: number;
  /** The field that is nearest to it, with its place; `null` if none is near. */
  meant: string | null;
  /** The nearest field's own name. */
  likely: string | null;
  /** Rows that had it in place of the nearest field, not beside it, with a value that this one may have. */
  inPlace: number;
}

/** What came up while records were read. */
export interface Reading {
  /** Of the record that is read now. */
  misread: Misread[];
  /** Fields that no record has, by the place they stood at, as `purchases[].ammount`. */
  unknownFields: Map<string, UnknownField>;
  /** Whether a field that no record has is a fault. */
  strict?: true;
  /** Whether one is that stands in place of a field, with nearly its name. */
  noMisspelling?: true;
  /** Asked about each row of the record's own lists that could be read: whether it stays. It may add what it finds at fault. */
  stays?: (list: string, row: Row) => boolean;
}

/** Names of unknown fields that are remembered: rows that are kept under their ids would bring any number. */
const MOST_UNKNOWN = 50;

/**
 * Reads one row. What is unknown (`null`, `undefined` or an empty text) is taken out. A fault costs the row, or in a
 * record that is read field by field the field; rows of a list in it are read one by one.
 *
 * @param place - Where rows of this kind stand, for fields that no record has: `purchases[].`.
 * @param fieldByField - Whether a fault costs the field alone.
 * @returns The row as it was where nothing had to be taken out, else a copy; `null` if it cannot be read.
 * @internal
 */
export function readRow(
  input: unknown,
  { fields, extra, otherNames, whole }: RecordKind,
  place: string,
  reading: Reading,
  fieldByField = false,
): Row | null {
  if (typeof input !== "object" || input === null || Array.isArray(input)) {
    reading.misread.push({ path: "", rule: "must be an object", value: input });
    return null;
  }
  const row = plain(input as Row, fields);
  /** Fields that are not taken as they are, with what stands in their place. */
  let changed: Map<string, unknown> | null = null;
  for (const key in row) {
    const field = Object.hasOwn(fields, key) ? fields[key] : undefined;
    if (field === undefined) {
      if (extra?.includes(key) === true) continue;
      if (reading.strict) {
        reading.misread.push({ path: key, rule: "must not be there: no such field", value: row[key] });
        if (!fieldByField) return null;
        (changed ??= new Map()).set(key, undefined);
      } else {
        const meant = noteUnknown(reading.unknownFields, place, row, key, {
          fields,
          ...(otherNames && { otherNames }),
        });
        if (meant !== null && reading.noMisspelling) {
          const rule = `must not be there: no such field (did you mean ${meant}?)`;
          reading.misread.push({ path: key, rule, value: row[key] });
          if (!fieldByField) return null;
        }
      }
      continue;
    }
    const value = row[key];
    let taken: unknown = value;
    if (value === null || value === undefined || value === "") {
      if (value === undefined) continue;
      taken = field.emptyTells ? null : undefined;
    } else {
      const fault = faultOf(field, key, value);
      if (fault !== null) {
        reading.misread.push(fault);
        if (!fieldByField || field.required) return null;
        taken = undefined;
      } else if (field.rows !== undefined) {
        taken = readRows(value as readonly unknown[], key, field.rows, place, reading);
      } else if (field.within !== undefined) {
        const from = reading.misread.length;
        taken = readRow(value, { fields: field.within }, `${place}${key}.`, reading, true);
        prefix(reading.misread, from, `${key}.`);
      } else if (field.values !== undefined) {
        taken = readValues(value as Row, key, field.values, reading);
      }
    }
    if (taken !== value) (changed ??= new Map()).set(key, taken);
  }
  for (const key of keptFor(required, fields, requiredOf)) {
    const value = row[key];
    if (value !== null && value !== undefined && value !== "") continue;
    const field = fields[key];
    const fault = field === undefined ? null : faultOf(field, key, value);
    reading.misread.push(fault ?? { path: key, rule: "must be given", value });
    return null;
  }
  const fault = whole?.(row) ?? null;
  if (fault !== null) {
    reading.misread.push({ path: fault.path, rule: fault.rule, value: valueAt(row, fault.path) });
    if (fault.field !== true) return null;
    (changed ??= new Map()).set(fault.path, undefined);
  }
  if (changed === null) return row;
  return withChanges(row, changed, (key) => Object.hasOwn(fields, key) || extra?.includes(key) === true);
}

/** Names of the fields that a record must have, by its fields: asked for with every row. */
const required = new WeakMap<RecordFields, readonly string[]>();

function requiredOf(fields: RecordFields): readonly string[] {
  return Object.keys(fields).filter((key) => fields[key]?.required === true);
}

/** The values of an object with fields of any name, without those at fault; what is unknown among them stays so. */
function readValues(values: Row, name: string, fault: Fault, reading: Reading): Row {
  let read: Record<string, unknown> | null = null;
  for (const key of Object.keys(values)) {
    const value = values[key];
    if (value === null || value === undefined) continue;
    const rule = value === "" ? null : fault(value);
    if (rule !== null) reading.misread.push({ path: `${name}.${key}`, rule, value });
    if (rule === null && value !== "") continue;
    read ??= Object.fromEntries(Object.entries(values));
    // eslint-disable-next-line @typescript-eslint/no-dynamic-delete -- a copy of its own
    delete read[key];
  }
  return read ?? values;
}

/**
 * Reads the rows of a list, one by one.
 *
 * @returns The list as it was where every row is as it was; else a new one of those that could be read.
 * @internal
 */
export function readRows(
  rows: readonly unknown[],
  name: string,
  kind: RecordKind,
  place: string,
  reading: Reading,
): readonly unknown[] {
  let read: unknown[] | null = null;
  const inside = `${place}${name}[].`;
  for (let index = 0; index < rows.length; index++) {
    const from = reading.misread.length;
    let row = readable(rows, index, reading, (each) => readRow(each, kind, inside, reading));
    if (row !== null && place === "" && reading.stays?.(name, row) === false) row = null;
    if (reading.misread.length > from) prefix(reading.misread, from, `${name}[${index}].`);
    // A row that is null itself reads as null, and is left out like any other that is none.
    if (read === null && (row === null || row !== rows[index])) read = rows.slice(0, index);
    if (read !== null && row !== null) read.push(row);
  }
  return read ?? rows;
}

/**
 * What a function reads of one row of a list; a row that cannot be read at all, as a getter of it throws, is at fault.
 * @internal
 */
export function readable<Result>(
  rows: readonly unknown[],
  index: number,
  reading: Pick<Reading, "misread">,
  read: (row: unknown) => Result,
): Result | null {
  try {
    return read(rows[index]);
  } catch (error) {
    reading.misread.push({ path: "", rule: unreadableRule(rows[index], error), value: undefined });
    return null;
  }
}

function faultOf(
  { fault, words, check }: NonNullable<RecordFields[string]>,
  key: string,
  value: unknown,
): Misread | null {
  if (words !== undefined) {
    return words.includes(value as string) ? null : { path: key, rule: `must be one of ${words.join(", ")}`, value };
  }
  const rule = fault?.(value) ?? null;
  if (rule !== null) return { path: key, rule, value };
  if (check === undefined) return null;
  try {
    check(key, value);
    return null;
  } catch (error) {
    const refusal = refusalOf(error);
    return { path: refusal.path, rule: refusal.rule, value: refusal.value };
  }
}

/** @returns The field in whose place it stands, if it stands for one. */
function noteUnknown(
  found: Map<string, UnknownField>,
  place: string,
  row: Row,
  key: string,
  { fields, otherNames = {} }: Pick<RecordKind, "fields" | "otherNames">,
): string | null {
  const name = place + key;
  let known = found.get(name);
  if (known === undefined) {
    if (found.size >= MOST_UNKNOWN) return null;
    const likely = likelyName(key, Object.keys(fields), otherNames, 1 / 4) ?? null;
    known = { rows: 0, meant: likely === null ? null : place + likely, likely, inPlace: 0 };
    found.set(name, known);
  }
  known.rows++;
  const { likely } = known;
  const field = likely === null ? undefined : fields[likely];
  if (likely === null || field === undefined || row[likely] !== undefined) return null;
  // An `owner` that is a text does not stand for `owned`, which is a list.
  if ((row[key] ?? null) === null || faultOf(field, key, row[key]) !== null) return null;
  known.inPlace++;
  return likely;
}

function prefix(misread: Misread[], from: number, path: string): void {
  for (const each of misread.slice(from)) each.path = `${path}${each.path}`.replace(/\.$/, "");
}

/** The fields of an object that has getters or a class of its own, as a plain one. */
function plain(row: Row, fields: RecordFields): Row {
  const prototype: unknown = Object.getPrototypeOf(row);
  if (prototype === Object.prototype || prototype === null) return row;
  return Object.fromEntries(Object.keys(fields).flatMap((key) => (row[key] === undefined ? [] : [[key, row[key]]])));
}

function withChanges(row: Row, changed: ReadonlyMap<string, unknown>, isField: (key: string) => boolean): Row {
  const copy: Record<string, unknown> = {};
  for (const key in row) {
    if (!isField(key)) continue;
    const value = changed.has(key) ? changed.get(key) : row[key];
    if (value !== undefined) copy[key] = value;
  }
  return copy;
}

function valueAt(row: Row, path: string): unknown {
  return path.split(".").reduce<unknown>((value, key) => (value as Row | undefined)?.[key], row);
}
