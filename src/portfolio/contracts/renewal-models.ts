import type { RandomGenerator } from "pure-rand/types/RandomGenerator";
import { exp } from "../../numeric/elementary/exp.js";
import { pow } from "../../numeric/elementary/pow.js";
import { gamma } from "../../numeric/random/random-variates.js";
import { type ContractModel, logSurvival } from "../../purchases/models/contracts/contract-models.js";
import { fitShiftedBetaGeometric } from "../../purchases/models/contracts/fit-shifted-beta-geometric.js";
import { drawnModel } from "./drawn-model.js";
import type { OneSidedTerms } from "./one-sided.js";

/** What was learned from contracts of one length about renewals. */
export interface RenewalModel {
  /** Calendar months of their terms. */
  readonly termMonths: number;
  /** Terms that ended before `asOf`, so long ago that a late renewal would be known. */
  readonly ended: number;
  /** Those of them that were renewed. */
  readonly renewed: number;
  /** The survival of these contracts; `null` if they are too few, or too alike, to settle one. */
  readonly model: ContractModel | null;
  /**
   * Ended terms of all lengths, if all of them were renewed or none was: the record seems to leave the others out, so
   * the chance is the one assumed when nothing is known. Missing otherwise.
   */
  readonly oneSided?: OneSidedTerms | undefined;
}

/** Chance of the renewal after this many. */
export type RenewalOdds = (renewalsMade: number) => number;

/** Contracts in a row that were renewed as often, and whether the last term of the row was not. */
export interface SettledTerms {
  settled: number;
  hasLeft: boolean;
  customers: number;
}

/** Terms that must have ended either way before a model is fitted to them. */
export const LEAST_EITHER_WAY = 5;

/** Weight of what is taken where nothing is known, in terms. */
export const UNSEEN = 2;

/**
 * What the contracts of one length say of renewing: the shifted beta–geometric model where enough terms were renewed, and
 * enough were not.
 * @internal
 */
export function renewalModel(
  termMonths: number,
  seen: readonly SettledTerms[],
  given: ContractModel | null,
): RenewalModel {
  let [left, renewed] = [0, 0];
  for (const { settled, hasLeft, customers } of seen) {
    renewed += settled * customers;
    if (hasLeft) left += customers;
  }
  return { termMonths, ended: renewed + left, renewed, model: given ?? fittedTo(seen, left, renewed) };
}

function fittedTo(seen: readonly SettledTerms[], left: number, renewed: number): ContractModel | null {
  if (left < LEAST_EITHER_WAY || renewed < LEAST_EITHER_WAY) return null;
  const cohorts = seen.flatMap(({ settled, hasLeft, customers }) =>
    settled === 0 && !hasLeft
      ? []
      : [{ surviving: [...Array<number>(settled + 1).fill(1), ...(hasLeft ? [0] : [])], customers }],
  );
  return settledModel(fitShiftedBetaGeometric(cohorts));
}

/**
 * A model that its data settled. Customers who are all alike have no spread to be fitted: their rate says all there is.
 * @internal
 */
export function settledModel(model: ContractModel): ContractModel | null {
  return model.converged === true && model.covariance !== null ? model : null;
}

/**
 * The chance that is taken for a term of which nothing is known: a year's, of terms that are shorter so much of it that a
 * year of them comes to the same.
 * @internal
 */
export function chanceOfTerm(whenUnknown: number, termMonths: number): number {
  return termMonths < 12 ? pow(whenUnknown, termMonths / 12) : whenUnknown;
}

/**
 * The terms that tell of the chance of a renewal: none of a record that leaves one side out.
 * @internal
 */
export function telling({ ended, renewed, oneSided }: RenewalModel): Pick<RenewalModel, "ended" | "renewed"> {
  return oneSided == null ? { ended, renewed } : { ended: 0, renewed: 0 };
}

/**
 * The best guess of the chance of a renewal: by the model, else the rate of those seen so far together with two that were
 * not seen, in the proportion that is taken where nothing is known; at one half of a year's, Laplace's rule of succession.
 * @internal
 */
export function renewalOdds(renewal: RenewalModel, whenUnknown: number): RenewalOdds {
  const { model, termMonths } = renewal;
  if (model !== null) return (made) => exp(logSurvival(model, made + 1) - logSurvival(model, made));
  const { ended, renewed } = telling(renewal);
  const rate = (renewed + UNSEEN * chanceOfTerm(whenUnknown, termMonths)) / (ended + UNSEEN);
  return () => rate;
}

/**
 * The chances again, as they might be: parameters drawn by the covariance of their logarithms, or a rate from its beta
 * posterior.
 * @internal
 */
export function drawnOdds(renewal: RenewalModel, whenUnknown: number, random: RandomGenerator): RenewalOdds {
  const { model, termMonths } = renewal;
  if (model !== null) {
    const drawn = drawnModel(model, random);
    const known = new Map<number, number>();
    return (made) => {
      let chance = known.get(made);
      if (chance === undefined) {
        known.set(made, (chance = exp(logSurvival(drawn, made + 1) - logSurvival(drawn, made))));
      }
      return chance;
    };
  }
  const { ended, renewed } = telling(renewal);
  const assumed = chanceOfTerm(whenUnknown, termMonths);
  const [more, fewer] = [renewed + UNSEEN * assumed, ended - renewed + UNSEEN * (1 - assumed)];
  if (more === 0 || fewer === 0) return () => (more === 0 ? 0 : 1);
  const kept = gamma(random, more);
  const rate = kept / (kept + gamma(random, fewer));
  return () => rate;
}
