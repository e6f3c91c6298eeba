import {
  estimateLoyalty,
  type Account,
  type HealthScore,
  type LoyaltyEstimate,
  type LoyaltyEvidence,
  type LoyaltyModel,
  type Remedy,
  type RemedyChoice,
  type RemedyLimits,
} from "retention-kit";
import type { Claims } from "./told.js";

const near = (first: number, second: number): boolean =>
  Math.abs(first - second) <= 1e-9 * Math.max(1, Math.abs(first), Math.abs(second));

export interface RemedyScene {
  remedies: readonly Remedy[];
  limits: RemedyLimits;
  valueOfAnHour: number;
  wonPerHearer: number | undefined;
  resolved: boolean;
  choice: RemedyChoice;
  /** The remedy that it is said of; `null` where it is said of the choice. */
  of: Remedy | null;
  model: LoyaltyModel | null;
}
const costOf = ({ cost, minutes }: Remedy, { valueOfAnHour }: RemedyScene): number =>
  cost + ((minutes ?? 0) * valueOfAnHour) / 60;
const worthOf = (remedy: Remedy, scene: RemedyScene): number =>
  remedy.solves * scene.choice.recovery.value - costOf(remedy, scene);
const mayGive = ({ id, cost }: Remedy, { limits: { money, remedies } }: RemedyScene): boolean =>
  cost <= (money ?? Infinity) && (remedies == null || remedies.includes(id));
const bestAllowed = (scene: RemedyScene): number =>
  Math.max(0, ...scene.remedies.filter((each) => mayGive(each, scene)).map((each) => worthOf(each, scene)));

/** What is said of the remedies for a problem. */
export const remedyClaims: Claims<RemedyScene> = {
  "loyalty.recovery.solved-already": (_, { resolved, choice }) => resolved && near(choice.recovery.repurchase.saved, 0),
  "loyalty.recovery.hearers-unknown": (_, { wonPerHearer }) => wonPerHearer === undefined,
  "loyalty.remedy.chosen": ({ remedy, worth, cost }: { remedy: string; worth: number; cost: number }, scene) => {
    const chosen = scene.remedies.find(({ id }) => id === remedy);
    return (
      chosen !== undefined &&
      mayGive(chosen, scene) &&
      near(cost, costOf(chosen, scene)) &&
      near(worth, worthOf(chosen, scene)) &&
      worth > 0 &&
      near(worth, bestAllowed(scene)) &&
      scene.choice.chosen === remedy
    );
  },
  "loyalty.remedy.none": (_, scene) => bestAllowed(scene) <= 1e-9 && scene.choice.chosen === null,
  "loyalty.remedy.escalate": ({ remedy, gain }: { remedy: string; gain: number }, scene) => {
    const beyond = scene.remedies.find(({ id }) => id === remedy);
    return (
      beyond !== undefined &&
      !mayGive(beyond, scene) &&
      gain > 0 &&
      near(gain, worthOf(beyond, scene) - bestAllowed(scene)) &&
      scene.remedies.every((each) => worthOf(each, scene) <= worthOf(beyond, scene) + 1e-9)
    );
  },
  "loyalty.remedy.beyond-money": (
    { role, cost, limit }: { role: string; cost: number; limit: number },
    { of, limits },
  ) => of?.cost === cost && limits.money === limit && cost > limit && role === (limits.role ?? ""),
  "loyalty.remedy.not-allowed": ({ role, remedy }: { role: string; remedy: string }, { of, limits }) =>
    of?.id === remedy && limits.remedies?.includes(remedy) === false && role === (limits.role ?? ""),
  "loyalty.remedy.not-worth-it": ({ cost, value }: { cost: number; value: number }, scene) =>
    scene.of !== null &&
    near(cost, costOf(scene.of, scene)) &&
    near(value, scene.of.solves * scene.choice.recovery.value) &&
    value <= cost,
  "loyalty.uncalibrated": (_, { model }) => model === null,
  "loyalty.calibrated": ({ observations }: { observations: number }, { model }) => model?.observations === observations,
};

export interface HealthScene {
  account: Account;
  asOf: string;
  previous: { score?: number | null; band?: string | null } | null;
  values: Readonly<Record<string, number | null>>;
  health: HealthScore;
}
/** Bands by their first score. */
const BANDS: readonly (readonly [number, string])[] = [
  [-Infinity, "at-risk"],
  [50, "watch"],
  [75, "healthy"],
];
const FACTORS = ["productReliability", "serviceEffort", "contact", "ownWord", "buying", "use"];
/** Factors of the drivers' scorecard that no row of these accounts tells. */
const UNTOLD = ["priceAndFinancing", "warrantyAndTradeIn"];

