/* eslint-disable @typescript-eslint/no-non-null-assertion -- sums over thousands of frequencies; indices run below the arrays' lengths. */
import { binaryCeiling, powerOfTwo } from "../elementary/words.js";
import { type ComplexPoints, complexPoints } from "./lattice-distributions.js";
import type { DistributionFunction } from "./distribution-function.js";
import { LEAST_NUMBERS, leastNumbers, ROUNDING } from "./lattice-least-numbers.js";
import { firstEnough } from "../discrete/bisect.js";
import type { LatticeDistributions } from "./lattice-distributions.js";
import { log as ln } from "../elementary/log.js";
import { exp } from "../elementary/exp.js";
import { cos, sin } from "../elementary/trigonometry.js";
import { squared } from "../elementary/squared.js";

/** Probability left outside the window on either side, as a natural logarithm: e^−25 is below 2e-11. */
const OUTSIDE = 25;

/** Frequencies are taken in blocks until a block has nothing above `NEGLIGIBLE`, and at most this many. */
const BLOCK = 32;
const NEGLIGIBLE = 1e-12;
const MOST_FREQUENCIES = 4096;
/** Share of the window, five deviations, over which smoothing spreads a number. */
const SMOOTHED_OVER = 0.001;
/** A lattice with gaps makes the characteristic function return; one return is wider than this many frequencies. */
const PROBE = 8;
/** Window size up to which returns are looked for: in wider ones a gap between numbers is nothing. */
const PROBED = 8192;

/**
 * Distribution functions and quantiles of lattice distributions by Fourier inversion of their generating functions.
 *
 * The window that holds all but 2e-11 of the probability on either side comes from Chernoff's bound
 * P(X ≥ b) ≤ E zˣ·z⁻ᵇ. Frequencies end where the characteristic function is below 1e-12. Where it is not after 4,096
 * of them, as for few customers and a chain that may end at once or grow large, the distribution is smoothed with a
 * deviation of 1/4,800 of the window, and inverted again, exactly, at its least 1,024 numbers. In windows beyond 8,192
 * numbers, a distribution with gaps has its quantiles to within half a gap.
 *
 * Source: Abate & Whitt (1992), "Numerical inversion of probability generating functions", Operations Research
 * Letters 12, with the window in place of their damping.
 * @internal
 */
export function invertedLattices(distributions: LatticeDistributions): DistributionFunction[] {
  const result = distributions.moments.map(({ mean }) => certain(Math.round(mean)));
  const random = distributions.moments.flatMap(({ variance }, member) => (variance > 0 ? [member] : []));
  if (random.length === 0) return result;

  const windows = windowsOf(distributions, random);
  for (const size of new Set(windows.map((window) => window.size))) {
    const alike = windows.filter((window) => window.size === size);
    const { spectra, smoothed } = spectraOf(distributions, alike, size);
    alike.forEach((window, index) => {
      const inverted = inversion(spectra[index]!, window);
      result[window.member] = smoothed ? withLeastExact(distributions, window, inverted) : inverted;
    });
  }
  return result;
}

function certain(value: number): DistributionFunction {
  return { upTo: (number) => (number < value ? 0 : 1), quantile: () => value };
}

/** Smoothing may have moved probability from or to the least numbers, which is put right. */
function withLeastExact(
  distributions: LatticeDistributions,
  { member, first, size }: Window,
  smoothed: DistributionFunction,
): DistributionFunction {
  const reach = first + LEAST_NUMBERS + size * SMOOTHED_OVER;
  let made: ReturnType<typeof leastNumbers> | undefined;
  const exact = (): ReturnType<typeof leastNumbers> => (made ??= leastNumbers(distributions, { member, first }));
  return {
    upTo: (number) => {
      if (number < first) return 0;
      return number < first + LEAST_NUMBERS ? exact().upTo(number) : smoothed.upTo(number);
    },
    quantile: (probability) => {
      const found = smoothed.quantile(probability);
      return found > reach ? found : (exact().quantile(probability) ?? Math.max(found, first + LEAST_NUMBERS));
    },
  };
}

interface Window {
  member: number;
  /** The first number of the window, and the first that has any probability to speak of. */
  least: number;
  first: number;
  /** Count of whole numbers in it, a power of two. */
  size: number;
}

function windowsOf({ moments, logGenerating }: LatticeDistributions, members: readonly number[]): Window[] {
  const widest = Math.sqrt(Math.max(...members.map((member) => moments[member]!.variance)));
  const logs: number[] = [];
  for (let log = 0.02 / Math.max(widest, 1); log < 40; log *= 1.7) logs.push(log);

  const upper = logGenerating(realPoints(logs), members);
  const lower = logGenerating(realPoints(logs.map((log) => -log)), members);
  return members.map((member, index) => {
    const { mean, variance } = moments[member]!;
    let least = -Infinity;
    let most = Infinity;
    logs.forEach((log, at) => {
      const above = (upper[index]!.re[at]! + OUTSIDE) / log;
      const below = -(lower[index]!.re[at]! + OUTSIDE) / log;
      if (Number.isFinite(above)) most = Math.min(most, above);
      if (Number.isFinite(below)) least = Math.max(least, below);
    });
    // Where the generating function diverges too early for a bound, Chebyshev's at 1e-4 must do.
    // Rounding of very large means can put bounds in the wrong order: they then tell nothing either.
    const crossed = most < least;
    if (crossed || most === Infinity) most = mean + 100 * Math.sqrt(variance);
    if (crossed || least === -Infinity) least = mean - 100 * Math.sqrt(variance);
    const first = Math.floor(least);
    // A wide window may have to be smoothed, and what is smoothed past one end comes back at the other.
    const margin = most - least > 2 * MOST_FREQUENCIES ? 2 * SMOOTHED_OVER * (most - least) : 1;
    least = Math.floor(least - margin);
    return { member, least, first, size: powerOfTwo(binaryCeiling(most + margin - least + 1)) };
  });
}

