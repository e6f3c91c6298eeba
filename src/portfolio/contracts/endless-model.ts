import type { RandomGenerator } from "pure-rand/types/RandomGenerator";
import { addMonths } from "../../calendar/days/plain-date.js";
import { exp } from "../../numeric/elementary/exp.js";
import { pow } from "../../numeric/elementary/pow.js";
import { gamma } from "../../numeric/random/random-variates.js";
import type { Contract } from "../../records/account/contract.js";
import { type ContractModel, logSurvival } from "../../purchases/models/contracts/contract-models.js";
import { fitContractHazards, type SeenPeriod } from "../../purchases/models/contracts/fit-contract-hazards.js";
import { drawnModel } from "./drawn-model.js";
import { LEAST_EITHER_WAY, settledModel, UNSEEN } from "./renewal-models.js";

/** What contracts without an end that pay as often say of ending. */
export interface EndlessModel {
  /** How often their money is due; `null` for those that do not say. */
  readonly per: NonNullable<Contract["per"]> | null;
  /** Months of such contracts that were seen whole, each with the contract still there or not at its end. */
  readonly months: number;
  /** Contracts that ended in them. */
  readonly ended: number;
  /** Their survival by months; `null` if those that ended are too few, or too alike, to settle one. */
  readonly model: ContractModel | null;
}

/** Chance that a contract runs as many months more as it has run. */
export type StayingOdds = (age: number, months: number) => number;

const MONTHS_OF_YEAR = 12;

/**
 * Whole months from the first day of a contract to another day.
 * @internal
 */
export function wholeMonths(startDay: number, day: number): number {
  let months = Math.max(0, Math.floor(((day - startDay) * MONTHS_OF_YEAR) / 365.25) - 1);
  while (addMonths(startDay, months + 1) <= day) months++;
  return months;
}

/**
 * What contracts without an end say of ending, by months that were seen whole.
 * @internal
 */
export function endlessModel(per: EndlessModel["per"], seen: readonly SeenPeriod[]): EndlessModel {
  let [ended, stayed] = [0, 0];
  for (const period of seen) {
    ended += period.left;
    stayed += period.stayed;
  }
  const isEnough = ended >= LEAST_EITHER_WAY && stayed >= LEAST_EITHER_WAY;
  return { per, months: ended + stayed, ended, model: isEnough ? settledModel(fitContractHazards(seen)) : null };
}

/** Contract months of the assumption: those of two contracts over a year. */
const UNSEEN_MONTHS = UNSEEN * MONTHS_OF_YEAR;

/**
 * The best guess of how long such a contract stays: by the model, else by the rate of the months seen so far, together with
 * two years that were not seen, at the chance that is taken where nothing is known.
 *
 * @param staysWhenUnknown - Chance that such a contract still runs a year later, where nothing is known.
 * @internal
 */
export function stayingOdds({ model, months: seen, ended }: EndlessModel, staysWhenUnknown: number): StayingOdds {
  if (model !== null) return (age, months) => exp(logSurvival(model, age + months) - logSurvival(model, age));
  const ofMonth = pow(staysWhenUnknown, 1 / MONTHS_OF_YEAR);
  const rate = (seen - ended + UNSEEN_MONTHS * ofMonth) / (seen + UNSEEN_MONTHS);
  return (_, months) => pow(rate, months);
}

/**
 * The same, as it might be.
 * @internal
 */
export function drawnStayingOdds(
  { model, months: seen, ended }: EndlessModel,
  staysWhenUnknown: number,
  random: RandomGenerator,
): StayingOdds {
  if (model !== null) {
    const drawn = drawnModel(model, random);
    return (age, months) => exp(logSurvival(drawn, age + months) - logSurvival(drawn, age));
  }
  const ofMonth = pow(staysWhenUnknown, 1 / MONTHS_OF_YEAR);
  const [more, fewer] = [seen - ended + UNSEEN_MONTHS * ofMonth, ended + UNSEEN_MONTHS * (1 - ofMonth)];
  if (more === 0 || fewer === 0) return () => (more === 0 ? 0 : 1);
  const kept = gamma(random, more);
  const rate = kept / (kept + gamma(random, fewer));
  return (_, months) => pow(rate, months);
}
