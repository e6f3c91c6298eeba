import { incompleteBeta } from "../numeric/incomplete-beta.js";

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
 * The rate has a gamma posterior, from a flat prior and the history, so that the count of the window is negative
 * binomial: mean (H + 1)·E/T and shape H + 1, for H tickets in the history's exposure T and the window's exposure E.
 * Without excess variation the tail probability is that of the exact conditional binomial test of two Poisson rates,
 * hence never too small, whatever the rate. Excess variation c, the squared coefficient of variation of the true rate
 * from one window to the next, widens it: shape = 1/(1/(H + 1) + c·(1 + E/T)).
 *
 * Source: Przyborowski & Wilenski (1940), Biometrika 31, for the test; Gelman et al. (2013), "Bayesian Data Analysis",
 * section 2.6, for the gamma–Poisson model.
 *
 * @returns `null` where the history has no exposure.
 * @internal
 */
export function excessTickets(window: Stretch, history: Stretch, excessVariation: number): ExcessTickets | null {
  if (!(history.exposure > 0)) return null;
  const share = window.exposure / history.exposure;
  const expected = (history.tickets + 1) * share;
  const shape = 1 / (1 / (history.tickets + 1) + excessVariation * (1 + share));
  const pValue = window.tickets === 0 ? 1 : incompleteBeta(expected / (shape + expected), window.tickets, shape);
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
    const squares = sum(windows, ({ exposure }) => exposure ** 2);
    const cubes = sum(windows, ({ exposure }) => exposure ** 3);
    for (const { tickets: count, exposure } of windows) {
      const share = (tickets * exposure) / total;
      excess += (count - share) ** 2 - share * (1 - exposure / total);
    }
    const squaredRate = (tickets * (tickets - 1)) / total ** 2;
    scale += squaredRate * (squares - (2 * cubes) / total + squares ** 2 / total ** 2);
  }
  return scale > 0 ? Math.max(0, excess / scale) : 0;
}

function sum<Item>(items: readonly Item[], value: (item: Item) => number): number {
  return items.reduce((total, item) => total + value(item), 0);
}
