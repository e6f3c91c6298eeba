import { presetOf } from "../../evidence/preset-of.js";
import { wordOfMouthFigures, type WordOfMouthAssumptions } from "../../evidence/word-of-mouth-figures.js";
import {
  assertCount,
  assertNumber,
  assertOneOf,
  assertShare,
  type Known,
  RetentionError,
  withoutNulls,
} from "../../errors.js";
import type { Assumption } from "../../evidence/assumption.js";
import { assertCohort, tellingOutcomes } from "./assert-cohort.js";
import { PROBLEM_OUTCOMES } from "./cohort.js";
import type { OnlinePosting, ProblemOutcome, TellingOutcome, WordOfMouthCohort } from "./cohort.js";
import type { Online, Teller, WordOfMouthProcess } from "./word-of-mouth-process.js";
import { publishedTells } from "./published-tells.js";
import { type TellDistribution, tellDistribution } from "./tell-distribution.js";

const wonApplies: readonly TellingOutcome[] = ["satisfied", "satisfiedQuickly"];
const lostApplies: readonly TellingOutcome[] = ["silent", "unsatisfied"];

const PROBABILITIES_ADD_UP = 1e-9;

/**
 * Money beyond this could leave the range of a double when counted.
 * @internal
 */
export const MOST_MONEY = 1e100;

/**
 * Checks a cohort and resolves its defaults.
 * @internal
 */
export function resolveCohort(
  functionName: string,
  given: WordOfMouthCohort,
  figures: WordOfMouthAssumptions = presetOf(wordOfMouthFigures),
): WordOfMouthProcess {
  assertCohort(functionName, given);
  const cohort = withoutNulls(given);
  assertCount(functionName, "customers", cohort.customers, { max: 1e12 });
  const { probabilities, counts } = resolveOutcomes(functionName, cohort);
  const { won, lost } = resolveHearers(functionName, cohort);
  const { online, used: onlineUsed } = resolveOnline(functionName, cohort.online ?? {}, figures);
  const used = new Set<Assumption<unknown>>();
  const published = new Map<string, TellDistribution>();

  const tellers = tellingOutcomes.flatMap((outcome): Teller[] => {
    const probability = probabilities[outcome];
    const count = counts?.[outcome] ?? 0;
    if (won[outcome] + lost[outcome] > 1) {
      throw new RetentionError(
        functionName,
        `wonPerHearer and lostPerHearer of ${outcome}`,
        "must add up to at most 1",
        won[outcome] + lost[outcome],
      );
    }
    const told = cohort.tells?.[outcome];
    const tells = told == null ? null : tellDistribution(functionName, `tells.${outcome}`, told);
    if (probability === 0 && count === 0) return [];
    const common = { outcome, probability, count, won: won[outcome], lost: lost[outcome], leaves: 0 };
    if (tells !== null) return [{ ...common, tells, meanKey: outcome }];

    const figure = publishedTells(functionName, outcome, figures);
    if (figure === null) return [];
    for (const assumption of figure.used) used.add(assumption);
    // One distribution for all outcomes that share a figure, so that it needs to be evaluated only once.
    const distribution = published.get(figure.meanKey) ?? tellDistribution(functionName, figure.meanKey, figure.tells);
    published.set(figure.meanKey, distribution);
    return [{ ...common, tells: distribution, meanKey: figure.meanKey }];
  });
  for (const assumption of onlineUsed) used.add(assumption);

  const applies = (outcomes: readonly TellingOutcome[]): boolean =>
    tellers.some(({ outcome }) => outcomes.includes(outcome));
  if (cohort.customerValue !== undefined) {
    assertNumber(functionName, "customerValue", cohort.customerValue, { min: 0, max: MOST_MONEY });
  }
  if (cohort.market !== undefined) assertNumber(functionName, "market", cohort.market, { min: 0 });
  return {
    customers: cohort.customers,
    tellers,
    counted: counts !== null,
    delay: resolveDelay(functionName, cohort.delay),
    online,
    // What no one's outcome calls for is known to be nothing.
    wonKnown: cohort.wonPerHearer !== undefined || (cohort.lostPerHearer !== undefined && !applies(wonApplies)),
    lostKnown: cohort.lostPerHearer !== undefined || (cohort.wonPerHearer !== undefined && !applies(lostApplies)),
    customerValue: cohort.customerValue ?? null,
    market: cohort.market === undefined ? null : Math.floor(cohort.market),
    assumptions: [...used],
  };
}

type ByOutcome = Record<TellingOutcome, number>;

/**
 * Probabilities that a hearer is won or lost, by the outcome of the person who tells them.
 * @internal
 */
export function resolveHearers(
  functionName: string,
  { wonPerHearer, lostPerHearer }: Pick<WordOfMouthCohort, "wonPerHearer" | "lostPerHearer">,
): { won: ByOutcome; lost: ByOutcome } {
  return {
    won: resolveBehaviour(functionName, "wonPerHearer", wonPerHearer, wonApplies),
    lost: resolveBehaviour(functionName, "lostPerHearer", lostPerHearer, lostApplies),
  };
}

