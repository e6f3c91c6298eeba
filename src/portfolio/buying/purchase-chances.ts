import type { PurchaseAssumptions } from "../../evidence/purchase-figures.js";
import { expm1 } from "../../numeric/elementary/expm1.js";
import { exp } from "../../numeric/elementary/exp.js";
import { log } from "../../numeric/elementary/log.js";
import { log1p } from "../../numeric/elementary/log1p.js";
import { squared } from "../../numeric/elementary/squared.js";
import { logistic, softplus } from "../../numeric/functions/logistic.js";
import { guardedLogOdds } from "../../purchases/calibration/buying-features.js";
import {
  type BuyingToday,
  type CalibratedChance,
  corrected,
  correctedLogOdds,
  rhythmSlope,
} from "../../purchases/calibration/calibrated-chance.js";
import { levelToCome } from "../../purchases/calibration/level-to-come.js";
import type { PurchaseSummary } from "../../purchases/histories/purchase-accumulator.js";
import type { ContinuousModel } from "../../purchases/predictions/posterior.js";
import { type Contribution, exactPoints } from "../../reasons/explained.js";
import { askedModel } from "./asked-model.js";
import type { KeptAt, PurchaseChance, PurchaseChances, UncertainChance } from "./buying-chance.js";
import { joinedCalibrations } from "./joined-calibrations.js";
import { type HorizonCalibration, silenceOf } from "./past-windows.js";

/** A part of the days asked about, with what corrects the model's chance of buying in it. */
interface Stage {
  /** Days before it, on which nothing was bought. */
  from: number;
  to: number;
  calibration: HorizonCalibration | null;
}

/** The parts into which what corrects a chance falls, in their order. */
const PARTS = ["season", "silence", "frequency", "rhythm"] as const;

/**
 * The chances of buying by purchases alone; `null` if the book has no model of them.
 *
 * Some days fall into stages, each with a chance of buying in it for who has not before: 1 − Π(1 − q). Each q is the model's,
 * corrected by windows of the past in which nothing was bought in the stages before. So no horizon says less than one that ends before it.
 *
 * Nor does one within a stage. There all that corrects is that of the whole stage but the rhythm, by w × (R − M) of the part
 * less that of the whole, R and M being the log odds by the rhythm and by the model, and w the rhythm's slope within 0 to 1:
 * M + w × (R − M) grows with the time as both do.
 *
 * @param asOfDay - On which histories end, unless another day is named.
 * @param keptAt - Keeps a chance that is asked for again, where anything is kept.
 * @internal
 */
export function purchaseChances(
  purchases: ContinuousModel | null,
  calibrations: readonly HorizonCalibration[],
  figures: PurchaseAssumptions,
  asOfDay: number,
  keptAt: KeptAt | null,
): PurchaseChances | null {
  if (purchases === null) return null;
  const joined = joinedCalibrations(calibrations);
  const model = askedModel(purchases, joined.find(({ clock }) => clock != null)?.clock ?? null);
  const stagesBy = new Map<number, readonly Stage[]>();
  const stagesOf = (days: number): readonly Stage[] => {
    let stages = stagesBy.get(days);
    if (stages === undefined) stagesBy.set(days, (stages = stagesUpTo(days, joined)));
    return stages;
  };

  const todayOf = (history: PurchaseSummary, { from, to }: Stage, calibration: HorizonCalibration): BuyingToday => {
    const { horizonDays, windowDays, gaps } = calibration;
    // What a window is to its horizon, the days before the stage are to those before it in the window.
    const scale = Math.abs(windowDays - horizonDays) < 1 ? 1 : windowDays / horizonDays;
    return {
      raw: model.between(from, to),
      rawInWindow: model.between(from * scale, horizonDays * scale),
      rhythmPoints: gaps === undefined ? undefined : model.rhythm(gaps, from, horizonDays),
      ...silenceOf(history),
    };
  };
  /** What the rhythm adds to log odds of the model, within a part of the stage beside the whole of it. */
  const ofShorter = ({ from, to }: Stage, calibration: HorizonCalibration): number => {
    const { horizonDays, gaps } = calibration;
    if (to === horizonDays || gaps === undefined) return 0;
    const share = Math.min(1, Math.max(0, rhythmSlope(calibration) ?? 0));
    if (share === 0) return 0;
    const beside = (end: number): number => model.byRhythm(gaps, from, end) - guardedLogOdds(model.between(from, end));
    return share * (beside(to) - beside(horizonDays));
  };
  const pointsOf = (history: PurchaseSummary, stage: Stage): number => {
    const { calibration } = stage;
    if (calibration === null) return exactPoints(guardedLogOdds(model.between(stage.from, stage.to)));
    return correctedLogOdds(calibration, todayOf(history, stage, calibration), ofShorter(stage, calibration));
  };
  const chanceOf = (history: PurchaseSummary, stage: Stage): CalibratedChance => {
    const { calibration } = stage;
    if (calibration !== null) {
      return corrected(calibration, todayOf(history, stage, calibration), ofShorter(stage, calibration));
    }
    const value = model.between(stage.from, stage.to);
    const logOdds = exactPoints(guardedLogOdds(value));
    const contributions = [{ factor: "baseline", value, points: logOdds, weight: 1 }];
    return { probability: logistic(logOdds), logOdds, contributions, variance: 0 };
  };

  const inStages = (history: PurchaseSummary, days: number): CalibratedChance[] => {
    model.about(history, asOfDay);
    return stagesOf(days).map((stage) => chanceOf(history, stage));
  };
  const uncertain = (history: PurchaseSummary, days: number): UncertainChance => {
    const chance = chanceOfAny(inStages(history, days));
    chance.variance += model.variance(days);
    return chance;
  };
  const explained = (history: PurchaseSummary, days: number): PurchaseChance => {
    const stages = inStages(history, days);
    const chance = { ...chanceOfAny(stages), contributions: partsOfAny(stages, model.within(days)) };
    chance.variance += model.variance(days);
    return model.plain === null ? chance : withSeason(chance, model.within(days), model.plain(days));
  };
  return {
    fromPurchases(history, days, endDay = asOfDay) {
      model.about(history, endDay);
      const stages = stagesOf(days);
      const [only] = stages;
      if (only !== undefined && stages.length === 1) return logistic(pointsOf(history, only));
      return logistic(exactPoints(logOddsOfAny(stages.map((stage) => pointsOf(history, stage)))));
    },
    explained,
    uncertain: keptAt?.(uncertain) ?? uncertain,
    levelDeviation(days) {
      const stages = stagesOf(days).flatMap(({ calibration }) => calibration ?? []);
      return stages.length === 0 ? levelToCome([], figures, []).levelDeviation : deviationOfLevels(stages);
    },
    seasonYears(days) {
      const season = stagesOf(days).at(-1)?.calibration?.season;
      return season?.follows === true ? season.years : null;
    },
  };
}

