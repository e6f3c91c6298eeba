/**
 * Readers of single fields as CRMs return them: everything may be a text, empty, or missing. Each gives `undefined`
 * for what is not there or cannot be read. Days and moments are read in `read-day`.
 */

/**
 * A text that is not empty, without blanks around it; a number as its digits.
 * @internal
 */
export function text(value: unknown): string | undefined {
  if (typeof value === "number" || typeof value === "bigint") {
    return Number.isFinite(Number(value)) ? String(value) : undefined;
  }
  if (typeof value !== "string") return undefined;
  const trimmed = value.trim();
  return trimmed === "" ? undefined : trimmed;
}

/** Largest number that a record takes: sums of such stay exact. */
const MOST = 1e12;

/**
 * A number that a record may hold, also where it comes as a text.
 * @internal
 */
export function number(value: unknown): number | undefined {
  const read = finite(value);
  return read !== undefined && Math.abs(read) <= MOST ? read : undefined;
}

/**
 * A finite number of any size, also where it comes as a text; -0 is 0.
 * @internal
 */
export function finite(value: unknown): number | undefined {
  if (typeof value === "number") return Number.isFinite(value) ? value + 0 : undefined;
  const digits = text(value);
  if (digits === undefined || !/^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i.test(digits)) return undefined;
  const parsed = Number(digits);
  return Number.isFinite(parsed) ? parsed + 0 : undefined;
}

/**
 * A whole number of at least 0.
 * @internal
 */
export function count(value: unknown): number | undefined {
  const parsed = number(value);
  return parsed !== undefined && Number.isInteger(parsed) && parsed >= 0 ? parsed : undefined;
}

/** What exports write for a checkbox: Salesforce's Data Loader takes all of these but the single letters t and f, which are Postgres's. */
const YES = ["true", "1", "yes", "y", "t", "on"];
const NO = ["false", "0", "no", "n", "f", "off"];

/**
 * A boolean, also as a word or a number of an export in any case: true, yes, on, 1; false, no, off, 0.
 * @internal
 */
export function flag(value: unknown): boolean | undefined {
  if (typeof value === "boolean") return value;
  const word = text(value)?.toLowerCase() ?? "";
  return YES.includes(word) ? true : NO.includes(word) ? false : undefined;
}

/**
 * The first of several fields that holds anything; what it holds may still be no moment.
 * @internal
 */
export function filled(...values: readonly unknown[]): unknown {
  return values.find((value) => value instanceof Date || text(value) !== undefined);
}

/**
 * The host of a web address or of an e-mail address, in lower case and without `www.`.
 * @internal
 */
export function domain(value: unknown): string | undefined {
  const written = text(value)?.toLowerCase();
  if (written === undefined) return undefined;
  const [address = ""] = written
    .replace(/^[a-z][a-z0-9+.-]*:\/\//, "")
    .replace(/^.*@/, "")
    .split(/[/?#:]/);
  const host = address.replace(/^www\./, "").replace(/\.$/, "");
  return /^[^\s.]+(\.[^\s.]+)+$/.test(host) ? host : undefined;
}

/**
 * The ids in a field that lists several, parted by semicolons or commas; what follows a colon is no part of an id.
 * @internal
 */
export function idList(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap((each: unknown) => text(each) ?? []);
  return (text(value) ?? "").split(/[;,]/).flatMap((each) => text(each.split(":")[0]) ?? []);
}

/**
 * What should be an object, as one: without fields where it is none.
 * @internal
 */
export function fields(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : {};
}

/**
 * What should be a list, as one of its objects.
 * @internal
 */
export function objectsIn(value: unknown): object[] {
  return Array.isArray(value) ? value.filter((each: unknown) => typeof each === "object" && each !== null) : [];
}

/**
 * The value that a table has for a key, whatever the key.
 * @internal
 */
export function lookUp<Value>(table: Readonly<Record<string, Value>>, key: string): Value | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}
