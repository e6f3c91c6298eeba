import type { Claims } from "./told.js";

/** The days of purchase of each account of a book, by the days since 1970, and the day that it is reviewed as of. */
export interface SeasonScene {
  bought: readonly (readonly number[])[];
  asOf: number;
}

const MONTH = 365.25 / 12;
const mean = (list: readonly number[]): number => list.reduce((sum, each) => sum + each, 0) / list.length;

/** How many months ago a day was. */
const monthsAgo = (day: number, asOf: number): number => Math.floor((asOf - day) / MONTH);

/** Purchases of a month after the first ones, and those of the year round it that fall to a mean month. */
function monthOf({ bought, asOf }: SeasonScene, ago: number): { seen: number; expected: number; own: number[] } {
  let [seen, expected] = [0, 0];
  /** Of each account, what it bought beyond that. */
  const beyond: number[] = [];
  for (const own of bought) {
    const first = monthsAgo(own[0] ?? NaN, asOf);
    if (first <= ago) {
      beyond.push(0);
      continue;
    }
    // Months in which it was a customer throughout, the two that are half in the year by half.
    let [weights, purchases] = [0, 0];
    for (let month = ago - 6; month <= Math.min(ago + 6, first - 1); month++) {
      const weight = Math.abs(month - ago) === 6 ? 0.5 : 1;
      weights += weight;
      purchases += weight * own.filter((day) => monthsAgo(day, asOf) === month).length;
    }
    const bought = own.filter((day) => monthsAgo(day, asOf) === ago).length;
    seen += bought;
    expected += purchases / weights;
    beyond.push(bought - purchases / weights);
  }
  return { seen: seen + 0.5, expected: expected + 0.5, own: beyond };
}

/** Months of record before the day. */
const recordOf = ({ bought, asOf }: SeasonScene): number => (asOf - Math.min(...bought.flat())) / MONTH;

/** Whole years whose months can be held against the half years on both sides of each. */
export function seasonYears(scene: SeasonScene): number {
  return Math.max(0, Math.min(4, Math.floor(recordOf(scene) / 12) - 1));
}

/** How busy each month of the year is, back from the day, over a mean one; `null` where they do not differ. */
export function seasonMonths(scene: SeasonScene): number[] | null {
  if (seasonYears(scene) < 1) return null;
  const months = Math.min(60, Math.floor(recordOf(scene)));
  const asked = Array.from({ length: months }, (_, ago) => ago).filter((ago) => ago >= 6 && ago + 6 < months);
  const counted = new Map(asked.map((ago) => [ago, monthOf(scene, ago)]));
  const round = (ago: number): number => counted.get(ago)?.expected ?? NaN;
  const ratio = (ago: number): number => Math.log((counted.get(ago)?.seen ?? NaN) / round(ago));
  const years = Array.from({ length: 12 }, (_, month) => asked.filter((ago) => ago % 12 === month).map(ratio));
  const means = years.map(mean);
  const middle = mean(means);
  const within = years.flatMap((own, month) => own.map((each) => (each - (means[month] ?? 0)) ** 2));
  const before = 12 * (0.3 ** 2 + mean(asked.map((ago) => 1 / round(ago))));
  const error =
    (within.reduce((sum, each) => sum + each, 0) + before) / (years.reduce((sum, own) => sum + own.length - 1, 0) + 12);
  // What an account buys in a month of its own, year after year, is no more than one event.
  const ofAccounts = Array.from({ length: 12 }, (_, month) => {
    const own = asked.filter((ago) => ago % 12 === month);
    const sums = scene.bought.map((_account, at) =>
      own.reduce((sum, ago) => sum + (counted.get(ago)?.own[at] ?? 0), 0),
    );
    const all = own.reduce((sum, ago) => sum + round(ago), 0);
    return sums.reduce((sum, each) => sum + each ** 2, 0) / all ** 2;
  });
  const errors = years.map(({ length }, month) => Math.max(error / length, ofAccounts[month] ?? NaN));
  // The 95th percentile of χ² with 11 degrees of freedom is what months differ by where nothing but chance does it.
  const beyond = (means.reduce((sum, each) => sum + (each - middle) ** 2, 0) - (19.675 / 11) * 12 * mean(errors)) / 11;
  if (beyond <= 0) return null;
  const belief = Math.min(1, (recordOf(scene) - 24) / 3);
  if (belief <= 0) return null;
  const busy = means.map((each, month) =>
    Math.exp((belief * (each - middle) * beyond) / (beyond + (errors[month] ?? 0))),
  );
  return busy.map((each) => each / mean(busy));
}

/** What is said of the seasons of a book, and of the chance of each of its accounts. */
export const seasonClaims: Claims<SeasonScene> = {
  "portfolio.buys-again.season": ({ days, years }: { days: number; years: number }, scene) =>
    days <= 182 && years >= 1 && years === seasonYears(scene) && seasonMonths(scene) !== null,
  "portfolio.buys-again.season-unknown": (
    { days, years, least }: { days: number; years: number; least: number },
    scene,
  ) => days <= 182 && least === 1 && years === 0 && seasonYears(scene) === 0,
};
