import { presetOf } from "../evidence/preset-of.js";
import { driverFigures } from "../evidence/value-figures.js";
import { assertArray, assertFigures, assertNumber, assertOptions, assertText, RetentionError } from "../errors.js";
import type { Assumption } from "../evidence/assumption.js";
import { type Assumptions } from "../evidence/assumptions.js";
import { reason, type Reason } from "../reasons/reason.js";
import { resolveConfidence, type IntervalOptions } from "../measures/confidence.js";
import { betaQuantile } from "../numeric/distributions/beta-quantile.js";
import { probabilityLargest } from "../numeric/distributions/largest-share.js";
import type { Account } from "../records/account/account.js";
import { acceptRows, type Rejection } from "../records/rows/rejection.js";
import { askNext, type AskNext } from "./ask-next.js";
import {
  groupWeights,
  meanConcentration,
  shrinkageOf,
  wholeWeights,
  type GroupWeights,
  type Shrinkage,
} from "./shrinkage.js";
import { askedGroups, FAMILIES, type AskedGroup, type ValueFamily } from "./value-groups.js";
import { readInterview, readPoints, type ValueInterview } from "./value-interview.js";

const NAME = "rankValueDrivers";

/** How much a group of customers values one thing. */
export interface ValueDriver {
  readonly driver: string;
  /** Share of all that they value, 0 to 1. */
  readonly weight: number;
  /** Ends of the credible interval. */
  readonly lower: number;
  readonly upper: number;
  /** Probability that nothing matters more to them. */
  readonly probabilityFirst: number;
  /** Share in the group's own interviews, before it is drawn to the whole; `null` if no one was asked. */
  readonly said: number | null;
  /** Share that we believe it makes up; `null` if we have not said. */
  readonly believed: number | null;
}

/** What customers of one kind, one size or both value. */
export interface ValueGroup {
  readonly by: ValueFamily | "whole";
  /** `null` if the group is by size alone, or is the whole. */
  readonly segment: string | null;
  /** `null` if the group is by segment alone, or is the whole. */
  readonly size: string | null;
  readonly interviews: number;
  /** Share of the weights that comes from the group's own interviews; the rest is the whole. */
  readonly ownWeight: number;
  /** The weights are as sure as if this many customers of the group had been asked, and nothing else were known. */
  readonly worth: number;
  /** The weightiest first. */
  readonly drivers: readonly ValueDriver[];
}

/** What customers say they value: by kind and size, by kind, by size, and as a whole. */
export interface ValueDrivers {
  readonly confidence: number;
  readonly whole: ValueGroup;
  /** By kind and size first, then by kind, then by size. */
  readonly groups: readonly ValueGroup[];
  /** Interviews that the whole counts for beside a group's own: the mean of what is left possible, by family. */
  readonly concentrations: readonly { readonly by: ValueFamily; readonly concentration: number }[];
  /** Groups to ask, the one that teaches most first. */
  readonly askNext: readonly AskNext[];
  /** How much was asked, and where our belief lies outside what customers say. */
  readonly reasons: readonly Reason[];
  readonly assumptions: readonly Assumption<unknown>[];
  /** Interviews that cannot be read, and after them accounts of the options, whose paths begin with `options.accounts`. */
  readonly rejected: readonly Rejection[];
}

/** What a ranking of drivers depends on apart from the interviews. */
export interface ValueDriverOptions extends IntervalOptions {
  /** Points by driver, as you think that customers value them: the gap to what they say is in the result. */
  believed?: Readonly<Record<string, number>> | null | undefined;
  /** Drivers that count although no one may have named them. */
  drivers?: readonly string[] | null | undefined;
  /** Your accounts, to say who to ask next: a group counts by how many accounts it has. */
  accounts?: readonly Account[] | null | undefined;
  /**
   * Interviews that the whole counts for beside a group's own.
   * @defaultValue estimated from the interviews
   */
  concentration?: number | null | undefined;
  /**
   * Published figures to use, from `assumptions(preset, overrides)`.
   * @defaultValue `assumptions()`
   */
  assumptions?: Assumptions | null | undefined;
}

