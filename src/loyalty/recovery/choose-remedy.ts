import {
  assertFields,
  assertNumber,
  assertObject,
  assertOptions,
  assertRows,
  assertShare,
  assertText,
  RetentionError,
  type OptionNames,
} from "../../errors.js";
import { exactParts, type Contribution, type Explained } from "../../reasons/explained.js";
import { reason, type Reason } from "../../reasons/reason.js";
import type { MeasuredTicket } from "../../service/effort/driver-values.js";
import { recoveryOptionNames, recoveryOf, type RecoveryValue } from "./recovery-value.js";
import type { RecoveryValueOptions } from "./recovery-value-options.js";
import { assertHostRow } from "../../records/rows/host-row.js";
import { TICKET_ROW } from "../../records/rows/host-rows.js";

/** Something you can do about a problem: an apology, a discount, a replacement, a visit. */
export interface Remedy {
  id: string;
  /** What it costs, in the currency of the customer's worth. */
  cost: number;
  /** Minutes of staff that it takes, worth `valueOfAnHour`. @defaultValue 0 */
  minutes?: number | null | undefined;
  /** Expected share of a full solution's worth that it wins, from 0 to 1: from your own records, or your judgment. */
  solves: number;
}

/** What a role may decide on the spot. */
export interface RemedyLimits {
  /** Name of the role. */
  role?: string | null | undefined;
  /**
   * Most that a remedy may cost.
   * @defaultValue no limit
   */
  money?: number | null | undefined;
  /**
   * The remedies that the role may give.
   * @defaultValue all
   */
  remedies?: readonly string[] | null | undefined;
}

/** Options of choosing a remedy. */
export interface ChooseRemedyOptions extends RecoveryValueOptions {
  remedies: readonly Remedy[];
  limits?: RemedyLimits | null | undefined;
  /** What an hour of staff would bring elsewhere, as `allocateReviews` gives it. @defaultValue 0 */
  valueOfAnHour?: number | null | undefined;
}

/** A remedy with what it is expected to be worth. */
export interface RatedRemedy {
  readonly id: string;
  /** What it is expected to win, minus its cost including time. */
  readonly worth: number;
  readonly lower: number;
  readonly upper: number;
  /** Money and time. */
  readonly cost: number;
  /** Whether the limits allow it. */
  readonly allowed: boolean;
  readonly reasons: readonly Reason[];
}

/** What to do about a problem. The contributions add up to `worth`. */
export interface RemedyChoice extends Explained {
  readonly ticketId: string;
  readonly accountId?: string;
  /** The remedy to give now; `null` if none that is allowed is worth its cost. */
  readonly chosen: string | null;
  readonly worth: number;
  readonly lower: number;
  readonly upper: number;
  readonly confidence: number;
  /** A remedy beyond the limits that is worth enough more to ask for approval. */
  readonly escalate: { readonly remedy: string; readonly gain: number } | null;
  /** All remedies, the most valuable first. */
  readonly remedies: readonly RatedRemedy[];
  /** What solving the problem fully is worth. */
  readonly recovery: RecoveryValue;
  readonly currency: string | null;
}

/**
 * Which remedy to offer for a problem on the spot: the one expected to be worth most among those a role may give, and
 * whether a more expensive one is worth asking for.
 *
 * A remedy is worth its share `solves` of `recoveryValue`, less its cost and the time it takes. `recoveryValue` is what
 * solving the problem fully saves in repurchases and word of mouth. No study says how much of a solution each remedy is
 * in your trade: count how many of those who got it bought again, or state your judgment.
 *
 * @param ticket - The problem.
 * @param options - Remedies, limits, and what `recoveryValue` takes.
 * @returns The remedy, what it is worth, and all others in order.
 * @throws RetentionError as `recoveryValue` does, and when there is no remedy, an id comes twice, or a limit names an
 *   unknown one.
 *
 * @example
 * import { chooseRemedy } from "retention-kit";
 *
 * const ticket = { id: "T1", openedAt: "2026-11-20T09:00:00Z", contacts: 2, transfers: 1, resolved: false };
 * const remedies = [
 *   { id: "apology", cost: 0, solves: 0.2 },
 *   { id: "discount", cost: 60, solves: 0.5 },
 *   { id: "replacement", cost: 150, solves: 0.95 },
 * ];
 * const options = { asOf: "2026-11-21", customerValue: 1000, remedies, limits: { role: "clerk", money: 100 } };
 * const { chosen, worth, escalate } = chooseRemedy(ticket, options);
 * [chosen, worth]
 * //=> ["discount", 185.8]
 * escalate
 * //=> { remedy: "replacement", gain: 131.2 }
 */
