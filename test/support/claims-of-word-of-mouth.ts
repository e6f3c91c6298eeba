import type { ReferralProgramInput, WordOfMouthCohort } from "retention-kit";
import type { Claims } from "./told.js";

const near = (first: number, second: number): boolean =>
  Math.abs(first - second) <= 1e-9 * Math.max(1, Math.abs(first), Math.abs(second));

/** Outcomes with a problem. */
type Outcome = "satisfied" | "satisfiedQuickly" | "unsatisfied" | "silent";

export interface WordScene {
  /** Outcomes are shares, and told are numbers. */
  cohort: WordOfMouthCohort & { outcomes: Partial<Record<Outcome, number>>; problemShare: number };
  /** Hearers expected by the result. */
  hearers: number;
}
const wonOf = ({ cohort }: WordScene, outcome: string): number => {
  const won = cohort.wonPerHearer;
  if (typeof won === "number") return outcome.startsWith("satisfied") ? won : 0;
  return (won as Record<string, number> | null | undefined)?.[outcome] ?? 0;
};
/** Customers that one customer wins, where the cohort says how many people each tells. */
const wonByOne = (scene: WordScene): number =>
  Object.entries(scene.cohort.outcomes).reduce(
    (sum, [outcome, share]) =>
      sum +
      scene.cohort.problemShare *
        share *
        Number(scene.cohort.tells?.[outcome as "silent"] ?? NaN) *
        wonOf(scene, outcome),
    0,
  );

/** What is said of a projection of word of mouth. */
export const wordClaims: Claims<WordScene> = {
  "word-of-mouth.unknown.won": (_, { cohort }) => cohort.wonPerHearer == null,
  "word-of-mouth.unknown.lost": (_, { cohort }) => cohort.lostPerHearer == null,
  "word-of-mouth.unknown.value": (_, { cohort }) => cohort.customerValue == null,
  // Only where somebody tells as the published say of the dissatisfied.
  "word-of-mouth.told.tail-maybe-counted-twice": ({ moreThan20Share }: { moreThan20Share: number }, { cohort }) =>
    moreThan20Share === 0.13 &&
    (["unsatisfied", "silent"] as const).some(
      (outcome) => (cohort.outcomes[outcome] ?? 0) > 0 && cohort.tells?.[outcome] == null,
    ),
  "word-of-mouth.chain.grows": ({ reproduction }: { reproduction: number }, scene) =>
    reproduction >= 1 && (scene.cohort.tells == null || near(reproduction, wonByOne(scene))),
  "word-of-mouth.market.saturates": (
    { market, heardShare }: { market: number; heardShare: number },
    { cohort, hearers },
  ) => market === cohort.market && near(heardShare, Math.min(1, (cohort.customers + hearers) / market)),
  // The mean-field form is near the paths, whose number is as documented.
  "word-of-mouth.market.simulated": ({ paths, meanField }: { paths: number; meanField: number }, { cohort, hearers }) =>
    paths === 10_000 &&
    meanField <= (cohort.market ?? NaN) - cohort.customers + 1e-6 &&
    Math.abs(meanField - hearers) <= 3 + 0.3 * Math.max(meanField, hearers),
  "word-of-mouth.damage.reconstruction": () => true,
};

export interface ReferralScene {
  input: ReferralProgramInput;
  days: number;
  net: number;
  multiplier: number;
  halfLifeDays: number;
}
type Purchases = NonNullable<ReferralProgramInput["purchases"]>;
/** Margin less points of the members' purchases at an uplift, as shares of what they spend without the programme. */
const netAt = ({ margin, pointsShare, redemption, pointCost }: Purchases, uplift: number): number =>
  uplift * margin - (1 + uplift) * (pointsShare ?? 0) * (redemption ?? 1) * (pointCost ?? 1);

/** What is said of a referral programme. */
export const referralClaims: Claims<ReferralScene> = {
  "word-of-mouth.referral.after-reward": (
    { multiplier, halfLifeDays }: { multiplier: number; halfLifeDays: number },
    scene,
  ) => multiplier === scene.multiplier && multiplier !== 1 && halfLifeDays === scene.halfLifeDays,
  "word-of-mouth.referral.no-effect": (_, { multiplier }) => multiplier === 1,
  "word-of-mouth.referral.break-even-uplift": (
    { uplift, breakEven }: { uplift: number; breakEven: number },
    { input: { purchases } },
  ) =>
    purchases?.uplift === uplift &&
    Math.abs(netAt(purchases, breakEven)) < 1e-9 * (1 + Math.abs(breakEven)) &&
    netAt(purchases, breakEven + 1) >= 0,
  // No uplift makes up for them.
  "word-of-mouth.referral.points-above-margin": (_, { input: { purchases } }) =>
    purchases != null && netAt(purchases, 1e6) < 0 && netAt(purchases, 1e9) < 0,
  "word-of-mouth.referral.liability": (
    { liability }: { liability: number },
    { input: { members, purchases }, days },
  ) => {
    if (purchases == null) return false;
    const { purchasesPerDay, meanSpend, uplift, pointsShare, redemption, redeemedAfterDays, pointCost } = purchases;
    const aDay =
      members * purchasesPerDay * (1 + uplift) * meanSpend * (pointsShare ?? 0) * (redemption ?? 1) * (pointCost ?? 1);
    // Day by day: what was granted on a day is still owed by so much at the end.
    const steps = 20_000;
    let owed = 0;
    for (let step = 0; step < steps; step++) {
      const age = (days * (step + 0.5)) / steps;
      owed += (aDay * days * Math.exp(-age / (redeemedAfterDays ?? 90))) / steps;
    }
    return Math.abs(liability - owed) <= 1e-4 * owed + 1e-9;
  },
};