/**
 * What customers of each kind and size say they value, from interviews. Use it to know what to stress with which
 * customers, and who to ask next. Groups with few interviews are shrunk towards the overall average.
 *
 * With n interviews in a group, a driver weighs w·said + (1 − w)·whole, where w = n / (n + κ). This is the mean of a
 * Dirichlet–multinomial model, whose concentration κ says how alike the groups are. κ is estimated from all groups of a
 * family (kind and size, kind, size), and w is averaged over its posterior. Credible intervals cover the uncertainty
 * about the group, the whole and κ. The whole is the mean of all interviews, plus half an interview for each driver.
 *
 * A customer may name several things: the interview is then split among them, which makes intervals a little wide. Only
 * what customers perceive counts; `believed` shows where the company thinks otherwise.
 *
 * Source: Mosimann (1962), "On the compound multinomial distribution", Biometrika 49; docs/value.md. Cost: interviews ×
 * drivers, and about 300 incomplete gamma functions per driver and group.
 *
 * @param interviews - One per customer; those that cannot be read are rejected.
 * @param options - Belief, accounts to ask, confidence (0.95 by default).
 * @returns The groups with their drivers, who to ask next, and what was rejected.
 * @throws RetentionError when an option is wrong.
 *
 * @example
 * import { rankValueDrivers } from "retention-kit";
 *
 * const interviews = [
 *   { accountId: "a", segment: "hotel", values: { service: 1 } },
 *   { accountId: "b", segment: "hotel", values: { service: 1 } },
 *   { accountId: "c", segment: "school", values: { price: 1 } },
 * ];
 * const { groups } = rankValueDrivers(interviews, { concentration: 2 });
 * const [hotel] = groups;
 * [hotel?.segment, hotel?.interviews, hotel?.ownWeight]
 * //=> ["hotel", 2, 0.5]
 * hotel?.drivers.map(({ driver, said, weight }) => [driver, said, weight])
 * //=> [["service", 1, 0.8125], ["price", 0, 0.1875]]
 */
export function rankValueDrivers(
  interviews: readonly ValueInterview[],
  options?: ValueDriverOptions | null,
): ValueDrivers {
  const chosen = assertOptions(NAME, "options", options ?? {}, {
    believed: true,
    drivers: true,
    accounts: true,
    concentration: true,
    assumptions: assertFigures,
    confidence: true,
  });
  const confidence = resolveConfidence(NAME, chosen);
  const { concentration, drivers: named = [], accounts } = chosen;
  if (concentration !== undefined) assertNumber(NAME, "options.concentration", concentration, { above: 0, max: 1e9 });
  assertArray(NAME, "options.drivers", named);
  named.forEach((driver, index) => {
    assertText(NAME, `options.drivers[${index}]`, driver);
  });
  const believed = chosen.believed === undefined ? null : readPoints(NAME, "options.believed", chosen.believed);
  const usual = (chosen.assumptions ?? presetOf(driverFigures))["value.concentration"];

  const seen = new Set<string>();
  const { accepted: rows, rejected } = acceptRows(NAME, "interviews", interviews, (interview) => {
    const shares = readInterview(NAME, interview);
    const { accountId } = interview;
    if (accountId != null) {
      if (seen.has(accountId)) throw new RetentionError(NAME, "accountId", "must not come twice", accountId);
      seen.add(accountId);
    }
    return { kind: interview, shares };
  });
  const drivers = [
    ...new Set([...named, ...(believed?.keys() ?? []), ...rows.flatMap(({ shares }) => [...shares.keys()])]),
  ];
  drivers.sort();

  const totals = drivers.map((driver) => rows.reduce((sum, { shares }) => sum + (shares.get(driver) ?? 0), 0));
  // Half an interview for each driver keeps what no one named possible: Jeffreys' prior.
  const whole = totals.map((total) => (total + 0.5) / (rows.length + drivers.length / 2));
  const fitted = FAMILIES.map((by) => {
    const asked = askedGroups(by, rows, drivers);
    return { by, asked, shrinkage: shrinkageOf([...asked.values()], whole, usual.value, concentration) };
  });
  const present = (
    group: Omit<ValueGroup, "drivers" | "ownWeight" | "worth">,
    weights: GroupWeights,
    said: number[] | null,
  ): ValueGroup => ({
    ...group,
    ownWeight: weights.ownWeight,
    worth: weights.worth,
    drivers: rankedDrivers(drivers, weights, said, believed, confidence),
  });
  const ofAll = wholeOf(fitted, rows.length, whole);
  const next = askNext(NAME, fitted, accounts, seen);
  const result = {
    confidence,
    whole: present(
      { by: "whole", segment: null, size: null, interviews: rows.length },
      ofAll,
      rows.length === 0 ? null : totals.map((total) => total / rows.length),
    ),
    groups: fitted.flatMap(({ by, asked, shrinkage }) =>
      [...asked.values()].map((group: AskedGroup) => {
        const { segment, size, interviews: count, counts } = group;
        const said = counts.map((entry) => entry / count);
        return present({ by, segment, size, interviews: count }, groupWeights(group, shrinkage), said);
      }),
    ),
    concentrations: fitted
      .filter(({ asked }) => asked.size > 0)
      .map(({ by, shrinkage }) => ({ by, concentration: meanConcentration(shrinkage, usual.value) })),
    askNext: next.groups,
    assumptions: concentration === undefined ? [usual] : [],
    rejected: [...rejected, ...next.rejected],
  };
  return { ...result, reasons: reasonsFor(result.whole, result.groups) };
}

