import {
  assertArray,
  assertCount,
  assertFields,
  assertNumber,
  assertOneOf,
  assertText,
  assertTexts,
  type OtherNames,
  RetentionError,
} from "../../errors.js";
import type { OneOf } from "../../records/values/one-of.js";

/**
 * What a standard is about: a time in minutes, or a count.
 *
 * - `first-reply`: from opening to the first answer.
 * - `next-reply`: from each later message of the customer to its answer; the longest counts.
 * - `periodic-update`: between one answer and the next while the ticket is open; the longest counts.
 * - `first-solution`: from opening to the first time it was marked solved.
 * - `resolution`: from opening to the final solution.
 * - `time-open`: all the time that it was open, including the time before a reopening but not the time in between.
 */
export type StandardMeasure =
  | "first-reply"
  | "next-reply"
  | "periodic-update"
  | "first-solution"
  | "resolution"
  | "time-open"
  | "contacts"
  | "transfers"
  | "reopens";

/** Those measures that are times. */
export type TimeMeasure = Exclude<StandardMeasure, "contacts" | "transfers" | "reopens">;

/** The tickets that a standard or a rule is for: all by default; each field given must fit. */
export interface StandardScope {
  /**
   * Topics it is for.
   * @defaultValue all, also tickets without one
   */
  topics?: readonly string[] | null | undefined;
  /**
   * Products it is for.
   * @defaultValue all
   */
  productIds?: readonly string[] | null | undefined;
  /**
   * First channels it is for.
   * @defaultValue all
   */
  channels?: readonly string[] | null | undefined;
  /**
   * Priorities it is for.
   * @defaultValue all
   */
  priorities?: readonly string[] | null | undefined;
  /**
   * Segments of accounts it is for, by `accounts` of the options.
   * @defaultValue all
   */
  segments?: readonly string[] | null | undefined;
  /**
   * Groups it is for.
   * @defaultValue all
   */
  groups?: readonly string[] | null | undefined;
}

/** How long or how often, and by which clock. */
export interface StandardLimit {
  /** Minutes for a time, at least 0; a whole number for a count. */
  atMost: number;
  /**
   * Clock of a time.
   * @defaultValue business minutes
   */
  clock?: OneOf<"business" | "calendar"> | null | undefined;
  /**
   * What stops the clock: waiting for the customer, according to the ticket's `waits`.
   * @defaultValue no one's
   */
  pauses?: OneOf<"customer"> | null | undefined;
}

/** A limit of which parts may be left to others. */
type OpenLimit = { [Name in keyof StandardLimit]?: StandardLimit[Name] | null | undefined };

/** A limit for some of a standard's tickets. */
export interface StandardRule extends StandardScope, OpenLimit {
  atMost: number;
}

/** A written promise as data: "first answer within 4 business hours in 90% of cases". */
export interface ServiceStandard extends StandardScope, OpenLimit {
  id: string;
  measure: OneOf<StandardMeasure>;
  /** Minutes for a time, at least 0; a whole number for a count. May be missing where there are rules. */
  atMost?: number | null | undefined;
  /**
   * Limits by priority, segment, channel or whatever else a scope names: the first rule that fits a ticket decides.
   * Where none fits, the standard's own `atMost` holds, and without one the standard is not for that ticket.
   */
  rules?: readonly StandardRule[] | null | undefined;
  /** Share of tickets that should meet it, above 0, at most 1. */
  share: number;
}

/** What a rule may take from its standard. */
const SCOPE = ["topics", "productIds", "channels", "priorities", "segments", "groups"] as const;
const LIMIT = ["atMost", "clock", "pauses"] as const;
const OTHER_NAMES: OtherNames = { products: "productIds", teams: "groups", priority: "priorities", target: "share" };

/**
 * Whether a measure is a time, which runs on while nothing happens.
 * @internal
 */
export function isTime(measure: string): measure is TimeMeasure {
  return measure !== "contacts" && measure !== "transfers" && measure !== "reopens";
}

/**
 * Refuses standards that cannot be compared with tickets.
 * @internal
 */
export function assertStandards(functionName: string, standards: readonly ServiceStandard[], hasHours: boolean): void {
  assertArray(functionName, "options.standards", standards);
  const ids = new Set<string>();
  standards.forEach((standard, index) => {
    const path = `options.standards[${index}]`;
    assertFields(functionName, path, standard, ["id", "measure", "share", "rules", ...LIMIT, ...SCOPE], OTHER_NAMES);
    const { id, measure, atMost, share, rules }: ServiceStandard = standard;
    assertText(functionName, `${path}.id`, id);
    if (ids.has(id)) throw new RetentionError(functionName, `${path}.id`, "must not be that of another standard", id);
    ids.add(id);
    assertOneOf(functionName, `${path}.measure`, measure, [
      "first-reply",
      "next-reply",
      "periodic-update",
      "first-solution",
      "resolution",
      "time-open",
      "contacts",
      "transfers",
      "reopens",
    ]);
    assertNumber(functionName, `${path}.share`, share, { above: 0, max: 1 });
    assertScope(functionName, path, standard);
    if (rules == null) {
      assertLimit(functionName, path, measure, standard, standard, hasHours);
      return;
    }
    assertArray(functionName, `${path}.rules`, rules);
    rules.forEach((rule, at) => {
      const rulePath = `${path}.rules[${at}]`;
      assertFields(functionName, rulePath, rule, [...LIMIT, ...SCOPE], OTHER_NAMES);
      assertScope(functionName, rulePath, rule);
      assertLimit(functionName, rulePath, measure, rule, standard, hasHours);
    });
    if (atMost != null) assertLimit(functionName, path, measure, standard, standard, hasHours);
  });
}

function assertScope(functionName: string, path: string, scope: StandardScope): void {
  for (const field of SCOPE) {
    const names: unknown = scope[field];
    if (names != null) assertTexts(functionName, `${path}.${field}`, names);
  }
}

/** A rule has the clock of its standard unless it names its own. */
function assertLimit(
  functionName: string,
  path: string,
  measure: StandardMeasure,
  limit: OpenLimit,
  standard: OpenLimit,
  hasHours: boolean,
): void {
  const { atMost } = limit;
  const clock = limit.clock ?? standard.clock;
  const pauses = limit.pauses ?? standard.pauses;
  if (!isTime(measure)) {
    assertCount(functionName, `${path}.atMost`, atMost);
    return;
  }
  assertNumber(functionName, `${path}.atMost`, atMost, { min: 0 });
  if (clock != null) assertOneOf(functionName, `${path}.clock`, clock, ["business", "calendar"]);
  if (pauses != null) assertOneOf(functionName, `${path}.pauses`, pauses, ["customer"]);
  if (clock !== "calendar" && !hasHours) {
    throw new RetentionError(functionName, `${path}.clock`, 'must be "calendar" where no calendar is given', clock);
  }
}
