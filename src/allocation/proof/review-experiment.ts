import {
  assertCount,
  assertFigures,
  assertNumber,
  assertOptions,
  assertRows,
  assertShare,
  type OptionNames,
  RetentionError,
} from "../../errors.js";
import type { Assumption } from "../../evidence/assumption.js";
import { allocationFigures } from "../../evidence/allocation-figures.js";
import type { Assumptions } from "../../evidence/assumptions.js";
import { joined, presetOf } from "../../evidence/preset-of.js";
import { reviewFigures } from "../../evidence/review-figures.js";
import { drawControlGroup, type ControlGroup } from "../../measures/draw-control-group.js";
import { resolveConfidence, type IntervalOptions } from "../../measures/confidence.js";
import { reason, type Reason } from "../../reasons/reason.js";
import { meansPower, meansSize, sharesPower, sharesSize } from "./group-size.js";
import { pow } from "../../numeric/elementary/pow.js";
import { type ExpectedMoney, expectedMoney } from "./expected-money.js";
import type { ExperimentAccount } from "./experiment-account.js";

/** How the experiment is set up. */
export interface ReviewExperimentOptions<
  Account extends ExperimentAccount = ExperimentAccount,
> extends IntervalOptions {
  /** The same seed draws the same accounts. */
  seed: number;
  /**
   * Share of the accounts that gets no reviews.
   * @defaultValue the least that finds the effect, or a half where none does
   */
  share?: number | null | undefined;
  /** What both groups should have alike, as for `drawControlGroup`. */
  strata?: readonly (keyof Account & string)[] | ((account: Account) => string) | null | undefined;
  /** Days over which outcomes are counted. @defaultValue 180 */
  horizonDays?: number | null | undefined;
  /** Share of the accounts that is lost in that time without reviews, above 0 and below 1. */
  loss?: number | null | undefined;
  /**
   * Share of the loss that one review prevents.
   * @defaultValue the figure `reviews.effect.keep`
   */
  effect?: number | null | undefined;
  /** Reviews that an account of the treated group gets in the time. @defaultValue 1 */
  reviews?: number | null | undefined;
  /** What is expected of the money. */
  money?: ExpectedMoney | null | undefined;
  /** Power: the chance of detecting the stated effect. @defaultValue 0.8 */
  power?: number | null | undefined;
  /**
   * Published figures to use, from `assumptions(preset, overrides)`.
   * @defaultValue `assumptions()`
   */
  assumptions?: Assumptions | null | undefined;
}

/** Whether an outcome will show the effect. */
export interface OutcomePower {
  /** Without reviews, and with them: shares kept, or money beyond what it is without. */
  readonly control: number;
  readonly treated: number;
  /** Accounts needed in each group, at this share held back. */
  readonly needed: { readonly treated: number; readonly control: number };
  /** Chance that the accounts at hand show the effect. */
  readonly power: number;
}

/** An experiment on reviews: who gets them, who does not, and whether it will show their effect. */
export interface ReviewExperiment extends ControlGroup {
  readonly seed: number;
  readonly share: number;
  readonly horizonDays: number;
  /** Customers kept; `null` if no loss is given. */
  readonly retention: OutcomePower | null;
  /** Money; `null` if nothing is given of it. */
  readonly money: OutcomePower | null;
  /** Whether one of the two will show the effect with the required power. */
  readonly enough: boolean;
  /** Least share of the loss, prevented by one review, that retention would detect; `null` if no loss is given. */
  readonly smallestEffect: number | null;
  /** Days until retention shows the effect; `null` if no loss is given, or three years do not suffice. */
  readonly daysNeeded: number | null;
  readonly confidence: number;
  readonly reasons: readonly Reason[];
  readonly assumptions: readonly Assumption<unknown>[];
}

const optionNames: OptionNames<ReviewExperimentOptions> = {
  seed: true,
  share: true,
  strata: true,
  horizonDays: true,
  loss: true,
  effect: true,
  reviews: true,
  money: true,
  power: true,
  confidence: true,
  assumptions: assertFigures,
};

