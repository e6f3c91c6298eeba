import type { PlainDate } from "../../records/values/time.js";
import type { RenewalIntention } from "../contracts/renewal-intention.js";
import { type Reason, reason } from "../../reasons/reason.js";
import { type MoneyBounds, OPEN } from "./forecast-money.js";
import type { Chances } from "../contracts/renewal-chances.js";
import type { RenewalModel } from "../contracts/renewal-models.js";
import { plainDate } from "../../calendar/days/plain-date.js";
import { type Due, MINOR_UNITS, isOpen, moneyOf } from "./due-renewals.js";

/** A contract that is up for renewal. */
export interface ForecastRenewal {
  readonly accountId: string;
  readonly contractId: string;
  /** Last day of the current term. */
  readonly endsOn: PlainDate;
  /** Last day on which notice can be given; `null` if the contract names none. */
  readonly noticeOn: PlainDate | null;
  /** Yearly amount; `null` if the contract names none. */
  readonly amount: number | null;
  /** Renewals made so far. */
  readonly renewalsMade: number;
  readonly intention: RenewalIntention;
  /** Chance that it is renewed at the end of this term. */
  readonly probability: number;
  /** Bounds of the chance; `null` without draws. */
  readonly lower: number | null;
  readonly upper: number | null;
  /** Chance that it still runs after `to`, through all renewals until then. */
  readonly stillRunning: number;
  /** `amount` times `probability`. */
  readonly expected: number | null;
  readonly reasons: readonly Reason[];
}

/**
 * A contract that is up for renewal, as it is told.
 * @internal
 */
export function renewalOf(
  { chain, endDay, noticeDay, intention, state, group, daysLate }: Due,
  { next, all }: Chances,
  models: readonly RenewalModel[],
  bounds: MoneyBounds = OPEN,
): ForecastRenewal {
  const { contract, renewalsMade } = chain;
  const money = moneyOf(contract);
  const reasons: Reason[] = [];
  if (state === "lost") reasons.push(reason("portfolio.renewal.account-lost"));
  if (daysLate > 0) {
    const endsOn = plainDate(endDay);
    reasons.push(reason("portfolio.renewal.late", { contractId: contract.id, endsOn, daysAgo: daysLate }));
  }
  if (intention !== "unknown") reasons.push(reason(`portfolio.renewal.${intention}`, { contractId: contract.id }));
  if (isOpen(intention, state)) {
    const { model = null, renewed = 0, ended = 0, oneSided } = models[group] ?? {};
    reasons.push(
      model !== null
        ? reason("portfolio.renewal.by-model", { renewals: renewalsMade })
        : oneSided == null
          ? reason("portfolio.renewal.by-rate", { renewed, ended })
          : reason("portfolio.renewal.one-sided", { ...oneSided }),
    );
    if (state === "slowing" && daysLate === 0) reasons.push(reason("portfolio.renewal.account-slowing"));
  }
  return {
    accountId: contract.accountId,
    contractId: contract.id,
    endsOn: plainDate(endDay),
    noticeOn: noticeDay === null ? null : plainDate(noticeDay),
    amount: money === null ? null : money / MINOR_UNITS,
    renewalsMade,
    intention,
    probability: next,
    ...bounds,
    stillRunning: all,
    expected: money === null ? null : (money * next) / MINOR_UNITS,
    reasons,
  };
}
