import { complaintFigures } from "../evidence/loyalty-figures.js";
import { type AssumptionsOf, joined, presetOf } from "../evidence/preset-of.js";
import { wordOfMouthFigures } from "../evidence/word-of-mouth-figures.js";
import { assertFigures, assertNumber, assertOneOf, assertOptions } from "../errors.js";
import type { Assumption } from "../evidence/assumption.js";
import { type Assumptions } from "../evidence/assumptions.js";
import type { Contribution, Explained } from "../reasons/explained.js";
import { type Reason, reason } from "../reasons/reason.js";
import { assertCohort } from "./process/assert-cohort.js";
import { PROBLEM_OUTCOMES } from "./process/cohort.js";
import type { ProblemOutcome, WordOfMouthCohort } from "./process/cohort.js";
import { type Counted, quantities } from "./process/quantity.js";
import type { Estimate } from "./process/estimate.js";
import { estimateCounted, scaled } from "./exact/estimate-quantities.js";
import { exactParts } from "../reasons/explained.js";
import type { WordOfMouthProcess } from "./process/word-of-mouth-process.js";
import { resolveCohort } from "./process/resolve-cohort.js";
import { scenarios } from "./exact/scenarios.js";
import { customersIn, toldBy } from "./process/word-of-mouth-process.js";

/** Customers with problems, as for a projection, without customers won and without delays. */
export type MarketDamageInput = Pick<
  WordOfMouthCohort,
  "customers" | "problemShare" | "outcomes" | "outcomesAre" | "lostPerHearer" | "customerValue" | "online" | "tells"
>;

/** Options of `marketDamage`. */
export interface MarketDamageOptions {
  /**
   * What a problem costs the customer, which decides who buys again: under 5 USD or over 100 USD.
   * @defaultValue `"small"`
   */
  loss?: "small" | "large" | null | undefined;
  /**
   * Probability with which `lower` and `upper` hold the number.
   * @defaultValue `0.9`
   */
  confidence?: number | null | undefined;
  /**
   * Published figures to use, from `assumptions(preset, overrides)`.
   * @defaultValue `assumptions()`
   */
  assumptions?: Assumptions | null | undefined;
}

/** Damage done by one outcome. */
export interface OutcomeDamage {
  readonly outcome: ProblemOutcome;
  /** Expected customers with this outcome. */
  readonly customers: number;
  /** Probability of buying again that the problem took away from each. */
  readonly lossPerCustomer: number;
  readonly customersLost: number;
  /** `null` if the probability that a hearer is lost was not given. */
  readonly hearersLost: number | null;
}

/**
 * What problems cost. The contributions, one per outcome and kind of loss, add up to the mean of `total`, or of
 * `customersLost`.
 */
export interface MarketDamage extends Explained {
  /** Customers with a problem who do not buy again because of it. */
  readonly customersLost: Estimate;
  /** People who hear of it and are lost; `null` if the probability was not given. */
  readonly hearersLost: Estimate | null;
  readonly total: Estimate | null;
  /** The total times what a customer is worth. */
  readonly damage: Estimate | null;
  readonly byOutcome: readonly OutcomeDamage[];
  /** Gain from solving one more problem in a hundred quickly, taken evenly from the other outcomes. */
  readonly onePointQuicker: {
    readonly customers: number;
    readonly hearers: number | null;
    readonly money: number | null;
  };
}

/**
 * Customers and hearers lost to problems, by what became of the problem, and what faster solutions would save. Use it
 * to make the case for better service: a problem costs you those who leave and those who hear of it.
 *
 * Customers lost = N·P(problem)·Σ share·max(0, r₀ − r), r being the probability of buying again after each outcome and
 * r₀ without a problem; hearers lost = N·P(problem)·Σ share·told·P(lost | hears); damage = their sum × customer value.
 * Bounds are quantiles of the same sums drawn at random.
 *
 * Source: a reconstruction of TARP's market damage model, whose original formula was not found; the result says so.
 * Cost: a few milliseconds.
 *
 * @param input - Customers, problems, outcomes and what hearers do.
 * @param options - Value of a loss, confidence level and figures.
 * @returns The damage with its parts.
 * @throws RetentionError as `projectWordOfMouth` does.
 *
 * @example
 * import { marketDamage } from "retention-kit";
 *
 * const outcomes = { silent: 0.5, unsatisfied: 0.2, satisfied: 0.2, satisfiedQuickly: 0.1 };
 * const damage = marketDamage({ customers: 1000, problemShare: 0.3, outcomes, lostPerHearer: 0.01, customerValue: 200 });
 * damage.total
 * //=> { mean: 146.6, lower: 126, upper: 167, confidence: 0.9, chance: 12.6, assumption: 3.16 }
 * damage.onePointQuicker
 * //=> { customers: 1.31, hearers: 0.32, money: 325.89 }
 */
