import { addTo } from "../../records/values/add-to.js";
import type { RandomGenerator } from "pure-rand/types/RandomGenerator";
import { exp } from "../../numeric/elementary/exp.js";
import { cholesky } from "../../numeric/fitting/cholesky.js";
import { gamma, normal } from "../../numeric/random/random-variates.js";
import type { ContractModel } from "../../purchases/models/contracts/contract-models.js";
import { logSurvival } from "../../purchases/models/contracts/contract-models.js";
import { fitShiftedBetaGeometric } from "../../purchases/models/contracts/fit-shifted-beta-geometric.js";
import { isSettled, type RenewalChain } from "../../measures/contracts/renewal-chains.js";

/** What the contracts of one length say of renewing. */
export interface RenewalModel {
  /** Calendar months of their terms. */
  readonly termMonths: number;
  /** Terms that ended before `asOf`, so long ago that a late renewal would be known. */
  readonly ended: number;
  /** Those of them that were renewed. */
  readonly renewed: number;
  /** The survival of these contracts; `null` if they are too few, or too alike, to settle one. */
  readonly model: ContractModel | null;
}

/** Chance of the renewal after this many. */
export type RenewalOdds = (renewalsMade: number) => number;

/** Terms that must have ended either way before a model is fitted to them. */
const LEAST_EITHER_WAY = 5;

/**
 * A model for each length of contract, from the terms that ended before `asOf`: the shifted beta–geometric model where
 * enough of them were renewed, and enough were not.
 * @internal
 */
export function renewalModels(
  chains: readonly RenewalChain[],
  given: ContractModel | null,
  asOfDay: number,
): RenewalModel[] {
  const byTerm = new Map<number, RenewalChain[]>();
  for (const chain of chains) {
    if (chain.termMonths === null) continue;
    addTo(byTerm, chain.termMonths, chain);
  }
  return [...byTerm]
    .sort(([a], [b]) => a - b)
    .map(([termMonths, alike]) => {
      const left = alike.filter((chain) => hasLeft(chain, asOfDay)).length;
      const renewed = alike.reduce((sum, { settled }) => sum + settled, 0);
      return { termMonths, ended: renewed + left, renewed, model: given ?? fittedTo(alike, left, renewed, asOfDay) };
    });
}

/**
 * Whether a chain is over, and ended so long ago that it would be known if it had been renewed late: as late as the renewals
 * that count.
 */
function hasLeft(chain: RenewalChain, asOfDay: number): boolean {
  const { isOver, endDay } = chain;
  return isOver && (endDay === null || endDay >= asOfDay || isSettled(chain, asOfDay));
}

/** Share of the renewals that came after the end, with so many unseen ones in the proportion that is taken where nothing is known. */
export function shareRenewedLate(chains: readonly RenewalChain[], whenUnknown: number): number {
  const renewals = chains.reduce((sum, { signed }) => sum + signed.length - 1, 0);
  const late = chains.reduce((sum, { renewedLate }) => sum + renewedLate, 0);
  return (late + UNSEEN * whenUnknown) / (renewals + UNSEEN);
}

function fittedTo(
  chains: readonly RenewalChain[],
  left: number,
  renewed: number,
  asOfDay: number,
): ContractModel | null {
  if (left < LEAST_EITHER_WAY || renewed < LEAST_EITHER_WAY) return null;
  const alike = new Map<string, { surviving: number[]; customers: number }>();
  for (const chain of chains) {
    const surviving = [...Array<number>(chain.settled + 1).fill(1), ...(hasLeft(chain, asOfDay) ? [0] : [])];
    if (surviving.length < 2) continue;
    const key = surviving.join("");
    const known = alike.get(key);
    if (known === undefined) alike.set(key, { surviving, customers: 1 });
    else known.customers++;
  }
  const model = fitShiftedBetaGeometric([...alike.values()]);
  // Customers who are all alike have no spread to be fitted: their rate says all there is.
  return model.converged === true && model.covariance !== null ? model : null;
}

/**
 * The best guess of the chance of a renewal: by the model, else the rate of those seen so far together with one renewal
 * and one end that were not seen, in the proportion that is taken where nothing is known: Laplace's rule of succession.
 * @internal
 */
export function renewalOdds({ model, ended, renewed }: RenewalModel, whenUnknown: number): RenewalOdds {
  if (model !== null) return (made) => exp(logSurvival(model, made + 1) - logSurvival(model, made));
  const rate = (renewed + UNSEEN * whenUnknown) / (ended + UNSEEN);
  return () => rate;
}

/** Weight of what is taken where nothing is known, in terms. */
const UNSEEN = 2;

/**
 * The chances again, as they might be: parameters drawn by the covariance of their logarithms, or a rate from its beta
 * posterior.
 * @internal
 */
export function drawnOdds(
  { model, ended, renewed }: RenewalModel,
  whenUnknown: number,
  random: RandomGenerator,
): RenewalOdds {
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
  const [more, fewer] = [renewed + UNSEEN * whenUnknown, ended - renewed + UNSEEN * (1 - whenUnknown)];
  if (more === 0 || fewer === 0) return () => (more === 0 ? 0 : 1);
  const kept = gamma(random, more);
  const rate = kept / (kept + gamma(random, fewer));
  return () => rate;
}

/** Farthest that a logarithm of a parameter is taken from its estimate: beyond, the covariance says nothing. */
const FARTHEST = 5;

function drawnModel(model: ContractModel, random: RandomGenerator): ContractModel {
  const names = Object.keys(model.parameters);
  const estimates = model.parameters as unknown as Record<string, number>;
  const values = names.map((name) => estimates[name] ?? 1);
  const logs = model.covariance?.map((row, first) =>
    row.map((entry, second) => entry / ((values[first] ?? 1) * (values[second] ?? 1))),
  );
  const factor = logs === undefined ? null : cholesky(logs);
  if (factor === null) return model;
  const z = names.map(() => normal(random));
  const parameters = Object.fromEntries(
    names.map((name, row) => {
      const shift = (factor[row] ?? []).reduce((sum, entry, column) => sum + entry * (z[column] ?? 0), 0);
      return [name, (values[row] ?? 1) * exp(Math.max(-FARTHEST, Math.min(FARTHEST, shift)))];
    }),
  );
  return { ...model, parameters } as unknown as ContractModel;
}
