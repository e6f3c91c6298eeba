import { wholePower } from "../../numeric/elementary/whole-power.js";
import { betaBinomialTail } from "../../numeric/distributions/beta-binomial.js";
import { squared } from "../../numeric/elementary/squared.js";

/**
 * Tickets in a stretch of time, and how much there was to bring them: days, or days times units in use.
 * @internal
 */
export interface Stretch {
  tickets: number;
  exposure: number;
}

/**
 * What the history leads to expect, and how likely the count is if nothing changed.
 * @internal
 */
export interface ExcessTickets {
  expected: number;
  pValue: number;
}

/**
 * How many tickets a window should have had, and how likely at least as many as it had would have been.
 *
 * With H tickets in the history's exposure T and the window's exposure E, the rate has a gamma posterior from a flat
 * prior, and the window is expected to have (H + 1)·E/T. The tail probability is conditional on the tickets of both
 * together, so that the rate itself drops out: under a steady Poisson rate the window has its share E/(E + T) of them, by
 * the exact binomial test of two rates. Where the rate swings from window to window by a gamma distribution of squared
 * coefficient of variation c, the window's share of all has a beta distribution of parameters 1/c and T/E/c, and its
 * count is beta-binomial. Either way it is exact, whatever the rate.
 *
 * Source: Przyborowski & Wilenski (1940), Biometrika 31, for the binomial; that gamma variables of one scale have a beta
 * share, independent of their sum, is Lukacs (1955), Annals of Mathematical Statistics 26.
 *
 * @returns `null` if the history has no exposure.
 * @internal
 */
export function excessTickets(window: Stretch, history: Stretch, excessVariation: number): ExcessTickets | null {
  if (!(history.exposure > 0)) return null;
  const share = window.exposure / history.exposure;
  const expected = (history.tickets + 1) * share;
  const pValue = betaBinomialTail(window.tickets, window.tickets + history.tickets, excessVariation, 1 / share);
  return { expected, pValue };
}

/**
 * How much more than by chance alone the counts of earlier windows vary: the squared coefficient of variation of the true
 * rate from one window to the next, pooled over all series by the method of moments, at least 0. Under a steady rate λ
 * and exposures e, the squared deviation of a count from its share eλ of the whole has mean eλ(1 − e/Σe).
 *
 * @param series - For each series, its counts in equal windows of the history.
 * @internal
 */
export function excessVariation(series: readonly (readonly Stretch[])[]): number {
  let excess = 0;
  let scale = 0;
  for (const windows of series) {
    const total = sum(windows, ({ exposure }) => exposure);
    const tickets = sum(windows, (window) => window.tickets);
    if (windows.length < 2 || total === 0) continue;
    const squares = sum(windows, ({ exposure }) => squared(exposure));
    const cubes = sum(windows, ({ exposure }) => wholePower(exposure, 3));
    for (const { tickets: count, exposure } of windows) {
      const share = (tickets * exposure) / total;
      excess += squared(count - share) - share * (1 - exposure / total);
    }
    const squaredRate = (tickets * (tickets - 1)) / squared(total);
    scale += squaredRate * (squares - (2 * cubes) / total + squared(squares) / squared(total));
  }
  return scale > 0 ? Math.max(0, excess / scale) : 0;
}

function sum<Item>(items: readonly Item[], value: (item: Item) => number): number {
  return items.reduce((total, item) => total + value(item), 0);
}
