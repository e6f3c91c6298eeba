import { stoppingChance } from "../buying/stopped-buyers.js";
import type { PaceAtRisk, SpendAtPace } from "./stakes.js";
import type { ValueAtRisk, ValueAtRiskPolicy } from "./value-at-risk.js";

/** What the money that a review can keep follows from, beside the value at risk. */
export interface KeepableContext {
  valueAtRisk: ValueAtRiskPolicy;
  /** What of the coming months' worth, before the margin, is invoiced under the contracts that may be lost. */
  ofContracts: number;
  /** Chance of buying within the months by its purchases alone; `null` where no model tells. */
  byPurchases: number | null;
  /** Where no model tells what is at risk: money of the months at the pace of the last 12, and who stopped buying. */
  atPace: SpendAtPace | null;
}

/** What a review can keep of an account's spend, and what it rests on. */
export interface KeepableMoney {
  /** Of what it buys; `null` where nothing tells. */
  toKeep: number | null;
  /** The value at risk outside the contracts that may be lost; `null` where nothing of it is within them. */
  beyond: ValueAtRisk | null;
  ofPace: PaceAtRisk | null;
}

/**
 * What a review can keep of the money at risk: that of who is still there. Of a customer who has been silent for long most is
 * lost already; one whose loss comes from a problem is there to be asked. A review that cuts the odds of a loss p by a small
 * share s changes it by s × p × (1 − p), where p follows from purchases alone.
 * @internal
 */
export function keepableMoney(
  valueAtRisk: ValueAtRisk | null,
  hasContracts: boolean,
  context: KeepableContext,
): KeepableMoney {
  const ofPace = valueAtRisk === null ? paceAtRisk(hasContracts, context) : null;
  const outside = hasContracts ? beyondContracts(valueAtRisk, context) : valueAtRisk;
  const beyond = outside === valueAtRisk ? null : outside;
  if (outside !== null) return { toKeep: outside.amount * (context.byPurchases ?? 1), beyond, ofPace };
  return { toKeep: ofPace === null ? null : ofPace.amount * (1 - stoppingChance(ofPace.stops)), beyond, ofPace };
}

/** The value at risk without the money that is at risk with the contract already. */
function beyondContracts(
  valueAtRisk: ValueAtRisk | null,
  { ofContracts, valueAtRisk: { margin } }: KeepableContext,
): ValueAtRisk | null {
  if (valueAtRisk === null || ofContracts === 0) return valueAtRisk;
  const beyond = Math.max(0, valueAtRisk.worth.value - ofContracts * margin);
  return { ...valueAtRisk, amount: beyond * valueAtRisk.lost.value };
}

function paceAtRisk(
  hasContracts: boolean,
  { atPace, ofContracts, valueAtRisk: { months, margin } }: KeepableContext,
): PaceAtRisk | null {
  if (atPace === null) return null;
  const { worth, stops, buysAgain } = atPace;
  const stopping = stoppingChance(stops);
  // Who buys within the months buys again at all.
  const isLess = buysAgain !== null && buysAgain < 1 - stopping;
  const beyond = hasContracts ? Math.max(0, worth - ofContracts * margin) : worth;
  const amount = beyond * (isLess ? 1 - buysAgain : stopping);
  return { amount, worth, months, stops, buysAgain: isLess ? buysAgain : null };
}