function resolveOutcomes(
  functionName: string,
  { customers, problemShare, outcomes, outcomesAre }: Known<WordOfMouthCohort>,
): { probabilities: ByOutcome; counts: ByOutcome | null } {
  const given = byOutcome((outcome) => (outcome === "noProblem" ? 0 : (outcomes[outcome] ?? 0)));
  for (const outcome of PROBLEM_OUTCOMES) {
    assertNumber(functionName, `outcomes.${outcome}`, given[outcome], { min: 0 });
  }
  if (problemShare !== undefined) assertShare(functionName, "problemShare", problemShare);
  if (outcomesAre !== undefined) assertOneOf(functionName, "outcomesAre", outcomesAre, ["shares", "counts"]);
  const total = PROBLEM_OUTCOMES.reduce((sum, outcome) => sum + given[outcome], 0);
  const addUp = Math.abs(total - 1) <= PROBABILITIES_ADD_UP;

  if ((outcomesAre ?? (problemShare !== undefined && addUp ? "shares" : "counts")) === "shares") {
    if (problemShare === undefined) {
      throw new RetentionError(functionName, "problemShare", "must be given where outcomes are shares", problemShare);
    }
    if (!addUp) throw new RetentionError(functionName, "outcomes", "must be shares that add up to 1", total);
    const share = problemShare;
    return {
      probabilities: byOutcome((outcome) => (outcome === "noProblem" ? 1 - share : (share * given[outcome]) / total)),
      counts: null,
    };
  }
  const inPercent = total === 100 && problemShare !== undefined && total !== Math.round(problemShare * customers);
  if (inPercent && outcomesAre === undefined) {
    throw new RetentionError(functionName, "outcomes", 'must add up to 1, or come with outcomesAre: "counts"', total);
  }
  for (const outcome of PROBLEM_OUTCOMES) assertOutcomeCount(functionName, outcome, given[outcome]);
  if (total > customers) {
    throw new RetentionError(functionName, "outcomes", `must count at most the ${customers} customers`, total);
  }
  const share = problemShare ?? (customers === 0 ? 0 : total / customers);
  return {
    probabilities: byOutcome((outcome) => {
      if (outcome === "noProblem") return total === 0 ? 1 : 1 - share;
      return total === 0 ? 0 : (share * given[outcome]) / total;
    }),
    counts: byOutcome((outcome) => (outcome === "noProblem" ? customers - total : given[outcome])),
  };
}

function assertOutcomeCount(functionName: string, outcome: ProblemOutcome, count: number): void {
  if (Number.isInteger(count)) return;
  throw new RetentionError(
    functionName,
    `outcomes.${outcome}`,
    "must be a share, all of them adding up to 1, or a whole number of customers",
    count,
  );
}

function resolveBehaviour(
  functionName: string,
  path: string,
  given: WordOfMouthCohort["wonPerHearer"],
  applies: readonly TellingOutcome[],
): ByOutcome {
  if (typeof given === "object" && given !== null) {
    const entries = Object.entries(given).filter(([, probability]) => probability != null);
    if (entries.length === 0) throw new RetentionError(functionName, path, "must name at least one outcome", given);
    for (const [outcome, probability] of entries) {
      assertOneOf(functionName, `a key of ${path}`, outcome, tellingOutcomes);
      assertShare(functionName, `${path}.${outcome}`, probability);
    }
    return byOutcome((outcome) => given[outcome] ?? 0);
  }
  if (given != null) assertShare(functionName, path, given);
  return byOutcome((outcome) => (applies.includes(outcome) ? (given ?? 0) : 0));
}

function resolveOnline(
  functionName: string,
  posting: OnlinePosting,
  figures: WordOfMouthAssumptions,
): { online: Online; used: Assumption<unknown>[] } {
  const { shareWhoPost = 0, reach = 0, shareWhoBelieve = 0, multiplier } = withoutNulls(posting);
  assertShare(functionName, "online.shareWhoPost", shareWhoPost);
  assertCount(functionName, "online.reach", reach);
  assertShare(functionName, "online.shareWhoBelieve", shareWhoBelieve);
  const figure = figures["wordOfMouth.online.multiplier"];
  if (multiplier === undefined) assertNumber(functionName, `the figure ${figure.key}`, figure.value, { min: 1 });
  else assertNumber(functionName, "online.multiplier", multiplier, { min: 1 });
  return {
    online: { shareWhoPost, reach, shareWhoBelieve, multiplier: multiplier ?? figure.value },
    used: multiplier === undefined ? [figure] : [],
  };
}

function resolveDelay(functionName: string, delay: readonly number[] = [1]): readonly number[] {
  delay.forEach((share, periods) => {
    assertShare(functionName, `delay[${periods}]`, share);
  });
  const total = delay.reduce((sum, share) => sum + share, 0);
  if (Math.abs(total - 1) > PROBABILITIES_ADD_UP) {
    throw new RetentionError(functionName, "delay", "must be shares that add up to 1", total);
  }
  return delay;
}

function byOutcome(value: (outcome: TellingOutcome) => number): ByOutcome {
  return {
    silent: value("silent"),
    unsatisfied: value("unsatisfied"),
    satisfied: value("satisfied"),
    satisfiedQuickly: value("satisfiedQuickly"),
    noProblem: value("noProblem"),
  };
}