export function marketDamage(input: MarketDamageInput, options?: MarketDamageOptions | null): MarketDamage {
  assertCohort("marketDamage", input);
  const known = assertOptions("marketDamage", "options", options ?? {}, {
    loss: true,
    confidence: true,
    assumptions: assertFigures,
  });
  const functionName = "marketDamage";
  const figures = known.assumptions ?? joined(presetOf(wordOfMouthFigures), presetOf(complaintFigures));
  const { loss = "small", confidence = 0.9 } = known;
  assertOneOf(functionName, "options.loss", loss, ["small", "large"]);
  assertNumber(functionName, "options.confidence", confidence, { above: 0, below: 1 });
  const { customers, outcomes, problemShare, outcomesAre, lostPerHearer, customerValue, online, tells } = input;
  const hearers = {
    ...(lostPerHearer === undefined ? {} : { lostPerHearer }),
    ...(customerValue === undefined ? {} : { customerValue }),
    ...(online === undefined ? {} : { online }),
    ...(tells === undefined ? {} : { tells }),
  };
  const resolved = resolveCohort(
    functionName,
    {
      ...hearers,
      customers,
      outcomes,
      ...(problemShare === undefined ? {} : { problemShare }),
      ...(outcomesAre === undefined ? {} : { outcomesAre }),
    },
    figures,
  );
  // There may be no one yet whose problem was solved quickly.
  const solvedQuickly = { customers: 1, problemShare: 1, outcomes: { satisfiedQuickly: 1 } };
  const ofQuickly = resolveCohort(functionName, { ...hearers, ...solvedQuickly }, figures);
  const lostByQuickly = ofQuickly.tellers.reduce((sum, teller) => sum + lostBy(teller, ofQuickly), 0);
  const repurchase = repurchaseFigures(figures, loss);
  const { lostKnown } = resolved;
  const lossOf = (outcome: ProblemOutcome): number =>
    Math.max(0, repurchase.noProblem.value - repurchase[outcome].value);

  const byOutcome = PROBLEM_OUTCOMES.map((outcome): OutcomeDamage => {
    const teller = resolved.tellers.find((group) => group.outcome === outcome);
    const withOutcome = teller === undefined ? 0 : customersIn(teller, resolved);
    return {
      outcome,
      customers: withOutcome,
      lossPerCustomer: lossOf(outcome),
      customersLost: withOutcome * lossOf(outcome),
      hearersLost: lostKnown ? withOutcome * (teller === undefined ? 0 : lostBy(teller, resolved)) : null,
    };
  });
  const leaving = resolved.tellers.map((teller) => ({
    ...teller,
    leaves: teller.outcome === "noProblem" ? 0 : lossOf(teller.outcome),
  }));
  const today = scenarios({ ...resolved, tellers: leaving }, { periods: 1, generations: 1 });
  const estimate = (counted: Counted): Estimate =>
    firstOf(estimateCounted(today, (scenario) => scenario.cumulative, counted, confidence));
  const explained = explainedTotal(byOutcome);
  const withMean = (of: Estimate): Estimate => ({ ...of, mean: explained.total });
  const customersLost = estimate({ hearer: 0, won: 0, lost: 0, leaver: 1 });
  const total = lostKnown ? withMean(estimate({ hearer: 0, won: 0, lost: 1, leaver: 1 })) : null;
  return {
    customersLost: lostKnown ? customersLost : withMean(customersLost),
    hearersLost: lostKnown ? estimate(quantities.lost) : null,
    total,
    damage: total === null || resolved.customerValue === null ? null : scaled(total, resolved.customerValue),
    byOutcome,
    onePointQuicker: onePointQuicker(resolved, byOutcome, {
      customersLost: lossOf("satisfiedQuickly"),
      hearersLost: lostByQuickly,
    }),
    contributions: explained.contributions,
    reasons: reasonsOf(resolved),
    assumptions: [
      ...new Set([...resolved.assumptions, ...(lostByQuickly > 0 ? ofQuickly.assumptions : [])]),
      ...(Object.values(repurchase) as Assumption<unknown>[]),
    ],
    coverage: (1 + Number(lostKnown) + Number(resolved.customerValue !== null)) / 3,
  };
}

