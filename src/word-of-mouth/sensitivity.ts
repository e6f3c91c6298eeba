import { given as partsGiven, type PartOf } from "../records/values/given.js";
import { compareTexts } from "../records/values/compare-texts.js";
import { presetOf } from "../evidence/preset-of.js";
import { wordOfMouthFigures, type WordOfMouthAssumptions } from "../evidence/word-of-mouth-figures.js";
import {
  assertFields,
  assertFigures,
  assertNumber,
  assertObject,
  assertOneOf,
  assertOptions,
  type Known,
  RetentionError,
} from "../errors.js";
import type { Assumption } from "../evidence/assumption.js";
import { assumptions } from "../evidence/assumptions.js";
import { tellingOutcomes } from "./process/assert-cohort.js";
import type { TellingOutcome, WordOfMouthCohort } from "./process/cohort.js";
import { quantities } from "./process/quantity.js";
import type { Estimate } from "./process/estimate.js";
import { meanFieldPath } from "./simulation/mean-field-path.js";
import type { WordOfMouthProcess } from "./process/word-of-mouth-process.js";
import { projectWordOfMouth, type WordOfMouthOptions } from "./project-word-of-mouth.js";
import { resolveCohort, resolveHearers } from "./process/resolve-cohort.js";
import { resolveHorizon } from "./process/resolve-horizon.js";
import { uncertainMeans, withMean } from "./exact/scenarios.js";

/** The answer whose sensitivity is computed. */
export type WordOfMouthQuantity = "hearers" | "won" | "lost" | "net" | "money";

const QUANTITIES: readonly WordOfMouthQuantity[] = ["hearers", "won", "lost", "net", "money"];

/** @internal */
export const SENSITIVITY_INPUTS = ["problemShare", "wonPerHearer", "lostPerHearer", "customerValue"] as const;

/**
 * Inputs of the caller that are moved; figures and distributions with a range of their own are moved as well.
 * @useDeclaredType
 */
export type SensitivityInput = (typeof SENSITIVITY_INPUTS)[number];

/** Options of `sensitivity`. */
export interface SensitivityOptions extends WordOfMouthOptions {
  /**
   * The answer that moves.
   * @defaultValue the last that is known of hearers, lost, won, net and money
   */
  quantity?: WordOfMouthQuantity | null | undefined;
  /**
   * Share by which an input without an entry in `ranges` is moved down and up.
   * @defaultValue `0.2`
   */
  spread?: number | null | undefined;
  /**
   * Your own bounds of an input. Where it differs by outcome, they are times what was given.
   */
  ranges?: PartOf<Record<SensitivityInput, { least: number; most: number }>> | null | undefined;
}

/** One assumption moved from end to end, with all others fixed: a bar of a tornado chart. */
export interface SensitivityBar {
  /** The input, the key of the figure, or the outcome whose telling has a range. */
  readonly factor: string;
  readonly least: { readonly value: number; readonly result: number };
  readonly most: { readonly value: number; readonly result: number };
  /** Distance between both results. */
  readonly swing: number;
}

/** How much each assumption changes the answer. */
export interface WordOfMouthSensitivity {
  readonly quantity: WordOfMouthQuantity;
  /** The result with nothing changed. */
  readonly base: number;
  /** Longest first. */
  readonly bars: readonly SensitivityBar[];
  /** The answer under each preset of figures, with its interval. */
  readonly published: Estimate;
  readonly cautious: Estimate;
  readonly assumptions: readonly Assumption<unknown>[];
}

