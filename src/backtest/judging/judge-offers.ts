import type { Bounds } from "../../numeric/random/resampled-accounts.js";
import type { JudgedPart, ReadFigure } from "./judged.js";
import { offerRivals } from "./offer-rivals.js";
import { YEAR_DAYS } from "../past/purchase-record.js";
import { type Figures, weighedAuc, weighedMean } from "./weighed-figures.js";
import { ownersOf, type WindowRows } from "../windows/window-rows.js";

/** How well an order of offers told what was bought. */
export interface JudgedOffers {
  /** Over all offers of all accounts. */
  readonly auc: number | null;
  /** Within one account, the mean over those that bought some and not all. */
  readonly aucWithin: number | null;
  /** Share bought of the first offer, and of the first three, of the accounts that bought any. */
  readonly precisionAt1: number | null;
  readonly precisionAt3: number | null;
  readonly intervals: Readonly<Record<"auc" | "aucWithin" | "precisionAt1" | "precisionAt3", Bounds | null>>;
}

/** Orders of the same offers: by the library's probabilities, and by the rules to beat. */
export type OffersByRule = Readonly<Record<"probability" | "popularity" | "coPurchase", JudgedOffers>>;

const OFFER_FIGURES = ["auc", "aucWithin", "precisionAt1", "precisionAt3"] as const;

/**
 * Whether the likelier offers were the ones bought.
 *
 * @param bought - The products that each row bought within the horizon.
 * @param least - Accounts that must have bought an offer for anything to be said.
 * @internal
 */
export function judgeOffers(
  { rows, book, days }: WindowRows,
  bought: readonly ReadonlySet<string>[],
  least: number,
): JudgedPart<OffersByRule | null> {
  const none: JudgedPart<OffersByRule | null> = { figures: [], comparisons: [], result: () => null };
  const offered = rows.flatMap((row, index) => {
    const { offers } = row.predicted.report.opportunity;
    const products = offers.map(({ productId }) => productId);
    const outcomes = products.map((id) => bought[index]?.has(id) ?? false);
    return products.length === 0
      ? []
      : [{ row, products, outcomes, probability: offers.map(({ probability }) => probability) }];
  });
  const outcomes = offered.flatMap((account) => account.outcomes);
  const takers = offered.flatMap((account, place) => (account.outcomes.includes(true) ? [{ ...account, place }] : []));
  if (takers.length < least || !outcomes.includes(false)) return none;

  const owners = ownersOf(offered.flatMap(({ row, products }) => products.map(() => row)));
  const rivals = offerRivals(
    book.accounts.map(({ account }) => account),
    days.asOf - YEAR_DAYS,
  );
  const scores = {
    probability: offered.map(({ probability }) => probability),
    popularity: offered.map(({ products }) => products.map(rivals.popularity)),
    coPurchase: offered.map(({ row, products }) => rivals.coPurchase(row.predicted.account, products)),
  };
  const names = ["probability", "popularity", "coPurchase"] as const;
  const figures: Figures[] = [];
  for (const name of names) {
    const ofTakers = takers.map(({ place, ...account }) => ({ ...account, scores: scores[name][place] ?? [] }));
    const ofChoosers = ofTakers.filter((account) => account.outcomes.includes(false));
    const mean = (figure: string, of: typeof ofTakers, value: (account: (typeof ofTakers)[number]) => number) =>
      weighedMean(`${figure}:${name}`, ownersOf(of.map(({ row }) => row)), Float64Array.from(of, value));
    figures.push(
      weighedAuc(`auc:${name}`, owners, scores[name].flat(), outcomes),
      mean("aucWithin", ofChoosers, (account) => aucOf(account.scores, account.outcomes)),
      mean("precisionAt1", ofTakers, (account) => precisionOf(account.scores, account.outcomes, 1)),
      mean("precisionAt3", ofTakers, (account) => precisionOf(account.scores, account.outcomes, 3)),
    );
  }
  return {
    figures,
    comparisons: (["popularity", "coPurchase"] as const).flatMap((against) =>
      OFFER_FIGURES.map((figure) => ({
        measure: `offers.${figure}`,
        against,
        ours: `${figure}:probability`,
        theirs: `${figure}:${against}`,
        lowerIsBetter: false,
      })),
    ),
    result: resultOf(names),
  };
}

/** Apart from the rows, which need not outlive the figures. */
function resultOf(names: readonly (keyof OffersByRule)[]): (read: ReadFigure) => OffersByRule {
  return (read) =>
    Object.fromEntries(
      names.map((name) => {
        const figures = OFFER_FIGURES.map((figure) => [figure, read(`${figure}:${name}`)] as const);
        const values = Object.fromEntries(figures.map(([figure, { value }]) => [figure, value]));
        return [
          name,
          { ...values, intervals: Object.fromEntries(figures.map(([figure, { bounds }]) => [figure, bounds])) },
        ];
      }),
    ) as OffersByRule;
}

/** Chance that one bought has the higher score than one not bought, ties half. */
function aucOf(scores: readonly number[], outcomes: readonly boolean[]): number {
  let won = 0;
  let pairs = 0;
  scores.forEach((score, taken) => {
    if (outcomes[taken] !== true) return;
    scores.forEach((other, left) => {
      if (outcomes[left] === true) return;
      pairs++;
      won += score > other ? 1 : score === other ? 0.5 : 0;
    });
  });
  return won / pairs;
}

/** Share bought of the first offers by score, equal ones as if drawn at random. */
function precisionOf(scores: readonly number[], outcomes: readonly boolean[], first: number): number {
  const asked = Math.min(first, scores.length);
  const last = scores.toSorted((a, b) => b - a)[asked - 1] ?? 0;
  const tied = scores.filter((score) => score === last).length;
  const above = scores.filter((score) => score > last).length;
  const found = scores.reduce((sum, score, place) => {
    if (outcomes[place] !== true) return sum;
    return sum + (score > last ? 1 : score === last ? (asked - above) / tied : 0);
  }, 0);
  return found / asked;
}
