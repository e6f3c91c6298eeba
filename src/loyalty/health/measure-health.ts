import { dayNumber } from "../../calendar/days/plain-date.js";
import type { Assumption } from "../../evidence/assumption.js";
import { shareOfScale } from "../../measures/share-of-scale.js";
import type { Account } from "../../records/account.js";
import type { ScorecardValues } from "../../scorecard/evaluate-scorecard.js";
import type { EstimateContext } from "../estimate/estimate-context.js";
import { ageInDays, type Fading, freshnessOf, meanEffort, readExperiences } from "../estimate/experiences.js";

/** Days of the year over which problems are counted. */
const YEAR = 365;

/**
 * The factors of health that an account tells of; `null` where it does not.
 * @internal
 */
export function measureHealth(
  functionName: string,
  account: Account,
  { fading, effort, assumptions }: EstimateContext,
): { values: ScorecardValues; assumptions: Assumption<unknown>[] } {
  const tickets = account.tickets ?? null;
  const surveys = account.surveys ?? null;
  const { list } = readExperiences(functionName, { tickets, surveys }, fading, effort);
  const values = {
    productReliability: problemsPerProduct(functionName, account, fading),
    serviceEffort: list === null ? null : meanEffort(list),
    contact: daysSinceTouch(functionName, account, fading),
    ownWord: ownWord(functionName, account, fading),
  };
  if (tickets === null && surveys === null) return { values, assumptions: [] };
  return { values, assumptions: [assumptions["loyalty.ticketHalfLifeDays"], ...effort.policy.assumptions] };
}

function problemsPerProduct(functionName: string, account: Account, fading: Fading): number | null {
  if (account.tickets == null) return null;
  const problems = account.tickets.filter(({ openedAt, mergedInto }, index) => {
    const age = ageInDays(functionName, `tickets[${index}].openedAt`, openedAt, fading);
    return mergedInto == null && age >= 0 && age < YEAR;
  });
  const { owned, purchases } = account;
  const bought = (owned?.length ?? 0) > 0 ? owned : purchases;
  const products = new Set(bought?.flatMap(({ productId }) => productId ?? [])).size;
  return problems.length / Math.max(1, products);
}

function daysSinceTouch(functionName: string, { touches }: Account, { asOfDay }: Fading): number | null {
  const ages = (touches ?? [])
    .map(({ on }, index) => asOfDay - dayNumber(functionName, `touches[${index}].on`, on))
    .filter((age) => age >= 0);
  return ages.length === 0 ? null : ages.reduce((least, age) => Math.min(least, age));
}

/** Answers on satisfaction and recommendation, as a percentage of their scale. */
function ownWord(functionName: string, { surveys }: Account, fading: Fading): number | null {
  let sum = 0;
  let whole = 0;
  surveys?.forEach((answer, index) => {
    const path = `surveys[${index}]`;
    const freshness = freshnessOf(functionName, `${path}.at`, answer.at, fading);
    if (answer.metric === "ces" || freshness === null) return;
    sum += freshness * 100 * shareOfScale(functionName, path, answer);
    whole += freshness;
  });
  return whole > 0 ? sum / whole : null;
}
