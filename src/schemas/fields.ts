import * as z from "zod";
import { instantFault, ticketInstantFault } from "../calendar/instant.js";
import { parseDay } from "../calendar/plain-date.js";
import { assertTimeZone } from "../calendar/time-zone.js";
import { RetentionError } from "../errors.js";
import type { RecordKind } from "../reading/field.js";
import type { Instant } from "../records/time.js";

/**
 * The kinds of field that records are made of. Every message completes the sentence that starts with the field's path.
 */

/** A text with at least one character. */
export const text = z.string("must be a text that is not empty").min(1, "must be a text that is not empty");

/** A day that exists. */
export const day = z
  .string("must be a day that exists, as YYYY-MM-DD")
  .refine((date) => !Number.isNaN(parseDay(date)), "must be a day that exists, as YYYY-MM-DD")
  .meta({ format: "date" });

/** A moment. JSON can write it as a text or as a number; a `Date` is taken too. */
export const instant = moment(instantFault);

/** A moment in a ticket: one before 1990 is a count of seconds. */
export const ticketInstant = moment(ticketInstantFault);

/** The name of an IANA zone that the host knows. */
export const timeZone = text.refine(isTimeZone, "must be the name of an IANA time zone");

/** A finite number. */
export const number = z.number("must be a finite number");

/** A finite number of at least 0. */
export const notNegative = number.min(0, "must be at least 0");

/** A share from 0 to 1. */
export const share = notNegative.max(1, "must be at most 1");

/** A whole number of at least 0. */
export const count = notNegative.refine(Number.isInteger, "must be a whole number").meta({ type: "integer" });

/** True or false. */
export const truth = z.boolean("must be true or false");

/** One of a few words. */
export function oneOf<const Words extends readonly [string, ...string[]]>(
  ...words: Words
): z.ZodEnum<{ [Word in Words[number]]: Word }> {
  return z.enum(words, `must be one of ${words.join(", ")}`);
}

/** A list of anything. */
export function list<Item extends z.ZodType>(item: Item): z.ZodArray<Item> {
  return z.array(item, "must be a list");
}

/** An object whose keys and values follow a schema each. */
export function record<Key extends z.ZodType<string, string>, Value extends z.ZodType>(
  key: Key,
  value: Value,
): z.ZodRecord<Key, Value> {
  return z.record(key, value, "must be an object");
}

/** An object with these fields and no others; a field may be left out where its schema says so, but not be `undefined`. */
export function fields<Shape extends z.core.$ZodLooseShape>(shape: Shape): z.ZodObject<Shape, z.core.$strict> {
  return z.strictObject(shape, {
    error: ({ code }) => (code === "unrecognized_keys" ? "must not be there: no such field" : "must be an object"),
  });
}

/**
 * A field that may be left out. `undefined`, `null` and an empty text say that it is not known.
 *
 * This is zod's own `nullish` with one more look at the value; a union or a transform would cost as much as the field.
 */
export function unknownable<Known extends z.ZodType>(known: Known, blank?: null): z.ZodOptional<z.ZodNullable<Known>> {
  const schema = known.nullish();
  const { _zod: internals } = schema;
  const parse = internals.parse.bind(internals);
  internals.parse = internals.run = (payload, context) => {
    if (payload.value !== "") return parse(payload, context);
    return Object.assign(payload, { value: blank });
  };
  return schema;
}

/**
 * What a record must be as a whole, by the rule that the main job reads it by. A field that breaks it alone is no more
 * wanted than the record.
 */
export function wholeOf<Read extends object>({
  whole,
}: RecordKind): (read: Read, context: z.RefinementCtx<Read>) => void {
  return (read, context) => {
    const fault = whole?.(read as Readonly<Record<string, unknown>>) ?? null;
    if (fault === null) return;
    context.addIssue({ code: "custom", path: fault.path.split("."), message: fault.rule });
  };
}

function moment(faultOf: (value: unknown) => string | null): z.ZodType<Instant, Instant> {
  const error = ({ input }: { input?: unknown }): string =>
    instantFault(input) === null ? (faultOf(input) ?? "") : "must be a moment, as 2026-11-21T09:00:00Z";
  return z
    .unknown()
    .refine((value) => faultOf(value) === null, { error })
    .meta({ anyOf: [{ type: "string", format: "date-time" }, { type: "integer" }] }) as z.ZodType<Instant, Instant>;
}

function isTimeZone(name: string): boolean {
  return holds(() => {
    assertTimeZone("timeZone", "value", name);
  });
}

function holds(check: () => unknown): boolean {
  try {
    check();
    return true;
  } catch (error) {
    if (error instanceof RetentionError) return false;
    throw error;
  }
}