/** The stages of some days: those whose windows are known, the last cut off, and what is left beside them. */
function stagesUpTo(days: number, joined: readonly HorizonCalibration[]): Stage[] {
  const stages: Stage[] = [];
  let from = 0;
  for (const calibration of joined) {
    if (from >= days) break;
    const to = Math.min(days, calibration.horizonDays);
    stages.push({ from, to, calibration });
    from = to;
  }
  if (from < days) stages.push({ from, to: days, calibration: null });
  return stages;
}

/** Log odds of 1 − Π(1 − q), where the chances q have these log odds: 1 − q is e^−softplus. */
function logOddsOfAny(logOdds: readonly number[]): number {
  let sum = 0;
  for (const each of logOdds) sum += softplus(each);
  return sum > 1 ? sum + log1p(-exp(-sum)) : log(expm1(sum));
}

/** What the chances of stages one after another come to. */
function chanceOfAny(stages: readonly CalibratedChance[]): UncertainChance {
  const [only] = stages;
  if (only !== undefined && stages.length === 1) {
    return { probability: only.probability, logOdds: only.logOdds, variance: only.variance };
  }
  const logOdds = exactPoints(logOddsOfAny(stages.map((stage) => stage.logOdds)));
  const probability = logistic(logOdds);
  // Windows of one stage say nothing of another; d logit(p)/d logit(q) = q/p.
  const variance = stages.reduce((sum, each) => sum + squared(each.probability / probability) * each.variance, 0);
  return { probability, logOdds, variance };
}

/** The parts of that: added in turn, each to all stages at once. */
function partsOfAny(stages: readonly CalibratedChance[], raw: number): readonly Contribution[] {
  const [only] = stages;
  if (only !== undefined && stages.length === 1) return only.contributions;
  const so = stages.map(({ contributions }) => contributions[0]?.points ?? 0);
  let before = exactPoints(logOddsOfAny(so));
  const all: Contribution[] = [{ factor: "baseline", value: raw, points: before, weight: 1 }];
  for (const factor of PARTS) {
    const parts = stages.map((stage) => stage.contributions.find((each) => each.factor === factor));
    const known = parts.findLast((part) => part !== undefined);
    if (known === undefined) continue;
    parts.forEach((part, at) => {
      so[at] = (so[at] ?? 0) + (part?.points ?? 0);
    });
    const after = exactPoints(logOddsOfAny(so));
    all.push({ factor, value: known.value, points: after - before, weight: 1 });
    before = after;
  }
  return all;
}

/** Of the log odds of a book's chance over some stages: as each stage's chance is a share of it. */
function deviationOfLevels(stages: readonly HorizonCalibration[]): number {
  const [only] = stages;
  if (only !== undefined && stages.length === 1) return only.levelDeviation;
  const shares = stages.map(({ windows }) => {
    const of = windows.reduce((sum, { accounts }) => sum + accounts, 0);
    const bought = windows.reduce((sum, each) => sum + each.bought, 0);
    return (bought + 0.5) / (of + 1);
  });
  const any = 1 - shares.reduce((none, share) => none * (1 - share), 1);
  return Math.sqrt(
    stages.reduce((sum, { levelDeviation }, at) => sum + squared(((shares[at] ?? 0) / any) * levelDeviation), 0),
  );
}

/** The same, with what the season to come does to the model's chance told as the season's. */
function withSeason(chance: PurchaseChance, raw: number, plain: number): PurchaseChance {
  const shift = exactPoints(guardedLogOdds(raw) - guardedLogOdds(plain));
  const contributions = chance.contributions.map((part) => {
    if (part.factor === "baseline") return { ...part, value: plain, points: part.points - shift };
    return part.factor === "season" ? { ...part, points: part.points + shift } : part;
  });
  return { ...chance, contributions };
}