/** What all customers value, as sure as the most specific family of groups leaves it. */
function wholeOf(
  fitted: readonly { asked: ReadonlyMap<string, AskedGroup>; shrinkage: Shrinkage }[],
  interviews: number,
  whole: readonly number[],
): GroupWeights {
  const first = fitted.find(({ asked }) => asked.size > 0);
  return first === undefined
    ? { weights: [...whole], ownWeight: 1, worth: interviews + whole.length / 2 }
    : wholeWeights(first.shrinkage);
}

function rankedDrivers(
  drivers: readonly string[],
  { weights, worth }: GroupWeights,
  said: readonly number[] | null,
  believed: ReadonlyMap<string, number> | null,
  confidence: number,
): ValueDriver[] {
  const first = drivers.length === 0 ? [] : probabilityLargest(weights.map((weight) => worth * weight));
  return drivers
    .map((driver, k): ValueDriver => {
      const weight = weights[k] ?? 0;
      const at = (probability: number): number =>
        drivers.length === 1 ? 1 : betaQuantile(probability, worth * weight, worth * (1 - weight));
      return {
        driver,
        weight,
        // The mean of next to nothing can lie beyond the ends of its interval.
        lower: Math.min(weight, at((1 - confidence) / 2)),
        upper: Math.max(weight, at((1 + confidence) / 2)),
        probabilityFirst: first[k] ?? 0,
        said: said?.[k] ?? null,
        believed: believed === null ? null : (believed.get(driver) ?? 0),
      };
    })
    .sort((a, b) => b.weight - a.weight);
}

function reasonsFor({ interviews, drivers }: ValueGroup, groups: readonly ValueGroup[]): Reason[] {
  if (interviews === 0) return [reason("value.drivers.no-interviews")];
  // A family of groups leaves out accounts without a kind or a size.
  const kinds = FAMILIES.map((family) => groups.filter(({ by }) => by === family).length);
  return [
    reason("value.drivers.interviews", { interviews, groups: Math.max(1, ...kinds) }),
    ...drivers.flatMap(({ driver, said, lower, upper, believed }) => {
      if (believed === null || said === null) return [];
      const params = { driver, believed, said };
      // Beyond what few interviews leave open, and beyond what was said in them.
      if (believed > Math.max(upper, said)) return reason("value.drivers.overrated", params);
      return believed < Math.min(lower, said) ? reason("value.drivers.underrated", params) : [];
    }),
  ];
}
