import { dayInRow, parseDay } from "../../calendar/days/plain-date.js";
import type { Assumption } from "../../evidence/assumption.js";
import { shareOfScale } from "../../measures/surveys/share-of-scale.js";
import type { SurveyAnswer } from "../../records/account/survey-answer.js";
import type { Account } from "../../records/account/account.js";
import { keptPurchases } from "../../reading/kept-purchases.js";
import type { ScorecardValues } from "../../scorecard/evaluate-compiled.js";
import type { EstimateContext } from "../estimate/estimate-context.js";
import { ageInDays, type Fading, freshnessOf } from "../estimate/fading.js";
import { readExperiences } from "../estimate/experiences.js";
import { meanEffort } from "../estimate/experience.js";

/** Days of the year over which problems are counted. */
const YEAR = 365;

/**
 * The factors of health that an account tells of; `null` if it does not.
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
    contact: daysSinceContact(functionName, account, fading),
    ownWord: ownWord(functionName, account, fading),
    buying: silenceInGaps(functionName, account, fading),
    worstAnswer: worstAnswer(functionName, account, fading),
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

/** Kinds of touch in which two people talk. */
const TALKS: readonly string[] = ["review", "meeting", "call"];

/** Days since the last talk, or the customer's last message. What we send is no contact: a newsletter says nothing of them. */
function daysSinceContact(functionName: string, { touches }: Account, { asOfDay }: Fading): number | null {
  const ages = (touches ?? [])
    .map(({ on, kind, direction }, index) => ({
      age: asOfDay - dayInRow(functionName, "touches", index, "on", on),
      counts: TALKS.includes(kind) || direction === "in" || (kind === "ticket" && direction !== "out"),
    }))
    .filter(({ age, counts }) => counts && age >= 0)
    .map(({ age }) => age);
  return ages.length === 0 ? null : ages.reduce((least, age) => Math.min(least, age));
}

/** Shortest gap that counts, so that one who buys every day is not silent after a holiday. */
const LEAST_GAP_DAYS = 30;

/**
 * Days since the last purchase, in the days that usually pass between two of this account's; a year where it bought once, which
 * holds every season. `null` without a purchase on record.
 */
function silenceInGaps(functionName: string, { purchases }: Account, { asOfDay }: Fading): number | null {
  const past = (purchases ?? []).filter(
    ({ on }, index) => dayInRow(functionName, "purchases", index, "on", on) <= asOfDay,
  );
  const days = keptPurchases(past, asOfDay).flatMap(({ on, quantity }) => ((quantity ?? 1) <= 0 ? [] : [parseDay(on)]));
  const distinct = [...new Set(days)].sort((a, b) => a - b);
  const first = distinct[0];
  const last = distinct.at(-1);
  if (first === undefined || last === undefined) return null;
  const gap = distinct.length === 1 ? YEAR : (last - first) / (distinct.length - 1);
  return (asOfDay - last) / Math.max(LEAST_GAP_DAYS, gap);
}

/** The worst of the last answers of each kind in the year before, as a percentage of its scale; `null` without one. */
function worstAnswer(functionName: string, { surveys }: Account, fading: Fading): number | null {
  const last = new Map<SurveyAnswer["metric"], { age: number; share: number }>();
  surveys?.forEach((answer, index) => {
    const path = `surveys[${index}]`;
    const age = ageInDays(functionName, `${path}.at`, answer.at, fading);
    const share = 100 * shareOfScale(functionName, path, answer);
    const known = last.get(answer.metric);
    if (age < 0 || age >= YEAR || (known !== undefined && known.age < age)) return;
    // Of two answers on one day the worse one counts, in whichever order they come.
    last.set(answer.metric, { age, share: known?.age === age ? Math.min(known.share, share) : share });
  });
  const shares = [...last.values()].map(({ share }) => share);
  return shares.length === 0 ? null : Math.min(...shares);
}

/** Answers on satisfaction and recommendation, as a percentage of their scale. */
function ownWord(functionName: string, { surveys }: Account, fading: Fading): number | null {
  let sum = 0;
  let whole = 0;
  surveys?.forEach((answer, index) => {
    const path = `surveys[${index}]`;
    // What is said only later has none.
    const freshness = freshnessOf(functionName, `${path}.at`, answer.at, fading) ?? 0;
    if (answer.metric === "ces") return;
    sum += freshness * 100 * shareOfScale(functionName, path, answer);
    whole += freshness;
  });
  return whole > 0 ? sum / whole : null;
}
