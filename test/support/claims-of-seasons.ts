import type { Claims } from "./told.js";

/** The days of purchase of each account of a book, by the days since 1970, and the day that it is reviewed as of. */
export interface SeasonScene {
  bought: readonly (readonly number[])[];
  asOf: number;
}

/** Of those who had bought by a day, how many bought within some days after it. */
function counted({ bought }: SeasonScene, start: number, days: number): { known: number; came: number } {
  const known = bought.filter((own) => own.some((day) => day <= start));
  const came = known.filter((own) => own.some((day) => day > start && day <= start + days));
  return { known: known.length, came: came.length };
}

/** Log odds of a share with half an account added either way, and their variance. */
function odds(share: { known: number; came: number }): [number, number] {
  const [yes, no] = [share.came + 0.5, share.known - share.came + 0.5];
  return [Math.log(yes / no), 1 / yes + 1 / no];
}

/** For each year of the past: how far the same days were from the rest of the year on both sides, and what is uncertain of it. */
export function seasonDifferences(scene: SeasonScene, days: number) {
  const first = Math.min(...scene.bought.flat());
  const found: { difference: number; ofCounts: number; windows: number }[] = [];
  for (let year = 1; year <= 4; year++) {
    const start = scene.asOf - Math.round(365.25 * year);
    const own = counted(scene, start, days);
    if (start - first < Math.max(45, days / 2) || own.known < 50) break;
    // The rest of a year whose middle is the season: whole windows on either side, and a part of the outermost.
    let left = (365.25 / days - 1) / 2;
    const others: { share: [number, number]; weight: number }[] = [];
    for (let place = 1; left > 0.05; place++, left--) {
      const sides = [-place, place].map((at) => counted(scene, start + at * days, days));
      if (sides.some(({ known }) => known < 50)) break;
      others.push(...sides.map((side) => ({ share: odds(side), weight: Math.min(1, left) })));
    }
    const total = others.reduce((sum, { weight }) => sum + weight, 0);
    if (total === 0) break;
    const share = odds(own);
    found.push({
      difference: share[0] - others.reduce((sum, other) => sum + (other.weight / total) * other.share[0], 0),
      ofCounts: share[1] + others.reduce((sum, other) => sum + (other.weight / total) ** 2 * other.share[1], 0),
      windows: 1 + others.reduce((sum, { weight }) => sum + (weight / total) ** 2, 0),
    });
  }
  return found;
}

/** How many standard errors the season is from none: .3 is what windows of one book differ by before anything is seen. */
export function seasonScore(scene: SeasonScene, days: number): number {
  const years = seasonDifferences(scene, days);
  const count = years.length;
  const mean = years.reduce((sum, { difference }) => sum + difference, 0) / count;
  const windows = years.reduce((sum, each) => sum + each.windows, 0) / count;
  const scatter = years.reduce((sum, { difference }) => sum + (difference - mean) ** 2, 0.3 ** 2 * windows) / count;
  const ofCounts = years.reduce((sum, each) => sum + each.ofCounts, 0) / count;
  return mean / Math.sqrt((scatter + ofCounts) / count);
}

/** What is said of the seasons of a book, and of the chance of each of its accounts. */
export const seasonClaims: Claims<SeasonScene> = {
  "portfolio.buys-again.season": ({ days, years }: { days: number; years: number }, scene) =>
    years >= 2 &&
    years <= 4 &&
    counted(scene, scene.asOf - Math.round(365.25 * years), days).known >= 50 &&
    seasonDifferences(scene, days).length >= 2 &&
    Math.abs(seasonScore(scene, days)) > 2,
  "portfolio.buys-again.season-unknown": (
    { days, years, least }: { days: number; years: number; least: number },
    scene,
  ) => least === 2 && years < 2 && seasonDifferences(scene, days).length === years,
};