function realPoints(logs: readonly number[]): ComplexPoints {
  return { re: Float64Array.from(logs, exp), im: new Float64Array(logs.length) };
}

/**
 * Coefficients c_k of the distribution function: with n = x − least + 1,
 * P(X ≤ x) = (n + Σ 2·Re(c_k − c_k·e^(−iθ_k n))) / size over the frequencies θ_k = 2πk/size, k ≥ 1.
 */
function spectraOf(
  distributions: LatticeDistributions,
  windows: readonly Window[],
  size: number,
): { spectra: ComplexPoints[]; smoothed: boolean } {
  const last = Math.min(size / 2, MOST_FREQUENCIES);
  const spectra = windows.map(() => complexPoints(last));
  let used = 0;
  let silent = false;
  while (used < last && !silent) {
    const frequencies = upwards(used + 1, Math.min(used + BLOCK, last), 1);
    const values = characteristic(distributions, windows, size, frequencies);
    spectra.forEach((spectrum, index) => {
      addCoefficients(spectrum, values[index]!, windows[index]!, size, frequencies);
    });
    used += frequencies.length;
    if (!isSilent(values)) continue;
    const probes = size <= PROBED ? upwards(used + PROBE / 2, size / 2, PROBE) : [];
    silent = isSilent(characteristic(distributions, windows, size, probes));
  }
  const smoothed = !silent && last < size / 2;
  if (smoothed) for (const spectrum of spectra) smooth(spectrum);
  return {
    spectra: spectra.map(({ re, im }) => ({ re: re.subarray(0, used), im: im.subarray(0, used) })),
    smoothed,
  };
}

function upwards(from: number, to: number, step: number): number[] {
  return Array.from({ length: Math.max(0, Math.floor((to - from) / step) + 1) }, (_, index) => from + step * index);
}

/** Logarithms of the characteristic functions. */
function characteristic(
  { logGenerating }: LatticeDistributions,
  windows: readonly Window[],
  size: number,
  frequencies: readonly number[],
): readonly ComplexPoints[] {
  const angles = Float64Array.from(frequencies, (frequency) => (2 * Math.PI * frequency) / size);
  const points = { re: angles.map(cos), im: angles.map(sin) };
  return logGenerating(
    points,
    windows.map(({ member }) => member),
  );
}

function isSilent(values: readonly ComplexPoints[]): boolean {
  return values.every(({ re }) => re.every((modulus) => modulus < ln(NEGLIGIBLE)));
}

function addCoefficients(
  spectrum: ComplexPoints,
  { re, im }: ComplexPoints,
  { least }: Window,
  size: number,
  frequencies: readonly number[],
): void {
  frequencies.forEach((frequency, at) => {
    const half = (Math.PI * frequency) / size;
    // The frequency at half the window is its own conjugate, so it counts once and not twice.
    const weight = frequency === size / 2 ? 0.5 : 1;
    // Division by 1 − e^(−iθ) = 2·sin(θ/2)·e^(i(π − θ)/2) sums the probabilities.
    const scale = (weight * exp(re[at]!)) / (2 * sin(half));
    const phase = im[at]! - 2 * half * least + half - Math.PI / 2;
    spectrum.re[frequency - 1] = scale * cos(phase);
    spectrum.im[frequency - 1] = scale * sin(phase);
  });
}

/** Fades the frequencies out with a normal curve, down to 1e-6 at the last. */
function smooth({ re, im }: ComplexPoints): void {
  for (let at = 0; at < re.length; at++) {
    const fade = exp(-14 * squared((at + 1) / re.length));
    re[at]! *= fade;
    im[at]! *= fade;
  }
}

function inversion({ re, im }: ComplexPoints, { least, size }: Window): DistributionFunction {
  const start = 2 * re.reduce((sum, value) => sum + value, 0);
  const upToCount = (count: number): number => {
    const angle = (2 * Math.PI * count) / size;
    const stepRe = cos(angle);
    const stepIm = -sin(angle);
    let turnRe = 1;
    let turnIm = 0;
    let sum = 0;
    for (let at = 0; at < re.length; at++) {
      const next = turnRe * stepRe - turnIm * stepIm;
      turnIm = turnRe * stepIm + turnIm * stepRe;
      turnRe = next;
      sum += re[at]! * turnRe - im[at]! * turnIm;
    }
    return (count + start - 2 * sum) / size;
  };
  return {
    upTo: (number) => upToCount(Math.min(Math.max(number - least + 1, 0), size)),
    quantile: (probability) => least - 1 + firstEnough(size, (count) => upToCount(count) >= probability - ROUNDING),
  };
}
