import type { ExperimentOutcome, ReviewExperiment } from "retention-kit";
import type { Claims } from "./told.js";

const near = (first: number, second: number, within = 1e-6): boolean =>
  Math.abs(first - second) <= within * Math.max(1, Math.abs(first), Math.abs(second));
const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);
const mean = (numbers: readonly number[]): number => sum(numbers) / numbers.length;

/** Simpson's rule over so many pairs of steps. */
function integral(from: number, to: number, pairs: number, at: (x: number) => number): number {
  const step = (to - from) / (2 * pairs);
  let total = at(from) + at(to);
  for (let index = 1; index < 2 * pairs; index++) total += (index % 2 === 1 ? 4 : 2) * at(from + index * step);
  return (total * step) / 3;
}
/** Where a rising function reaches a value. */
function whereIs(value: number, low: number, high: number, at: (x: number) => number): number {
  let [from, to] = [low, high];
  for (let turn = 0; turn < 80; turn++) {
    const middle = (from + to) / 2;
    if (at(middle) < value) from = middle;
    else to = middle;
  }
  return to;
}
const normalShare = (x: number): number => {
  const end = Math.max(-12, Math.min(12, x));
  return 0.5 + integral(0, end, 200, (z) => Math.exp((-z * z) / 2)) / Math.sqrt(2 * Math.PI);
};
const normalPoint = (share: number): number => whereIs(share, -12, 12, normalShare);
/**
 * Of Student's t: with t = √ν·tan θ its density is cos θ to the power ν − 1, over its whole. With few degrees of freedom that is
 * steep at θ = π/2, which θ = π/2 − v⁴ makes level.
 */
const studentPoint = (share: number, degrees: number): number => {
  if (degrees < 8) {
    const end = (Math.PI / 2) ** 0.25;
    const above = (v: number): number => integral(0, v, 200, (w) => 4 * w ** 3 * Math.sin(w ** 4) ** (degrees - 1));
    const half = above(end);
    const v = whereIs(1 - share, 0, end, (to) => above(to) / (2 * half));
    return Math.sqrt(degrees) / Math.tan(v ** 4);
  }
  // Beyond 14 deviations nothing is left.
  const end = Math.min(Math.PI / 2, 14 / Math.sqrt(degrees));
  const below = (angle: number): number => integral(0, angle, 200, (to) => Math.cos(to) ** (degrees - 1));
  const half = below(end);
  return Math.sqrt(degrees) * Math.tan(whereIs(share, 0, end, (to) => 0.5 + below(to) / (2 * half)));
};

/** What an experiment was set up with. */
export interface DesignScene {
  accounts: number;
  horizonDays: number;
  loss: number | null;
  effect: number;
  reviews: number;
  money: { difference: number; deviation: number } | null;
  power: number;
  confidence: number;
  result: ReviewExperiment;
}
/** Share lost in so many days, at the rate of the horizon. */
const lostIn = ({ loss, horizonDays }: DesignScene, days: number): number =>
  1 - (1 - (loss ?? 0)) ** (days / horizonDays);
const sizesOf = ({ accounts, result }: DesignScene): [treated: number, control: number] => [
  accounts * (1 - result.share),
  accounts * result.share,
];
/** The chance that two shares are told apart: the difference beyond its bound under no effect, in its own errors. */
function powerOfShares(scene: DesignScene, lost: number, effect: number): number {
  const [n, m] = sizesOf(scene);
  const times = sum(Array.from({ length: scene.reviews }, (_, at) => 0.5 ** at));
  const [p, q] = [1 - lost * Math.max(0, 1 - effect * times), 1 - lost];
  const pooled = (n * p + m * q) / (n + m);
  const bound = normalPoint((1 + scene.confidence) / 2) * Math.sqrt(pooled * (1 - pooled) * (1 / n + 1 / m));
  const error = Math.sqrt((p * (1 - p)) / n + (q * (1 - q)) / m);
  if (error === 0) return p === q ? 0 : 1;
  return normalShare((Math.abs(p - q) - bound) / error);
}
/** The same of two means, whose deviation is estimated (Guenther). */
function powerOfMeans(scene: DesignScene): number {
  const { money, confidence, result } = scene;
  if (money === null) return 0;
  const [n] = sizesOf(scene);
  const z = normalPoint((1 + confidence) / 2);
  const ratio = result.share / (1 - result.share);
  const error = money.deviation * Math.sqrt((1 + 1 / ratio) / Math.max(0, n - (z * z) / 4));
  return normalShare(Math.abs(money.difference) / error - z);
}

