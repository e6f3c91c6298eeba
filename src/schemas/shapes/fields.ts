import { $ZodObjectJIT } from "zod/v4/core";
import * as z from "zod/mini";
import { refusalOf } from "../../errors.js";
import * as fault from "../../reading/field.js";
import { type Fault, MOST, type RecordKind } from "../../reading/field.js";
import { assertTimeZone } from "../../calendar/days/time-zone.js";
import type { Instant } from "../../records/values/time.js";

/**
 * The kinds of field that records are made of. Every message completes the sentence that starts with the field's path.
 * Each takes what the main job takes, by the same rule; zod says what it is, in types and as JSON Schema.
 */

/** A text with at least one character. */
export const text = held(z.string().check(z.minLength(1)), fault.text);

/** A day that exists. */
export const day = held(z.string().check(z.meta({ format: "date" })), fault.day);

/** A moment. JSON can write it as a text or as a number; a `Date` is taken too. */
export const instant = held(moment(), fault.instant);

/** A moment in a ticket: one before 1990 is a count of seconds. */
export const ticketInstant = held(moment(), fault.ticketInstant);

/** The name of an IANA zone that the host knows. */
export const timeZone = held(z.string().check(z.minLength(1)), (value) => {
  try {
    assertTimeZone("timeZone", "value", value);
    return null;
  } catch (error) {
    return refusalOf(error).rule;
  }
});

/** A finite number. */
export const number = held(z.number().check(z.gte(-MOST), z.lte(MOST)), fault.number);

/** A finite number of at least 0. */
export const notNegative = held(z.number().check(z.gte(0), z.lte(MOST)), fault.notNegative);

/** A share from 0 to 1. */
export const share = held(z.number().check(z.gte(0), z.lte(1)), fault.share);

/** A whole number of at least 0. */
export const count = held(z.int().check(z.gte(0), z.lte(MOST)), fault.count);

/** A price. */
export const price = held(z.number().check(z.gte(0), z.lte(1e9)), fault.price);

/** Months that something lasts. */
export const lifespan = held(z.int().check(z.gte(1), z.lte(1200)), fault.lifespan);

/** True or false. */
export const truth = held(z.boolean(), fault.truth);

/** A day, or whether at all. */
export const dayOrTruth = held(z.union([day, z.boolean()]), fault.dayOrTruth);

/** One of a few words. */
export function oneOf<const Words extends readonly [string, ...string[]]>(
  ...words: Words
): z.ZodMiniEnum<{ [Word in Words[number]]: Word }> {
  const rule = `must be one of ${words.join(", ")}`;
  return held(z.enum(words), (value) => (words.includes(value as string) ? null : rule));
}

/** A list of anything. */
export function list<Item extends z.ZodMiniType>(item: Item): z.ZodMiniArray<Item> {
  return z.array(item, "must be an array");
}

/** An object, or a list in its place: what is at fault is told of the one that it is. */
export function objectOrList<One extends z.ZodMiniType, List extends z.ZodMiniType>(
  one: One,
  several: List,
): z.ZodMiniUnion<readonly [One, List]> {
  const schema = z.union([one, several]);
  const { _zod: internals } = schema;
  internals.parse = internals.run = (payload, context) =>
    (Array.isArray(payload.value) ? several : one)._zod.run(payload, context);
  return schema;
}

/** An object whose keys and values follow a schema each. */
export function record<Key extends z.ZodMiniType<string, string>, Value extends z.ZodMiniType>(
  key: Key,
  value: Value,
): z.ZodMiniRecord<Key, Value> {
  return z.record(key, value, "must be an object");
}

/** An object with these fields and no others, held to what the record must be as a whole. */
export function fields<Shape extends z.core.$ZodLooseShape>(
  shape: Shape,
  kind: Pick<RecordKind, "whole"> = {},
): z.ZodMiniObject<Shape, z.core.$strict> {
  const schema = compiled(
    z.strictObject(shape, {
      error: ({ code }) => (code === "unrecognized_keys" ? "must not be there: no such field" : "must be an object"),
    }),
  );
  const { whole } = kind;
  if (whole === undefined) return schema;
  const { _zod: internals } = schema;
  const run = internals.run.bind(internals);
  const hold = (payload: z.core.ParsePayload): z.core.ParsePayload => {
    const found = payload.issues.length > 0 ? null : whole(payload.value as Readonly<Record<string, unknown>>);
    if (found !== null) payload.issues.push(issue(schema, payload.value, found.rule, found.path.split(".")));
    return payload;
  };
  internals.run = (payload, context) => {
    const read = run(payload, context);
    return read instanceof Promise ? read.then(hold) : hold(read);
  };
  return schema;
}

/**
 * An object schema that reads its fields by a function written for them, as those of zod's larger half do: three times as
 * fast, and a kilobyte more. Where code may not be made of texts, zod reads field by field.
 */
export function compiled<Schema extends z.core.$ZodObject>(schema: Schema): Schema {
  const { _zod: internals } = schema;
  const isPlain = internals.run === internals.parse;
  $ZodObjectJIT.init(schema, internals.def);
  if (isPlain) internals.run = (payload, context) => internals.parse(payload, context);
  return schema;
}

/** A field that may be left out. `undefined`, `null` and an empty text say that it is not known. */
export function unknownable<Known extends z.ZodMiniType>(
  known: Known,
  blank?: null,
): z.ZodMiniOptional<z.ZodMiniNullable<Known>> {
  const schema = z.nullish(known);
  const { _zod: internals } = schema;
  internals.parse = internals.run = (payload, context) => {
    const value: unknown = payload.value;
    if (value === undefined || value === null) return payload;
    return value === "" ? Object.assign(payload, { value: blank }) : known._zod.run(payload, context);
  };
  return schema;
}

/**
 * A schema that takes what has no fault, in place of its own checks, which say the same to JSON Schema. They would cost
 * several times as much, and be a second rule.
 */
function held<Schema extends z.ZodMiniType>(schema: Schema, faultOf: Fault): Schema {
  const { _zod: internals } = schema;
  internals.parse = internals.run = (payload) => {
    const rule = faultOf(payload.value);
    if (rule !== null) payload.issues.push(issue(schema, payload.value, rule, []));
    // JSON and people know one zero; -0 becomes it.
    else if (payload.value === 0) payload.value = 0;
    return payload;
  };
  return schema;
}

function issue(inst: z.core.$ZodType, input: unknown, message: string, path: PropertyKey[]): z.core.$ZodRawIssue {
  return { code: "custom", inst: inst as never, input, message, path };
}

function moment(): z.ZodMiniType<Instant, Instant> {
  return z
    .unknown()
    .check(z.meta({ anyOf: [{ type: "string", format: "date-time" }, { type: "integer" }] })) as z.ZodMiniType<
    Instant,
    Instant
  >;
}