export function chooseRemedy(ticket: MeasuredTicket, options: ChooseRemedyOptions): RemedyChoice {
  const functionName = "chooseRemedy";
  const known = assertOptions(functionName, "options", options, optionNames());
  const { remedies, limits = {}, valueOfAnHour = 0, ...recoveryOptions } = known;
  assertNumber(functionName, "options.valueOfAnHour", valueOfAnHour, { min: 0 });
  assertRemedies(functionName, remedies, limits);
  assertObject(functionName, "ticket", ticket);
  assertHostRow(functionName, "", ticket, TICKET_ROW);
  const recovery = recoveryOf(ticket, recoveryOptions);

  const rated = remedies
    .map((remedy, index) => ({ remedy, index, rated: rate(remedy, recovery, { limits, valueOfAnHour }) }))
    .sort(
      (one, other) =>
        other.rated.worth - one.rated.worth || one.rated.cost - other.rated.cost || one.index - other.index,
    );
  const allowed = rated.find(({ rated: { allowed: may } }) => may);
  const chosen = allowed !== undefined && allowed.rated.worth > 0 ? allowed : undefined;
  const best = rated[0]?.rated;
  const gain = (best?.worth ?? 0) - Math.max(0, chosen?.rated.worth ?? 0);
  const escalate = best !== undefined && !best.allowed && gain > 0 ? { remedy: best.id, gain } : null;

  const contributions = contributionsOf(chosen?.remedy ?? null, recovery, valueOfAnHour);
  const worth = contributions.reduce((sum, { points }) => sum + points, 0);
  return {
    ticketId: recovery.ticketId,
    ...(recovery.accountId === undefined ? {} : { accountId: recovery.accountId }),
    chosen: chosen?.rated.id ?? null,
    worth,
    lower: chosen?.rated.lower ?? 0,
    upper: chosen?.rated.upper ?? 0,
    confidence: recovery.confidence,
    escalate,
    remedies: rated.map(({ rated: one }) => one),
    recovery,
    currency: recovery.currency,
    contributions,
    reasons: [
      chosen === undefined
        ? reason("loyalty.remedy.none")
        : reason("loyalty.remedy.chosen", { remedy: chosen.rated.id, worth, cost: chosen.rated.cost }),
      ...(escalate === null ? [] : [reason("loyalty.remedy.escalate", escalate)]),
      ...recovery.reasons,
    ],
    assumptions: recovery.assumptions,
    coverage: recovery.coverage,
  };
}

function optionNames(): OptionNames<ChooseRemedyOptions> {
  return { ...recoveryOptionNames(), remedies: true, limits: true, valueOfAnHour: true };
}

function assertRemedies(functionName: string, remedies: readonly Remedy[], limits: RemedyLimits): void {
  assertRows(functionName, "options.remedies", remedies);
  if (remedies.length === 0) throw new RetentionError(functionName, "options.remedies", "must not be empty", remedies);
  const known = new Set<string>();
  for (const [index, remedy] of remedies.entries()) {
    const path = `options.remedies[${index}]`;
    assertFields(functionName, path, remedy, ["id", "cost", "minutes", "solves"]);
    assertText(functionName, `${path}.id`, remedy.id);
    if (known.has(remedy.id)) throw new RetentionError(functionName, `${path}.id`, "must come once", remedy.id);
    known.add(remedy.id);
    assertNumber(functionName, `${path}.cost`, remedy.cost, { min: 0 });
    if (remedy.minutes != null) assertNumber(functionName, `${path}.minutes`, remedy.minutes, { min: 0 });
    assertShare(functionName, `${path}.solves`, remedy.solves);
  }
  assertFields(functionName, "options.limits", limits, ["role", "money", "remedies"]);
  if (limits.role != null) assertText(functionName, "options.limits.role", limits.role);
  if (limits.money != null) assertNumber(functionName, "options.limits.money", limits.money, { min: 0 });
  if (limits.remedies == null) return;
  if (!Array.isArray(limits.remedies)) {
    throw new RetentionError(functionName, "options.limits.remedies", "must be a list of ids", limits.remedies);
  }
  const unknown = (limits.remedies as readonly unknown[]).find((id) => typeof id !== "string" || !known.has(id));
  if (unknown !== undefined) {
    throw new RetentionError(functionName, "options.limits.remedies", "must name remedies", unknown);
  }
}

function rate(
  remedy: Remedy,
  recovery: RecoveryValue,
  { limits, valueOfAnHour }: { limits: RemedyLimits; valueOfAnHour: number },
): RatedRemedy {
  const { id, solves } = remedy;
  const cost = remedy.cost + timeOf(remedy, valueOfAnHour);
  const reasons: Reason[] = [];
  const role = limits.role ?? "";
  if (limits.money != null && remedy.cost > limits.money) {
    reasons.push(reason("loyalty.remedy.beyond-money", { role, cost: remedy.cost, limit: limits.money }));
  }
  if (limits.remedies?.includes(id) === false) reasons.push(reason("loyalty.remedy.not-allowed", { role, remedy: id }));
  const worth = solves * recovery.value - cost;
  if (worth <= 0) reasons.push(reason("loyalty.remedy.not-worth-it", { cost, value: solves * recovery.value }));
  return {
    id,
    worth,
    lower: solves * recovery.lower - cost,
    upper: solves * recovery.upper - cost,
    cost,
    allowed: !reasons.some(
      ({ code }) => code === "loyalty.remedy.beyond-money" || code === "loyalty.remedy.not-allowed",
    ),
    reasons,
  };
}

function timeOf({ minutes }: Remedy, valueOfAnHour: number): number {
  return ((minutes ?? 0) / 60) * valueOfAnHour;
}

function contributionsOf(remedy: Remedy | null, recovery: RecoveryValue, valueOfAnHour: number): Contribution[] {
  const baseline = { factor: "baseline", points: 0, weight: 1, value: null };
  if (remedy === null) return [baseline];
  const saved = recovery.contributions.filter(({ factor }) => factor !== "baseline");
  const parts = exactParts([
    ...saved.map(({ points }) => points * remedy.solves),
    -remedy.cost,
    -timeOf(remedy, valueOfAnHour),
  ]);
  const factors = [...saved.map(({ factor, value }) => ({ factor, value })), { factor: "cost", value: remedy.cost }];
  factors.push({ factor: "time", value: remedy.minutes ?? 0 });
  return [baseline, ...factors.map(({ factor, value }, at) => ({ factor, points: parts[at] ?? 0, weight: 1, value }))];
}