/** What is said of an experiment before it is made. */
export const designClaims: Claims<DesignScene> = {
  "allocation.experiment.power": (
    { accounts, days, power }: { accounts: number; days: number; power: number },
    scene,
  ) => {
    const ofShares = scene.loss === null ? 0 : powerOfShares(scene, scene.loss, scene.effect);
    return (
      accounts === scene.accounts &&
      days === scene.horizonDays &&
      near(power, Math.max(ofShares, powerOfMeans(scene)), 1e-7)
    );
  },
  "allocation.experiment.smallest-effect": ({ effect }: { effect: number }, scene) =>
    scene.loss !== null && effect > 0 && near(powerOfShares(scene, scene.loss, effect), scene.power, 1e-5),
  "allocation.experiment.days-needed": ({ days }: { days: number }, scene) => {
    const after = (count: number): number => powerOfShares(scene, lostIn(scene, count), scene.effect);
    return days > scene.horizonDays && after(days) >= scene.power - 1e-9 && after(days - 1) < scene.power + 1e-9;
  },
};

/** What came of an experiment. Each stratum has several members of both groups. */
export interface OutcomeScene {
  treated: readonly string[];
  control: readonly string[];
  outcomes: readonly ExperimentOutcome[];
  confidence: number;
}
const groupOf = ({ treated, outcomes }: OutcomeScene, isTreated: boolean): ExperimentOutcome[] =>
  outcomes.filter(({ id }) => treated.includes(id) === isTreated);
const strataOf = ({ outcomes }: OutcomeScene): string[] => [...new Set(outcomes.map(({ stratum }) => stratum ?? ""))];
const inStratum = (rows: readonly ExperimentOutcome[], name: string): ExperimentOutcome[] =>
  rows.filter(({ stratum }) => (stratum ?? "") === name);

/** A share with Wilson's interval. */
function wilson(rows: readonly ExperimentOutcome[], z: number): { share: number; lower: number; upper: number } {
  const n = rows.length;
  const share = rows.filter(({ kept }) => kept).length / n;
  const centre = (share + (z * z) / (2 * n)) / (1 + (z * z) / n);
  const reach = (z * Math.sqrt((share * (1 - share)) / n + (z * z) / (4 * n * n))) / (1 + (z * z) / n);
  return { share, lower: centre - reach, upper: centre + reach };
}

/** The least squares of values on earlier ones within the strata of a group. */
function slopeOf(rows: readonly ExperimentOutcome[], strata: readonly string[]): number {
  let [product, square] = [0, 0];
  for (const name of strata) {
    const cell = inStratum(rows, name);
    const [x, y] = [mean(cell.map(({ before }) => before ?? 0)), mean(cell.map(({ spend }) => spend ?? 0))];
    for (const { before, spend } of cell) {
      product += ((before ?? 0) - x) * ((spend ?? 0) - y);
      square += ((before ?? 0) - x) ** 2;
    }
  }
  return square === 0 ? 0 : product / square;
}
const varianceOf = (numbers: readonly number[]): number =>
  sum(numbers.map((each) => (each - mean(numbers)) ** 2)) / (numbers.length - 1);

/** The difference of two groups within strata, with its error and the degrees of freedom of that. */
function differenceOf(scene: OutcomeScene, read: (row: ExperimentOutcome, isTreated: boolean) => number) {
  const all = scene.outcomes.length;
  let [difference, variance, squares] = [0, 0, 0];
  for (const name of strataOf(scene)) {
    const cells = [true, false].map((isTreated) =>
      inStratum(groupOf(scene, isTreated), name).map((row) => read(row, isTreated)),
    );
    const [first = [], second = []] = cells;
    const weight = (first.length + second.length) / all;
    difference += weight * (mean(first) - mean(second));
    for (const cell of cells) {
      const part = (weight ** 2 * varianceOf(cell)) / cell.length;
      variance += part;
      squares += part ** 2 / (cell.length - 1);
    }
  }
  return { difference, variance, degrees: squares === 0 ? all - 2 : variance ** 2 / squares };
}

