import { reason, type Reason } from "../../reasons/reason.js";
import { telling } from "../contracts/renewal-models.js";
import type { EndingContract, EndlessAtRisk } from "./ending-contracts.js";

/** Contracts whose chance is told, those with most at risk first. */
const MOST_TOLD = 3;

/**
 * What the value at risk of contracts is made of, and what their chances rest on.
 *
 * @param amount - Money of the contracts that run, of the months.
 * @internal
 */
export function reasonsOfContracts(
  amount: number,
  { ending, endless }: { ending: readonly EndingContract[]; endless: readonly EndlessAtRisk[] },
  { months, isBilled, unpriced }: { months: number; isBilled: boolean; unpriced: number },
): Reason[] {
  const ofEnding = sum(ending.map(({ money }) => money));
  const ofEndless = sum(endless.map(({ money }) => money));
  const most = <Of extends { atRisk: number }>(lots: readonly Of[]): Of[] =>
    lots.toSorted((a, b) => b.atRisk - a.atRisk).slice(0, MOST_TOLD);
  return [
    isBilled
      ? reason("portfolio.value-at-risk.billed", { amount, ending: ofEnding, endless: ofEndless, months })
      : ofEndless > 0
        ? reason("portfolio.value-at-risk.of-endless", { amount, ending: ofEnding, endless: ofEndless, months })
        : ofEnding === 0
          ? reason("portfolio.value-at-risk.contracts-run-on", { amount, months })
          : reason("portfolio.value-at-risk.of-contracts", { amount, ending: ofEnding, months }),
    ...oneSided(ending),
    ...assumed(ending),
    ...most(ending.filter(isLearned)).map((lot) => learned(lot, months)),
    ...ending.flatMap(({ renewal: { contractId, endsOn }, renews, isLate }) =>
      isLate ? [reason("portfolio.value-at-risk.renewal-late", { contractId, endsOn, probability: renews })] : [],
    ),
    ...most(endless).map((lot) => ofNoEnd(lot, months)),
    ...([...ending, ...endless].some(({ isSlowed }) => isSlowed) ? [reason("portfolio.renewal.account-slowing")] : []),
    ...(unpriced > 0 ? [reason("portfolio.value-at-risk.contracts-unpriced", { contracts: unpriced })] : []),
  ];
}

/** Whether something is known of the contracts of its length. */
function isLearned({ model, isLate }: EndingContract): boolean {
  return !isLate && model !== null && (model.model !== null || telling(model).ended > 0);
}

/** That the terms which ended tell nothing, as all of them ended alike; once, as they are those of the book. */
function oneSided(ending: readonly EndingContract[]): Reason[] {
  const found = ending.find(({ model, isLate }) => !isLate && model?.model === null && model.oneSided != null);
  return found?.model?.oneSided == null ? [] : [reason("portfolio.renewal.one-sided", { ...found.model.oneSided })];
}

/** Chances that are taken as nothing is known of the contracts of their length, each once. */
function assumed(ending: readonly EndingContract[]): Reason[] {
  const chances = new Set<number>();
  for (const lot of ending) if (!lot.isLate && lot.model !== null && !isLearned(lot)) chances.add(1 - lot.loss);
  return [...chances].map((probability) => reason("portfolio.value-at-risk.renewal-assumed", { probability }));
}

function learned({ renewal: { contractId, renewals }, model, loss }: EndingContract, months: number): Reason {
  const probability = 1 - loss;
  if (model?.model !== null) {
    return reason("portfolio.value-at-risk.renewal-by-model", { contractId, renewals, months, probability });
  }
  const { renewed, ended } = model;
  return reason("portfolio.value-at-risk.renewal-by-rate", { contractId, renewed, ended, months, probability });
}

function ofNoEnd({ contract: { contractId }, model, loss: probability }: EndlessAtRisk, months: number): Reason {
  const { months: seen, ended } = model;
  if (seen === 0) return reason("portfolio.value-at-risk.endless-assumed", { contractId, months, probability });
  const what = model.model === null ? "rate" : "model";
  return reason(`portfolio.value-at-risk.endless-by-${what}`, { contractId, seen, ended, months, probability });
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
