import { moment } from "./read-day.js";
import { fields } from "./read-field.js";

/** Where systems keep when a row was last changed, in the row or among its properties. */
const CHANGED = [
  "updatedAt",
  "updated_at",
  "SystemModstamp",
  "LastModifiedDate",
  "hs_lastmodifieddate",
  "lastmodifieddate",
];

/**
 * Whether a row takes the place of an earlier one with its id: where both say when they were last changed, the newer one
 * does, else the one that was given last.
 * @internal
 */
export function replaces(row: object, before: object): boolean {
  const [now, then] = [changedAt(row), changedAt(before)];
  return now === undefined || then === undefined || now >= then;
}

/**
 * The newer one of two rows with one id, with what it does not have at all of the older one: its associations, and
 * properties that were not asked for. An empty one stays empty.
 * @internal
 */
export function completed<Row extends object>(row: Row, older: object): Row {
  const [now, then] = [fields(row), fields(older)];
  const all: Record<string, unknown> = {};
  if (now.associations === undefined && then.associations !== undefined) all.associations = then.associations;
  if (typeof now.properties === "object" && now.properties !== null && then.properties !== undefined) {
    const asked = Object.entries(now.properties).filter(([, value]) => value !== undefined);
    all.properties = { ...fields(then.properties), ...Object.fromEntries(asked) };
  }
  return Object.keys(all).length === 0 ? row : { ...row, ...all };
}

function changedAt(row: object): number | undefined {
  for (const holder of [
    row as Readonly<Record<string, unknown>>,
    fields((row as { properties?: unknown }).properties),
  ]) {
    for (const name of CHANGED) {
      const given = holder[name];
      const at = moment(typeof given === "object" && given !== null && "value" in given ? given.value : given);
      if (at !== undefined) return at;
    }
  }
  return undefined;
}
