import {
  assertArray,
  assertCount,
  assertFields,
  assertNumber,
  assertOneOf,
  assertText,
  RetentionError,
} from "../../errors.js";

/** What a standard is about: a time in minutes, or a count. */
export type StandardMeasure = "first-reply" | "resolution" | "contacts" | "transfers" | "reopens";

/** A written promise as data: "first answer within 4 business hours in 90% of cases". */
export interface ServiceStandard {
  id: string;
  measure: StandardMeasure;
  /** Minutes for `first-reply` and `resolution`, at least 0; a whole number for a count. */
  atMost: number;
  /** Clock of a time; business minutes unless given. */
  clock?: "business" | "calendar";
  /** Share of tickets that is to meet it, above 0, at most 1. */
  share: number;
  /** Topics it is for; all, also tickets without one, unless given. */
  topics?: readonly string[];
  /** Products it is for; all unless given. */
  productIds?: readonly string[];
  /** First channels it is for; all unless given. */
  channels?: readonly string[];
}

const MEASURES: readonly StandardMeasure[] = ["first-reply", "resolution", "contacts", "transfers", "reopens"];
const FIELDS = ["id", "measure", "atMost", "clock", "share", "topics", "productIds", "channels"];

/**
 * Whether a measure is a time, which runs on while nothing happens.
 * @internal
 */
export function isTime(measure: StandardMeasure): measure is "first-reply" | "resolution" {
  return measure === "first-reply" || measure === "resolution";
}

/**
 * Refuses standards that cannot be held against tickets.
 * @internal
 */
export function assertStandards(functionName: string, standards: readonly ServiceStandard[], hasHours: boolean): void {
  assertArray(functionName, "options.standards", standards);
  const ids = new Set<string>();
  standards.forEach((standard, index) => {
    const path = `options.standards[${index}]`;
    assertFields(functionName, path, standard, FIELDS);
    const { id, measure, atMost, clock, share } = standard as ServiceStandard;
    assertText(functionName, `${path}.id`, id);
    if (ids.has(id)) throw new RetentionError(functionName, `${path}.id`, "must not be that of another standard", id);
    ids.add(id);
    assertOneOf(functionName, `${path}.measure`, measure, MEASURES);
    assertNumber(functionName, `${path}.share`, share, { above: 0, max: 1 });
    for (const field of ["topics", "productIds", "channels"] as const) {
      const names: unknown = standard[field];
      if (names !== undefined) assertArray(functionName, `${path}.${field}`, names);
    }
    if (!isTime(measure)) {
      assertCount(functionName, `${path}.atMost`, atMost);
      return;
    }
    assertNumber(functionName, `${path}.atMost`, atMost, { min: 0 });
    if (clock !== undefined) assertOneOf(functionName, `${path}.clock`, clock, ["business", "calendar"]);
    if (clock !== "calendar" && !hasHours) {
      throw new RetentionError(functionName, `${path}.clock`, 'must be "calendar" where no calendar is given', clock);
    }
  });
}