/**
 * Which assumption changes a projection most, one at a time: what to find out first. Means of people told move through
 * their range. The share who tell more than 20 moves down to none, as the published mean may already include them. Your
 * own SENSITIVITY_INPUTS move by a fifth, or as far as you say, but never so far that someone is both won and lost. The
 * answer under both presets of figures is given too.
 *
 * In a finite market the base and the bars use the mean-field form; the answers under both presets are projections.
 * Moving one at a time shows no interactions: two wrong assumptions together can do more than the sum of their bars.
 *
 * Source: Howard (1988), "Decision analysis: practice and promise", Management Science 34, for the tornado diagram.
 * Cost: two means for each assumption and two projections.
 *
 * @param cohort - As for `projectWordOfMouth`.
 * @param options - Quantity, ranges, and the options of a projection.
 * @returns The bars, longest first.
 * @throws RetentionError as `projectWordOfMouth` does, or when the quantity asked for is not known.
 *
 * @example
 * import { sensitivity } from "retention-kit";
 *
 * const outcomes = { silent: 0, unsatisfied: 1, satisfied: 0, satisfiedQuickly: 0 };
 * const cohort = { customers: 1000, problemShare: 0.1, outcomes, lostPerHearer: 0.02 };
 * const { bars, cautious } = sensitivity(cohort, { spread: 0.1 });
 * bars[0]
 * //=> {
 * //   factor: "wordOfMouth.told.dissatisfied",
 * //   least: { value: 11.08, result: -22.16 },
 * //   most: { value: 16.3, result: -32.6 },
 * //   swing: 10.44
 * // }
 * cautious.mean
 * //=> -19.0
 */
export function sensitivity(cohort: WordOfMouthCohort, options?: SensitivityOptions | null): WordOfMouthSensitivity {
  const chosen = assertOptions("sensitivity", "options", options ?? {}, {
    quantity: true,
    spread: true,
    ranges: true,
    periods: true,
    generations: true,
    confidence: true,
    assumptions: assertFigures,
  });
  const functionName = "sensitivity";
  const figures = chosen.assumptions ?? presetOf(wordOfMouthFigures);
  const { spread = 0.2, ranges = {} } = chosen;
  assertNumber(functionName, "options.spread", spread, { min: 0, max: 1 });
  if (chosen.quantity !== undefined) assertOneOf(functionName, "options.quantity", chosen.quantity, QUANTITIES);
  assertObject(functionName, "options.ranges", ranges);
  for (const [input, range] of Object.entries(ranges)) {
    assertOneOf(functionName, "a key of options.ranges", input, SENSITIVITY_INPUTS);
    if (range == null) continue;
    assertFields(functionName, `options.ranges.${input}`, range, ["least", "most"]);
    assertNumber(functionName, `options.ranges.${input}.least`, range.least, { min: 0 });
    assertNumber(functionName, `options.ranges.${input}.most`, range.most, { min: range.least });
  }
  const resolved = resolveCohort(functionName, cohort, figures);
  // A problem share that moves away from the counts must not make shares of them.
  const stated = { ...cohort, outcomesAre: resolved.counted ? "counts" : "shares" } as const;
  const quantity = chosen.quantity ?? lastKnown(resolved);
  const mean = (changed: WordOfMouthProcess): number => meanOf(functionName, changed, quantity, chosen);
  const meanWith = (changed: WordOfMouthCohort, using = figures): number =>
    mean(resolveCohort(functionName, changed, using));

  const bars = [
    ...uncertainMeans(resolved).map((meanKey) =>
      bar(
        meanKey,
        [0, 1].map((place) => {
          const moved = withMean(resolved, meanKey, place);
          return { value: toldBy(moved, meanKey), result: mean(moved) };
        }),
      ),
    ),
    ...moreThan20(resolved, figures).map(({ key, values }) =>
      bar(
        key,
        values.map(({ value, using }) => ({ value, result: meanWith(cohort, using) })),
      ),
    ),
    ...SENSITIVITY_INPUTS.flatMap((input) => {
      const moved = movedInput(stated, input, ranges[input], spread);
      return moved === null
        ? []
        : [
            bar(
              input,
              moved.map(({ value, changed }) => ({ value, result: meanWith(changed) })),
            ),
          ];
    }),
  ];
  const under = (using: WordOfMouthAssumptions): Estimate => estimateOf(functionName, cohort, chosen, quantity, using);
  return {
    quantity,
    base: mean(resolved),
    bars: bars.sort((a, b) => b.swing - a.swing || compareTexts(a.factor, b.factor)),
    published: under(assumptions("published")),
    cautious: under(assumptions("cautious")),
    assumptions: [...resolved.assumptions],
  };
}

function bar(factor: string, ends: readonly { value: number; result: number }[]): SensitivityBar {
  const [least = { value: 0, result: 0 }, most = least] = ends;
  return { factor, least, most, swing: Math.abs(most.result - least.result) };
}

