import type { Account, Backtest, BacktestWindow } from "retention-kit";
import type { Claims } from "./told.js";

const DAY = 86_400_000;
const dayOf = (on: string): number => Date.parse(on.slice(0, 10)) / DAY;
const dateOf = (day: number): string => new Date(day * DAY).toISOString().slice(0, 10);

/** What a back-test is read against. None of the test's purchases is taken back. */
export interface BacktestScene {
  accounts: readonly Account[];
  given: readonly string[];
  /** The model of buying that was given. */
  purchases?: { kind: string } | undefined;
  refit: string;
  /** The days that were asked for. */
  days: readonly string[];
  sellers: number;
  result: Backtest;
}
const daysOf = ({ purchases }: Account): number[] => (purchases ?? []).map(({ on }) => dayOf(on));
const all = ({ accounts }: BacktestScene): number[] => accounts.flatMap(daysOf);
/** Of those that had bought by a day: whether each bought in so many days after it. */
const outcomes = ({ accounts }: BacktestScene, asOf: string, horizonDays: number): boolean[] => {
  const today = dayOf(asOf);
  return accounts
    .map(daysOf)
    .filter((days) => days.some((day) => day <= today))
    .map((days) => days.some((day) => day > today && day <= today + horizonDays));
};
const boughtOf = (list: readonly boolean[]): number => list.filter((bought) => bought).length;
const shareOf = (list: readonly boolean[]): number => boughtOf(list) / list.length;
const windowOf = ({ result }: BacktestScene, asOf: string, horizonDays: number): BacktestWindow | undefined =>
  result.windows.find((window) => window.asOf === asOf && window.horizonDays === horizonDays);
/** Parameters of the models of buying, each above 0. */
const PARAMETERS: Readonly<Record<string, readonly string[]>> = {
  "bg-nbd": ["r", "alpha", "a", "b"],
  "mbg-nbd": ["r", "alpha", "a", "b"],
  "pareto-nbd": ["r", "alpha", "s", "beta"],
};
const MODELS = ["purchases", "spend", "loyalty", "propensity"];
/** The least number of outcomes on either side for anything to be judged. */
const LEAST = 10;
const ENOUGH = 100;

interface Window {
  asOf: string;
  horizonDays: number;
}
type Counts = Window & { bought: number; others: number; least: number; enough: number };
const areCounted = ({ asOf, horizonDays, bought, others }: Counts, scene: BacktestScene): boolean => {
  const list = outcomes(scene, asOf, horizonDays);
  return bought === boughtOf(list) && bought + others === list.length;
};

export const backtestClaims: Claims<BacktestScene> = {
  "backtest.no-purchases": (_, scene) => all(scene).length === 0 && scene.result.windows.length === 0,
  "backtest.history-too-short": ({ horizonDays, days }: { horizonDays: number; days: number }, scene) =>
    days === Math.max(...all(scene)) - Math.min(...all(scene)) && days < 2 * horizonDays,
  "backtest.horizon-beyond-records": ({ asOf, horizonDays, last }: Window & { last: string }, scene) =>
    last === dateOf(Math.max(...all(scene))) &&
    dayOf(asOf) + horizonDays > dayOf(last) &&
    scene.days.includes(asOf) &&
    windowOf(scene, asOf, horizonDays) === undefined,
  "backtest.too-few-outcomes": (counts: Counts, scene) =>
    areCounted(counts, scene) &&
    counts.least === LEAST &&
    Math.min(counts.bought, counts.others) < LEAST &&
    windowOf(scene, counts.asOf, counts.horizonDays)?.buysAgain === null,
  "backtest.few-outcomes": (counts: Counts, scene) =>
    areCounted(counts, scene) && counts.enough === ENOUGH && Math.min(counts.bought, counts.others) < ENOUGH,
  "backtest.too-few-lapses": (
    { asOf, horizonDays, lapsed, least }: Window & { lapsed: number; least: number },
    scene,
  ) => {
    const today = dayOf(asOf);
    const silent = scene.accounts
      .map(daysOf)
      .filter(
        (days) =>
          days.some((day) => day <= today && day > today - 365) &&
          !days.some((day) => day > today && day <= today + horizonDays),
      );
    const window = windowOf(scene, asOf, horizonDays);
    return (
      lapsed === silent.length &&
      least === LEAST &&
      lapsed < least &&
      window?.valueAtRisk === null &&
      window.plan === null
    );
  },
  "backtest.season-differs": (
    { asOf, horizonDays, before, after }: Window & { before: number; after: number },
    scene,
  ) =>
    Math.abs(after - shareOf(outcomes(scene, asOf, horizonDays))) < 1e-12 &&
    Math.abs(before - shareOf(outcomes(scene, dateOf(dayOf(asOf) - horizonDays), horizonDays))) < 1e-12 &&
    Math.abs(after - before) >= 0.1,
  "backtest.rules-not-learned": ({ asOf, horizonDays }: Window, scene) => {
    if (windowOf(scene, asOf, horizonDays) === undefined) return false;
    const list = outcomes(scene, dateOf(dayOf(asOf) - horizonDays), horizonDays);
    return Math.min(boughtOf(list), list.length - boughtOf(list)) < LEAST;
  },
  "backtest.short-history": ({ asOf, horizonDays, days }: Window & { days: number }, scene) =>
    days === dayOf(asOf) - horizonDays - Math.min(...all(scene)) && days < horizonDays && days >= 0,
  "backtest.model-near-boundary": (
    { asOf, kind, parameter, value }: { asOf: string; kind: string; parameter: string; value: number },
    { result, purchases, refit },
  ) => {
    if (!result.windows.some((window) => window.asOf === asOf)) return false;
    // One that was given and kept is judged as it is; what was fitted has the parameters of its kind.
    const isKept = purchases !== undefined && refit === "none";
    if (!isKept) return PARAMETERS[kind]?.includes(parameter) === true && value > 0;
    const { parameters, standardErrors } = purchases as unknown as Record<string, Record<string, number>>;
    return kind === purchases.kind && value === parameters?.[parameter] && (standardErrors?.[parameter] ?? 0) > value;
  },
  "backtest.model-given": ({ model }: { model: string }, { given, refit }) =>
    given.includes(model) && refit !== "all" && refit !== (model === "spend" ? "purchases" : model),
  "backtest.not-refitted": ({ asOf, horizonDays, model }: Window & { model: string }, scene) =>
    windowOf(scene, asOf, horizonDays) !== undefined &&
    MODELS.includes(model) &&
    (scene.refit === "all" || scene.refit === model),
  "backtest.tickets-never-closed": (
    { asOf, tickets, share }: { asOf: string; tickets: number; share: number },
    { accounts, result },
  ) => {
    if (!result.windows.some((window) => window.asOf === asOf)) return false;
    const old = accounts
      .flatMap((account) => account.tickets ?? [])
      .filter(({ openedAt }) => dayOf(String(openedAt)) <= dayOf(asOf) - 365);
    const open = old.filter(({ resolved, resolvedAt }) =>
      resolvedAt == null ? resolved !== true : dayOf(String(resolvedAt)) > dayOf(asOf),
    );
    return tickets === open.length && Math.abs(share - open.length / old.length) < 1e-12 && open.length > 0;
  },
  "backtest.undated-left-out": ({ field, accounts: count }: { field: keyof Account; accounts: number }, { accounts }) =>
    count > 0 &&
    count === accounts.filter((row) => row[field] != null && (field !== "status" || row.statusSince == null)).length,
  "backtest.no-plan": ({ asOf }: { asOf: string }, { sellers, result }) =>
    sellers === 0 && result.windows.some((window) => window.asOf === asOf && window.plan === null),
  "backtest.amounts-missing": ({ asOf }: { asOf: string }, { accounts, result }) =>
    result.windows.some((window) => window.asOf === asOf) &&
    accounts.some(({ purchases }) => (purchases ?? []).some(({ on, amount }) => on <= asOf && amount == null)),
};

