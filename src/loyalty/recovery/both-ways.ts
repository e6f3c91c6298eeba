import { firstInstantAt } from "../../calendar/working-time/business-clock.js";
import { ticketMs } from "../../calendar/days/instant.js";
import { MS_PER_DAY } from "../../calendar/days/plain-date.js";
import { assertNumber, RetentionError } from "../../errors.js";
import type { MeasuredTicket } from "../../service/effort/driver-values.js";
import { effortOnly } from "../../service/effort/effort-only.js";
import { unsolved } from "../../accounts/unsolved.js";
import { exactParts } from "../../reasons/explained.js";
import { logistic } from "../../numeric/functions/logistic.js";
import { type EstimateContext, resolveEstimateContext } from "../estimate/estimate-context.js";
import { asItStood } from "../estimate/ticket-as-it-stood.js";
import type { LoyaltyEvidence } from "../estimate/loyalty-evidence.js";
import { type WeighedEvidence, weighEvidence } from "../estimate/weigh-evidence.js";
import type { RecoveryValueOptions } from "./recovery-value-options.js";

/** A customer's evidence with a problem that is solved now, and with one that is left. */
interface BothWays {
  solvedAlready: boolean;
  effort: Efforts;
  ifSolved: WeighedEvidence;
  ifLeft: WeighedEvidence;
}

/**
 * Weighs both.
 * @internal
 */
export function bothWays(
  ticket: MeasuredTicket,
  customer: LoyaltyEvidence,
  given: Pick<RecoveryValueOptions, "effortIfSolved" | "effortIfLeft">,
  estimating: EstimateContext,
): BothWays {
  const { resolved, resolvedAt } = asItStood("recoveryValue", ticket, estimating.fading)?.ticket ?? ticket;
  const solvedAlready = resolved ?? (resolvedAt ?? null) !== null;
  const effort = solvedAlready ? asItStands(ticket, estimating) : effortsOf(ticket, given, estimating);
  const withEffort = (felt: number): WeighedEvidence => {
    // Set after the copy: a field that follows a spread takes twenty times as long.
    const evidence: LoyaltyEvidence = { ...customer };
    evidence.effort = felt;
    return weighEvidence("recoveryValue", evidence, estimating);
  };
  return { solvedAlready, effort, ifSolved: withEffort(effort.ifSolved), ifLeft: withEffort(effort.ifLeft) };
}

/**
 * A function that tells the `value` of `recoveryOf` alone, of one ticket after the other: the options are looked at once, and
 * nothing is explained. Word of mouth is left out.
 * @internal
 */
export function solvingReader(
  options: Pick<RecoveryValueOptions, "asOf" | "model" | "effortPolicy" | "assumptions">,
): (ticket: MeasuredTicket, customerValue: number, customer: LoyaltyEvidence) => number {
  const estimating = resolveEstimateContext("recoveryValue", options);
  return (ticket, customerValue, customer) => {
    assertNumber("recoveryValue", "options.customerValue", customerValue, { min: 0 });
    const { ifSolved, ifLeft } = bothWays(ticket, customer, {}, estimating);
    const saved = logistic(ifSolved.logOdds) - logistic(ifLeft.logOdds);
    return exactParts([saved * customerValue, 0])[0] ?? 0;
  };
}

/** Effort that a problem costs either way. */
interface Efforts {
  ifSolved: number;
  ifLeft: number;
}

function effortsOf(
  ticket: MeasuredTicket,
  options: Pick<RecoveryValueOptions, "effortIfSolved" | "effortIfLeft">,
  { fading, effort }: EstimateContext,
): Efforts {
  const opened = ticketMs("recoveryValue", "openedAt", ticket.openedAt);
  const solvedAt = Math.max(opened, firstInstantAt(fading.asOfDay * MS_PER_DAY, fading.timeZone));
  const scored = (path: "effortIfSolved" | "effortIfLeft", as: MeasuredTicket): number => {
    const given = options[path];
    if (given !== undefined) {
      assertNumber("recoveryValue", `options.${path}`, given, { min: 1, max: 5 });
      return given;
    }
    const score = effortOnly("recoveryValue", as, effort);
    if (score !== null) return score;
    throw new RetentionError("recoveryValue", `options.${path}`, "must be given: the ticket tells too little", given);
  };
  return {
    ifSolved: scored("effortIfSolved", { ...ticket, resolved: true, resolvedAt: solvedAt }),
    ifLeft: scored("effortIfLeft", unsolved(ticket)),
  };
}

/** Of a ticket that was solved, both efforts are what it cost. */
function asItStands(ticket: MeasuredTicket, { effort }: EstimateContext): Efforts {
  const score = effortOnly("recoveryValue", ticket, effort);
  if (score === null) throw new RetentionError("recoveryValue", "ticket", "must tell enough to be scored", ticket.id);
  return { ifSolved: score, ifLeft: score };
}