/** What is said of an account's health. */
export const healthClaims: Claims<HealthScene> = {
  "loyalty.health.entered-band": ({ band }: { band: string }, { previous, health }) =>
    health.band === band && (previous?.band ?? null) !== band,
  "loyalty.health.left-band": ({ band }: { band: string }, { previous, health }) =>
    previous?.band === band && health.band !== band,
  "loyalty.health.knocked-out": (
    { factor, value, band }: { factor: string; value: number; band: string },
    { account, values, health, asOf },
  ) => {
    if (health.band !== band || band !== "at-risk") return false;
    if (factor === "buying") return value >= 4 && (values.buying ?? value) === value;
    const shares = (account.surveys ?? [])
      .filter(({ at }) => String(at).slice(0, 10) <= asOf)
      .map(({ score, scale: { min, max } }) => (100 * (score - min)) / (max - min));
    return factor === "worstAnswer" && value <= 20 && shares.some((share) => near(share, value));
  },
  "loyalty.health.changed": ({ change }: { change: number }, { previous, health }) =>
    near(change, (health.score ?? NaN) - (previous?.score ?? NaN)) && Math.abs(change) >= 5,
  "scorecard.unknown": ({ factor }: { factor: string }, { values }) =>
    [...FACTORS, ...UNTOLD].includes(factor) && values[factor] == null,
  "scorecard.out-of-bounds": ({ factor, value }: { factor: string; value: number }, { values }) =>
    values[factor] === value,
  "scorecard.insufficient-data": ({ coverage, minimum }: { coverage: number; minimum: number }, { health }) =>
    coverage < minimum && health.score === null && near(coverage, health.coverage),
};

/** The band that a score alone puts an account in. */
export const bandOf = (score: number): string => BANDS.findLast(([from]) => score >= from)?.[1] ?? "";

export interface LoyaltyScene {
  evidence: LoyaltyEvidence;
  model: LoyaltyModel | null;
  estimate: LoyaltyEstimate;
  horizonDays: number;
  asOf: string;
}
const dayOf = (instant: unknown): string => String(instant).slice(0, 10);
/** Tickets that count: opened by the day. Those of the test are all scored. */
const opened = ({ evidence, asOf }: LoyaltyScene) =>
  (evidence.tickets ?? []).filter(({ openedAt }) => dayOf(openedAt) <= asOf);

/** What is said of the chance of buying again. */
export const estimateClaims: Claims<LoyaltyScene> = {
  "loyalty.uncalibrated": (_, { evidence, estimate }) => !estimate.calibrated && evidence.purchases == null,
  "loyalty.uncalibrated-problems": (_, { evidence, estimate }) =>
    !estimate.calibrated &&
    evidence.purchases != null &&
    (evidence.tickets != null ||
      evidence.effort != null ||
      evidence.surveys?.some(({ metric }) => metric === "ces") === true),
  "loyalty.calibrated": ({ observations }: { observations: number }, { model, estimate }) =>
    estimate.calibrated && model !== null && observations > 0 && observations <= model.observations,
  "loyalty.not-learned": ({ factor }: { factor: string }, { evidence, estimate }) =>
    (factor === "tenureYears"
      ? evidence.tenureYears != null
      : evidence.exposures?.[factor.replace("exposures.", "")] != null) &&
    // It moves nothing.
    estimate.contributions.every((each) => each.factor !== factor || each.points === 0),
  "loyalty.other-horizon": ({ fitted, asked }: { fitted: number; asked: number }, { model, horizonDays }) =>
    model?.horizonDays === fitted && asked === horizonDays && fitted !== asked,
  "loyalty.effort": ({ experiences, effort }: { experiences: number; effort: number }, { evidence, ...scene }) =>
    evidence.effort == null
      ? experiences <= opened({ evidence, ...scene }).length && effort >= 1 && effort <= 5
      : experiences === 1 && effort === evidence.effort,
  "loyalty.no-problem": (_, scene) => scene.evidence.tickets != null && opened(scene).length === 0,
  "loyalty.problem-unknown": (_, { evidence }) => evidence.tickets == null && evidence.effort == null,
  "loyalty.later-left-out": ({ records }: { records: number }, scene) =>
    records === (scene.evidence.tickets ?? []).length - opened(scene).length,
  // What moves it most, moved, gives that probability.
  "loyalty.would-change-most": (
    { factor, to, probability }: { factor: string; to: number; probability: number },
    { evidence, model, horizonDays, asOf, estimate },
  ) => {
    if (factor === "buying") return probability >= 0 && probability <= 1;
    if (factor !== "effort" && factor !== "satisfaction") return false;
    const changed = estimateLoyalty({ ...evidence, [factor]: to }, { asOf, horizonDays, model });
    if (estimate.changedMostBy.probability !== probability) return false;
    // Problems of some time ago move it less than one of today would.
    const isOld = factor === "effort" && evidence.effort == null && (evidence.tickets ?? []).length > 0;
    const [least = 0, most = 0] = [estimate.probability, changed.probability].sort((a, b) => a - b);
    return isOld ? least - 1e-9 <= probability && probability <= most + 1e-9 : near(changed.probability, probability);
  },
};