function repurchaseFigures(
  figures: AssumptionsOf<typeof complaintFigures>,
  loss: "small" | "large",
): Record<ProblemOutcome | "noProblem", Assumption> {
  const suffix = loss === "large" ? ".largeLoss" : "";
  return {
    noProblem: figures["loyalty.repurchase.noProblem"],
    silent: figures[`loyalty.repurchase.silent${suffix}`],
    unsatisfied: figures[`loyalty.repurchase.unsatisfied${suffix}`],
    satisfied: figures[`loyalty.repurchase.satisfied${suffix}`],
    satisfiedQuickly: figures[`loyalty.repurchase.satisfiedQuickly${suffix}`],
  };
}

function lostBy(teller: WordOfMouthProcess["tellers"][number], { online }: WordOfMouthProcess): number {
  return toldBy(teller.tells, online) * teller.lost;
}

function explainedTotal(byOutcome: readonly OutcomeDamage[]): { total: number; contributions: Contribution[] } {
  const parts = byOutcome.flatMap(({ outcome, customers, customersLost, hearersLost }) => [
    { factor: `customers.${outcome}`, points: customersLost, value: customers },
    ...(hearersLost === null ? [] : [{ factor: `hearers.${outcome}`, points: hearersLost, value: customers }]),
  ]);
  const points = exactParts(parts.map((part) => part.points));
  return {
    total: points.reduce((sum, value) => sum + value, 0),
    contributions: [
      { factor: "baseline", points: 0, weight: 1, value: 0 },
      ...parts.map(({ factor, value }, index) => ({ factor, points: points[index] ?? 0, weight: 1, value })),
    ],
  };
}

/** A hundredth of all problems, taken from the other outcomes in proportion, becomes solved quickly. */
function onePointQuicker(
  resolved: WordOfMouthProcess,
  byOutcome: readonly OutcomeDamage[],
  quickly: { customersLost: number; hearersLost: number },
): MarketDamage["onePointQuicker"] {
  const problems = byOutcome.reduce((sum, { customers }) => sum + customers, 0);
  const others = byOutcome.filter(({ outcome, customers }) => outcome !== "satisfiedQuickly" && customers > 0);
  const slower = others.reduce((sum, { customers }) => sum + customers, 0);
  const moved = Math.min(problems / 100, slower);
  const perOther = (part: (damage: OutcomeDamage) => number): number =>
    slower === 0 ? 0 : others.reduce((sum, damage) => sum + part(damage), 0) / slower;

  const customers = moved * (perOther(({ customersLost }) => customersLost) - quickly.customersLost);
  const hearers = resolved.lostKnown
    ? moved * (perOther(({ hearersLost }) => hearersLost ?? 0) - quickly.hearersLost)
    : null;
  const { customerValue } = resolved;
  return {
    customers: slower === 0 ? 0 : customers,
    hearers: slower === 0 && hearers !== null ? 0 : hearers,
    money: hearers === null || customerValue === null ? null : (customers + hearers) * customerValue,
  };
}

function reasonsOf({ lostKnown, customerValue }: WordOfMouthProcess): Reason[] {
  return [
    reason("word-of-mouth.damage.reconstruction"),
    ...(lostKnown ? [] : [reason("word-of-mouth.unknown.lost")]),
    ...(customerValue === null ? [reason("word-of-mouth.unknown.value")] : []),
  ];
}

function firstOf(estimates: readonly Estimate[]): Estimate {
  const [first] = estimates;
  if (first === undefined) throw new RangeError("a horizon has at least one period");
  return first;
}