/** Longest experiment considered, in days. */
const MOST_DAYS = 3 * 365;

/**
 * Sets up an experiment on the effect of reviews. It draws a control group at random within strata, and says whether
 * this many accounts, for this long, will show the assumed effect. Past records cannot show it, since sellers visit the
 * customers they like; only a random draw makes the groups comparable. Give the result, with what happened, to
 * `experimentResult`.
 *
 * Retention: without reviews the share `loss` is lost, with n of them loss·(1 − effect·(1 − fⁿ)/(1 − f)), where f is
 * the figure `reviews.furtherShare`. Group sizes follow Fleiss's formula for two shares and Guenther's for two means;
 * the deviation of money is reduced by √(1 − ρ²) for the adjustment by earlier spend. Losses are assumed to go on at
 * the same rate over other periods.
 *
 * Sources: Fleiss, Levin & Paik (2003), section 4.3; Guenther (1981), The American Statistician 35; Deng, Xu, Kohavi & Walker
 * (2013), WSDM, for the adjustment.
 *
 * @param accounts - All accounts that could be reviewed, with their earlier spend if known.
 * @param options - Seed, what is expected, and how certain the answer should be.
 * @returns Both groups, and what they will show.
 * @throws RetentionError when there are fewer than four accounts, an id comes twice, or an option is out of its bounds.
 *
 * @example
 * import { reviewExperiment } from "retention-kit";
 *
 * const accounts = Array.from({ length: 2000 }, (_, index) => ({ id: `a${index}` }));
 * const experiment = reviewExperiment(accounts, { seed: 7, loss: 0.3, effect: 0.2, share: 0.5 });
 * experiment.retention
 * //=> { control: 0.7, treated: 0.76, needed: { treated: 859, control: 859 }, power: 0.856 }
 * experiment.enough
 * //=> true
 * experiment.treated.length
 * //=> 1000
 */
