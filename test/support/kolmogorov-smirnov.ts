/**
 * Kolmogorov–Smirnov distance, times √n, that chance exceeds once in a million times; for whole numbers less often.
 * Smirnov's limit: 2·e^(−2x²).
 */
export const ONE_IN_A_MILLION = Math.sqrt(Math.log(2e6) / 2);

/** How many draws a distance is measured on. */
export const DRAWS = 20_000;

/** How far so many draws lie from the distribution that they should follow, times √n. */
export function distance(draw: () => number, cdf: (x: number) => number): number {
  const sample = Float64Array.from({ length: DRAWS }, draw).sort();
  let farthest = 0;
  sample.forEach((x, index) => {
    // Among equal numbers only the last has all of them below or at it.
    if (sample[index + 1] === x) return;
    farthest = Math.max(farthest, Math.abs((index + 1) / DRAWS - cdf(x)));
  });
  return farthest * Math.sqrt(DRAWS);
}