function lastKnown({ wonKnown, lostKnown, customerValue }: WordOfMouthProcess): WordOfMouthQuantity {
  if (wonKnown && lostKnown) return customerValue === null ? "net" : "money";
  if (wonKnown) return "won";
  return lostKnown ? "lost" : "hearers";
}

function meanOf(
  functionName: string,
  resolved: WordOfMouthProcess,
  quantity: WordOfMouthQuantity,
  options: Known<WordOfMouthOptions>,
): number {
  const { hearers, won, lost } = meanFieldPath(resolved, resolveHorizon(functionName, options, resolved)).byPeriod;
  const total = (counts: Float64Array): number => counts.reduce((sum, count) => sum + count, 0);
  const weights = quantities[quantity === "money" ? "net" : quantity];
  const mean = weights.hearer * total(hearers) + weights.won * total(won) + weights.lost * total(lost);
  return mean * (quantity === "money" ? (resolved.customerValue ?? 0) : 1) + 0;
}

/** People told on average by those whose mean rests on this figure. */
function toldBy({ tellers }: WordOfMouthProcess, meanKey: string): number {
  return tellers.find((teller) => teller.meanKey === meanKey)?.tells.mean ?? 0;
}

/** The tail of those who tell more than 20, left out or in, where it is added to a published mean. */
function moreThan20(
  resolved: WordOfMouthProcess,
  figures: WordOfMouthAssumptions,
): { key: string; values: { value: number; using: WordOfMouthAssumptions }[] }[] {
  const share = figures["wordOfMouth.told.dissatisfied.moreThan20Share"];
  if (!resolved.assumptions.includes(figures["wordOfMouth.told.dissatisfied.tail"])) return [];
  const values = [0, share.value].map((value) => ({ value, using: { ...figures, [share.key]: { ...share, value } } }));
  return [{ key: share.key, values }];
}

function movedInput(
  cohort: WordOfMouthCohort,
  input: SensitivityInput,
  range: { least: number; most: number } | null | undefined,
  spread: number,
): { value: number; changed: WordOfMouthCohort }[] | null {
  const given = cohort[input];
  if (given == null) return null;
  if (typeof given === "object") {
    const { least, most } = range ?? { least: 1 - spread, most: 1 + spread };
    const times = (value: number): [string, number][] =>
      (Object.entries(partsGiven(given)) as [TellingOutcome, number][]).map(([outcome, share]) => [
        outcome,
        Math.min(share * value, roomFor(cohort, input, [outcome])),
      ]);
    return [least, most].map((value) => ({ value, changed: { ...cohort, [input]: Object.fromEntries(times(value)) } }));
  }
  const { least, most } = range ?? {
    least: given * (1 - spread),
    most: Math.min(given * (1 + spread), roomFor(cohort, input, tellingOutcomes)),
  };
  return [least, most].map((value) => ({ value, changed: { ...cohort, [input]: value } }));
}

/** The most that an input can be: of the hearers of an outcome, those lost cannot be won, nor those won be lost. */
function roomFor(cohort: WordOfMouthCohort, input: SensitivityInput, outcomes: readonly TellingOutcome[]): number {
  if (input === "customerValue") return Infinity;
  if (input === "problemShare") return 1;
  const { won, lost } = resolveHearers("sensitivity", cohort);
  const [varied, other] = input === "wonPerHearer" ? [won, lost] : [lost, won];
  return 1 - Math.max(0, ...outcomes.map((outcome) => (varied[outcome] > 0 ? other[outcome] : 0)));
}

function estimateOf(
  functionName: string,
  cohort: WordOfMouthCohort,
  { periods, generations, confidence }: WordOfMouthOptions,
  quantity: WordOfMouthQuantity,
  using: WordOfMouthAssumptions,
): Estimate {
  const estimate = projectWordOfMouth(cohort, {
    ...(periods === undefined ? {} : { periods }),
    ...(generations === undefined ? {} : { generations }),
    ...(confidence === undefined ? {} : { confidence }),
    assumptions: using,
  })[quantity];
  if (estimate === null) {
    throw new RetentionError(functionName, "options.quantity", "must be one that the cohort's data can give", quantity);
  }
  return estimate;
}