export function reviewExperiment<Account extends ExperimentAccount>(
  accounts: readonly Account[],
  options: ReviewExperimentOptions<Account>,
): ReviewExperiment {
  const functionName = "reviewExperiment";
  const known = assertOptions<ReviewExperimentOptions>(
    functionName,
    "options",
    options as ReviewExperimentOptions,
    optionNames,
  );
  assertRows(functionName, "accounts", accounts);
  if (accounts.length < 4) throw new RetentionError(functionName, "accounts", "must be four at least", accounts.length);
  const { seed, horizonDays = 180, loss, reviews = 1, power = 0.8 } = known;
  const strata = options.strata ?? undefined;
  const confidence = resolveConfidence(functionName, known);
  assertCount(functionName, "options.horizonDays", horizonDays, { min: 1, max: MOST_DAYS });
  assertCount(functionName, "options.reviews", reviews, { min: 1 });
  if (known.share != null) assertNumber(functionName, "options.share", known.share, { above: 0, below: 1 });
  assertNumber(functionName, "options.power", power, { above: 0, below: 1 });
  if (loss !== undefined) assertNumber(functionName, "options.loss", loss, { above: 0, below: 1 });
  const figures = known.assumptions ?? joined(presetOf(allocationFigures), presetOf(reviewFigures));
  const effect = known.effect ?? figures["reviews.effect.keep"].value;
  assertShare(functionName, "options.effect", effect);
  const further = figures["reviews.furtherShare"].value;
  assertNumber(functionName, "the figure reviews.furtherShare", further, { min: 0, below: 1 });
  const times = (1 - pow(further, reviews)) / (1 - further);
  const money = known.money == null ? null : expectedMoney(functionName, accounts, known.money);

  const certainty = { confidence, power };
  const keptWith = (lost: number, prevented: number): number => 1 - lost * Math.max(0, 1 - prevented * times);
  const retentionAt = (control: number): OutcomePower | null => {
    if (loss === undefined) return null;
    const ratio = control / (1 - control);
    const pair = { first: keptWith(loss, effect), second: 1 - loss, ratio };
    const size = accounts.length * (1 - control);
    const needed = needs(sharesSize(pair, certainty), ratio);
    return { control: pair.second, treated: pair.first, needed, power: sharesPower(pair, size, confidence) };
  };
  const moneyAt = (control: number): OutcomePower | null => {
    if (money === null) return null;
    const { difference, deviation } = money;
    const ratio = control / (1 - control);
    const size = accounts.length * (1 - control);
    const needed = needs(meansSize(difference, deviation, ratio, certainty), ratio);
    return {
      control: 0,
      treated: difference,
      needed,
      power: meansPower(difference, deviation, { size, ratio, confidence }),
    };
  };
  const tells = (control: number): boolean =>
    [retentionAt(control), moneyAt(control)].some((outcome) => outcome !== null && outcome.power >= power);

  const share = known.share ?? leastShare(accounts.length, tells);
  const retention = retentionAt(share);
  const inMoney = moneyAt(share);
  const enough = tells(share);
  const powerFor = (lost: number, prevented: number): number =>
    sharesPower(
      { first: keptWith(lost, prevented), second: 1 - lost, ratio: share / (1 - share) },
      accounts.length * (1 - share),
      confidence,
    );
  const smallestEffect = loss === undefined ? null : leastNumber(0, 1 / times, (try_) => powerFor(loss, try_) >= power);
  const lostIn = (days: number): number => 1 - pow(1 - (loss ?? 0), days / horizonDays);
  const daysNeeded =
    loss === undefined ? null : leastNumber(1, MOST_DAYS, (days) => powerFor(lostIn(days), effect) >= power);

  const draw = { share, seed, ...(strata === undefined ? {} : { strata }) };
  const best = Math.max(retention?.power ?? 0, inMoney?.power ?? 0);
  const reasons: Reason[] = [];
  if (retention !== null || inMoney !== null) {
    reasons.push(reason("allocation.experiment.power", { accounts: accounts.length, days: horizonDays, power: best }));
  }
  if (!enough && smallestEffect !== null) {
    reasons.push(reason("allocation.experiment.smallest-effect", { effect: smallestEffect }));
  }
  if (!enough && daysNeeded !== null) {
    reasons.push(reason("allocation.experiment.days-needed", { days: Math.ceil(daysNeeded) }));
  }
  return {
    ...drawControlGroup(accounts, draw),
    seed,
    share,
    horizonDays,
    retention,
    money: inMoney,
    enough,
    smallestEffect,
    daysNeeded: daysNeeded === null ? null : Math.ceil(daysNeeded),
    confidence,
    reasons,
    assumptions: [
      ...(known.effect == null && loss !== undefined ? [figures["reviews.effect.keep"]] : []),
      ...(reviews > 1 ? [figures["reviews.furtherShare"]] : []),
    ],
  };
}

function needs(treated: number, ratio: number): OutcomePower["needed"] {
  // Beyond what can be counted, more would not be truer.
  const most = Number.MAX_SAFE_INTEGER;
  return { treated: Math.min(most, Math.ceil(treated)), control: Math.min(most, Math.ceil(treated * ratio)) };
}

/** The least whole percentage held back that shows the effect; a half, which tells most, where none does. */
function leastShare(accounts: number, tells: (share: number) => boolean): number {
  for (let percent = 1; percent < 50; percent++) {
    const share = percent / 100;
    if (Math.round(share * accounts) > 0 && tells(share)) return share;
  }
  return 0.5;
}

/** Where a condition that stays true once it is true begins to hold; `null` if it never does. */
function leastNumber(from: number, to: number, holds: (number: number) => boolean): number | null {
  if (!holds(to)) return null;
  let [low, high] = [from, to];
  for (let turn = 0; turn < 60; turn++) {
    const middle = (low + high) / 2;
    if (holds(middle)) high = middle;
    else low = middle;
  }
  return high;
}
