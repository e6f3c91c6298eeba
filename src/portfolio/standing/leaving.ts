import type { LoyaltyEstimate } from "../../loyalty/estimate/estimate-loyalty.js";
import { logistic, logOdds } from "../../numeric/functions/logistic.js";
import { expm1 } from "../../numeric/elementary/expm1.js";
import { log1p } from "../../numeric/elementary/log1p.js";
import { exactPoints } from "../../reasons/explained.js";
import { reason } from "../../reasons/reason.js";
import type { AccountStanding } from "./account-standing.js";
import type { StandingPolicy } from "./standing-policy.js";

/** Chance that an account which has left keeps at least, so that its log odds stay numbers. */
const LEAST = 2 ** -30;

/**
 * What an account that has left loses of its log odds of buying, within whatever days: as much as makes it no likelier to
 * buy within `chanceDays` than any that lapsed. 0 for one whose own chance is as low already, and for one that has not left.
 *
 * @param chance - Of buying within `chanceDays`; `null` if unknown.
 * @internal
 */
export function leavingPoints(
  { state }: Pick<AccountStanding, "state">,
  chance: number | null,
  { lapsedChance }: Pick<StandingPolicy, "lapsedChance">,
): number {
  if ((state !== "lapsed" && state !== "lost") || chance === null || chance <= lapsedChance) return 0;
  return exactPoints(logOdds(Math.max(LEAST, lapsedChance)) - logOdds(Math.min(1 - LEAST, chance)));
}

/**
 * What an account that has left loses of its log odds within more days: as much as within `chanceDays`, or more, so that it is
 * no likelier to come back later than it is by then. With p the chance within c days, that within d is at most
 * 1 − (1 − p)^(d/c), as one who stays away becomes less likely to come, not more.
 *
 * @param points - What it loses within `chanceDays`.
 * @param chances - Of buying within `chanceDays` and within the days, by its own purchases and service.
 * @internal
 */
export function leavingWithin(
  points: number,
  chances: { byThen: number; within: number },
  { days, chanceDays }: Pick<StandingPolicy, "chanceDays"> & { days: number },
): number {
  if (days <= chanceDays) return points;
  const byThen = logistic(logOdds(chances.byThen) + points);
  const most = -expm1((days / chanceDays) * log1p(-byThen));
  if (!(logistic(logOdds(chances.within) + points) > most)) return points;
  return exactPoints(logOdds(Math.max(LEAST, most)) - logOdds(Math.min(1 - LEAST, chances.within)));
}

/**
 * A loyalty estimate of an account that has left, so that it is no likelier to buy than any that lapsed.
 * @internal
 */
export function leavingLoyalty(
  loyalty: LoyaltyEstimate,
  points: number,
  { lapsedChance, chanceDays }: Pick<StandingPolicy, "lapsedChance" | "chanceDays">,
): LoyaltyEstimate {
  if (points === 0) return loyalty;
  const moved = (probability: number): number => logistic(logOdds(probability) + points);
  const all = loyalty.logOdds + points;
  // Nothing makes it likelier than the most that it counts as.
  const most = Math.max(logistic(all), lapsedChance);
  const changed = moved(loyalty.changedMostBy.probability);
  const changedMostBy = { ...loyalty.changedMostBy, probability: Math.min(most, changed) };
  return {
    ...loyalty,
    probability: logistic(all),
    lower: Math.min(logistic(all), moved(loyalty.lower)),
    upper: Math.max(logistic(all), moved(loyalty.upper)),
    logOdds: all,
    changedMostBy,
    contributions: [...loyalty.contributions, { factor: "standing", points, weight: 1, value: null }],
    reasons: [
      reason("portfolio.buys-again.has-left", { probability: lapsedChance, days: chanceDays }),
      ...loyalty.reasons.filter(({ code }) => code !== "loyalty.would-change-most"),
      ...(changed > most ? [] : [reason("loyalty.would-change-most", { ...changedMostBy })]),
    ],
  };
}