/** Spend freed of what earlier spend explains, with a slope for each group. */
function moneyOf(scene: OutcomeScene): { difference: number; lower: number; upper: number } {
  const isAdjusted = scene.outcomes.every(({ before }) => before != null);
  const strata = strataOf(scene);
  const [ofTreated, ofControl] = [true, false].map((isTreated) =>
    isAdjusted ? slopeOf(groupOf(scene, isTreated), strata) : 0,
  ) as [number, number];
  const befores = scene.outcomes.map(({ before }) => before ?? 0);
  const found = differenceOf(
    scene,
    ({ spend, before }, isTreated) =>
      (spend ?? 0) - (isTreated ? ofTreated : ofControl) * ((before ?? 0) - mean(befores)),
  );
  const ofMean = isAdjusted ? ((ofTreated - ofControl) ** 2 * varianceOf(befores)) / befores.length : 0;
  const error = Math.sqrt(found.variance + ofMean);
  const degrees = Math.max(1, found.degrees - (isAdjusted ? 2 : 0));
  const reach = error === 0 ? 0 : studentPoint((1 + scene.confidence) / 2, degrees) * error;
  const { difference } = found;
  return { difference, lower: difference - reach, upper: difference + reach };
}

/** Mean reviews of a group: one where none are told of those drawn for it, and none of the others. */
const reviewsOf = (scene: OutcomeScene, isTreated: boolean): number =>
  mean(groupOf(scene, isTreated).map(({ reviews }) => reviews ?? (isTreated ? 1 : 0)));

interface Retention {
  treated: number;
  control: number;
  lower: number;
  upper: number;
}

/** What is said of an experiment's outcomes. */
export const outcomeClaims: Claims<OutcomeScene> = {
  "allocation.experiment.retention": (said: Retention, scene) => {
    const z = normalPoint((1 + scene.confidence) / 2);
    let [treated, control, below, above] = [0, 0, 0, 0];
    for (const name of strataOf(scene)) {
      const weight = inStratum(scene.outcomes, name).length / scene.outcomes.length;
      const first = wilson(inStratum(groupOf(scene, true), name), z);
      const second = wilson(inStratum(groupOf(scene, false), name), z);
      treated += weight * first.share;
      control += weight * second.share;
      below += weight ** 2 * ((first.share - first.lower) ** 2 + (second.upper - second.share) ** 2);
      above += weight ** 2 * ((first.upper - first.share) ** 2 + (second.share - second.lower) ** 2);
    }
    const difference = treated - control;
    return (
      near(said.treated, treated) &&
      near(said.control, control) &&
      near(said.lower, difference - Math.sqrt(below)) &&
      near(said.upper, difference + Math.sqrt(above))
    );
  },
  "allocation.experiment.money": (said: { difference: number; lower: number; upper: number }, scene) => {
    const { difference, lower, upper } = moneyOf(scene);
    return near(said.difference, difference) && near(said.lower, lower, 1e-5) && near(said.upper, upper, 1e-5);
  },
  "allocation.experiment.control-reviewed": ({ reviews }: { reviews: number }, scene) =>
    reviews > 0 && near(reviews, reviewsOf(scene, false)),
  "allocation.experiment.not-treated": (_, scene) => reviewsOf(scene, true) <= reviewsOf(scene, false),
  "allocation.experiment.missing": (said: { treated: number; control: number }, scene) => {
    const missing = (ids: readonly string[]): number =>
      ids.filter((id) => scene.outcomes.every((row) => row.id !== id)).length;
    return (
      said.treated === missing(scene.treated) &&
      said.control === missing(scene.control) &&
      said.treated + said.control > 0
    );
  },
  // Further apart than one lot in ten thousand.
  "allocation.experiment.unequal": ({ difference }: { difference: number }, scene) => {
    const found = differenceOf(scene, ({ before }) => before ?? 0);
    return near(difference, found.difference) && Math.abs(difference) > 3.889 * Math.sqrt(found.variance);
  },
};
