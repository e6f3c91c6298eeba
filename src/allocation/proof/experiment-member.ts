import { assertArray, assertNumber, assertObject, assertText, RetentionError } from "../../errors.js";
import type { ControlGroup } from "../../measures/draw-control-group.js";
import type { AttentionParts } from "../curves/curve-from-attention.js";

/** What happened to an account of an experiment. */
export interface ExperimentOutcome {
  id: string;
  /** Whether it was still a customer at the end. */
  kept?: boolean | null | undefined;
  /** Spend during the experiment. */
  spend?: number | null | undefined;
  /** Spend in a time as long, before it: the result is adjusted by it. */
  before?: number | null | undefined;
  /** What the draw held alike, such as the segment. */
  stratum?: string | null | undefined;
  /**
   * Reviews that it really got.
   * @defaultValue one in the treated group and none in the other
   */
  reviews?: number | null | undefined;
  /** What one review was assumed to protect or bring, in money, when the groups were drawn. */
  attention?: AttentionParts | null | undefined;
}

/** An outcome with the group it was drawn into. */
export interface Member extends ExperimentOutcome {
  treated: boolean;
}

/** Parts of the attention, each with its figure. */
export const effects = ["keep", "renew", "grow", "winBack"] as const;

/** Which group each account was drawn into. */
export function groupsOf(functionName: string, experiment: ControlGroup): Map<string, boolean> {
  assertObject(functionName, "experiment", experiment);
  const groups = new Map<string, boolean>();
  for (const [path, ids] of [
    ["treated", experiment.treated],
    ["control", experiment.control],
  ] as const) {
    assertArray(functionName, `experiment.${path}`, ids);
    if (ids.length === 0) throw new RetentionError(functionName, `experiment.${path}`, "must not be empty", ids);
    for (const [index, id] of ids.entries()) {
      assertText(functionName, `experiment.${path}[${index}]`, id);
      if (groups.has(id)) throw new RetentionError(functionName, `experiment.${path}[${index}]`, "must come once", id);
      groups.set(id, path === "treated");
    }
  }
  return groups;
}

/** A row of outcomes, checked. */
export function readOutcome(
  functionName: string,
  outcome: ExperimentOutcome,
  groups: ReadonlyMap<string, boolean>,
  seen: Set<string>,
): Member {
  const { id, kept = null, spend = null, before = null, stratum = null, reviews = null, attention = null } = outcome;
  assertText(functionName, "id", id);
  const treated = groups.get(id);
  if (treated === undefined) throw new RetentionError(functionName, "id", "must be in one of the groups", id);
  if (seen.has(id)) throw new RetentionError(functionName, "id", "must come once", id);
  if (kept !== null && typeof kept !== "boolean") {
    throw new RetentionError(functionName, "kept", "must be true or false", kept);
  }
  if (spend !== null) assertNumber(functionName, "spend", spend);
  if (before !== null) assertNumber(functionName, "before", before);
  if (stratum !== null) assertText(functionName, "stratum", stratum);
  if (reviews !== null) assertNumber(functionName, "reviews", reviews, { min: 0 });
  if (attention !== null) {
    assertObject(functionName, "attention", attention);
    for (const part of [...effects, "total"] as const) {
      const stake = attention[part] ?? null;
      if (stake !== null) assertNumber(functionName, `attention.${part}`, stake, { min: 0 });
    }
  }
  seen.add(id);
  return { id, kept, spend, before, stratum, reviews, attention, treated };
}

/** Members of one group. */
export function count(members: readonly Member[], treated: boolean): number {
  return members.filter((member) => member.treated === treated).length;
}

/** Reviews that a member got. */
export function reviewsOf({ reviews, treated }: Member): number {
  return reviews ?? (treated ? 1 : 0);
}

/** Mean reviews of one group's members. */
export function meanReviews(members: readonly Member[], treated: boolean): number {
  const group = members.filter((member) => member.treated === treated);
  return group.length === 0 ? 0 : group.reduce((sum, member) => sum + reviewsOf(member), 0) / group.length;
}