/** Numbers of a back-test that contradict each other, or the records. */
export function contradictionsOf(scene: BacktestScene): string[] {
  const found: string[] = [];
  const hold = (what: string, isTrue: boolean): void => {
    if (!isTrue) found.push(what);
  };
  const { windows, verdicts } = scene.result;
  for (const window of windows) {
    const { asOf, horizonDays, accounts, active, bought, lapsed, lostRevenue, buysAgain, plan } = window;
    const name = `${asOf}, ${horizonDays} days`;
    const list = outcomes(scene, asOf, horizonDays);
    hold(`${name}: accounts`, accounts === list.length && bought === boughtOf(list));
    hold(`${name}: parts of the accounts`, active <= accounts && lapsed <= active && lapsed <= accounts - bought);
    hold(`${name}: lost revenue`, lostRevenue === null || (lostRevenue >= 0 && (lapsed > 0 || lostRevenue === 0)));
    for (const [predictor, judged] of Object.entries(buysAgain ?? {})) {
      const auc = (judged as { auc?: number | null } | null)?.auc;
      hold(`${name}: ${predictor} ranks`, auc == null || (auc >= 0 && auc <= 1));
    }
    for (const [rule, of] of Object.entries(plan?.rules ?? {})) {
      const { lapsedReached, revenueReached } = of;
      for (const share of [lapsedReached, revenueReached]) {
        hold(`${name}: ${rule} reaches a share`, share == null || (share >= -1e-12 && share <= 1 + 1e-12));
      }
    }
    hold(`${name}: reviews`, plan === null || plan.reviews <= scene.accounts.length);
    for (const { difference, lower, upper, verdict, windows: behind } of window.verdicts) {
      hold(`${name}: bounds in order`, lower <= upper && behind === 1 && Number.isFinite(difference));
      hold(
        `${name}: a verdict as its bounds say`,
        verdict === (lower > 0 ? "better" : upper < 0 ? "worse" : "no-difference"),
      );
    }
  }
  for (const { measure, against, horizonDays, difference, lower, upper, verdict, windows: behind } of verdicts) {
    const parts = windows
      .filter((window) => window.horizonDays === horizonDays)
      .flatMap((window) => window.verdicts.filter((each) => each.measure === measure && each.against === against));
    const mean = parts.reduce((sum, each) => sum + each.difference, 0) / parts.length;
    hold(`${measure} against ${against}: as many windows`, behind === parts.length);
    hold(`${measure} against ${against}: the mean of its windows`, Math.abs(mean - difference) < 1e-9);
    hold(
      `${measure} against ${against}: a verdict as its bounds say`,
      verdict === (lower > 0 ? "better" : upper < 0 ? "worse" : "no-difference"),
    );
  }
  return found;
}
