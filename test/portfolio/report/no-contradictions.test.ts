import * as fc from "fast-check";
import { reviewPortfolio, type Portfolio, type PortfolioAccount, type Reason } from "retention-kit";
import { expect, test } from "vitest";
import { catalogue } from "../../../examples/portfolio-review/catalogue.js";
import { EXPORTED_ON, generateAccount, STORY_ENDS_ON } from "../../../examples/portfolio-review/generate.js";
import { sellers } from "../../../examples/portfolio-review/sellers.js";

/** No two numbers of one result contradict each other: totals and parts, counts and lists, sentences and fields. */
const DAY = 86_400_000;
const near = (first: number, second: number): boolean =>
  Math.abs(first - second) <= 1e-6 * Math.max(1, Math.abs(first), Math.abs(second));
const sum = (values: readonly number[]): number => values.reduce((total, each) => total + each, 0);

/** Every reason in a part of a result, however deep. */
function* reasonsIn(part: unknown): Generator<Reason> {
  if (typeof part !== "object" || part === null) return;
  const { code } = part as Partial<Reason>;
  if (typeof code === "string" && code.includes(".")) yield part as Reason;
  for (const each of Object.values(part)) yield* reasonsIn(each);
}

/** What a sentence's numbers must be, by its code: those of the fields beside it. */
const fields: Readonly<
  Record<string, (account: PortfolioAccount, params: Readonly<Record<string, unknown>>) => unknown[][]>
> = {
  "portfolio.attention.keep": ({ valueAtRisk }, { amount, months, loss, leaves }) => [
    [amount, valueAtRisk?.amount],
    [months, valueAtRisk?.months],
    [loss, valueAtRisk?.loss.value],
    [leaves, valueAtRisk?.leaves],
  ],
  "portfolio.attention.keep-beyond": ({ valueAtRisk }, { amount, months, loss, leaves }) => [
    [amount, valueAtRisk?.amount],
    [months, valueAtRisk?.months],
    [loss, valueAtRisk?.loss.value],
    [leaves, valueAtRisk?.leaves],
  ],
  "portfolio.value-at-risk.leaves": ({ valueAtRisk }, { share, months }) => [
    [share, valueAtRisk?.leaves],
    [months, valueAtRisk?.months],
  ],
  "portfolio.attention.deals": ({ growth }, { amount, months, ofDeals }) => [
    [growth?.amount, amount],
    [growth?.months, months],
    [growth?.ofDeals, ofDeals],
  ],
  "portfolio.attention.grow": ({ growth }, { amount, months }) => [
    [amount, growth?.amount],
    [months, growth?.months],
  ],
  "portfolio.attention.win-back": ({ winBack }, { worth, probability }) => [
    [worth, winBack?.worth],
    [probability, winBack?.probability],
  ],
  "portfolio.attention.renew": ({ renewals }, { contractId, endsOn, amount }) => {
    const renewal = renewals.find((each) => each.contractId === contractId);
    return [
      [endsOn, renewal?.endsOn],
      [amount, renewal?.amount],
    ];
  },
  "portfolio.attention.endless": ({ valueAtRisk }, { months }) => [[months, valueAtRisk?.months ?? months]],
  "portfolio.renewal.up": ({ renewals }, { contractId, endsOn, daysLeft }) => {
    const renewal = renewals.find((each) => each.contractId === contractId);
    return [
      [endsOn, renewal?.endsOn],
      [daysLeft, (Date.parse(String(endsOn)) - Date.parse(EXPORTED_ON)) / DAY],
    ];
  },
  "portfolio.standing.bought-on": () => [],
  "reviews.interval.level": ({ opportunity }, { level }) => [[level, opportunity.level]],
  "conversation.because.loyalty-doubtful": ({ loyalty }, { probability }) => [[probability, loyalty?.probability]],
};

function contradictionsOf({ accounts, plan, valueAtRisk }: Portfolio): string[] {
  const found: string[] = [];
  const hold = (what: string, isTrue: boolean): void => {
    if (!isTrue) found.push(what);
  };
  for (const account of accounts) {
    const {
      accountId: id,
      opportunity,
      attention,
      valueAtRisk: risk,
      growth,
      renewal,
      renewals,
      signals,
      nextReview,
    } = account;
    const chosen = opportunity.offers.filter((offer) => offer.chosen);
    hold(
      `${id}: expected value is that of the chosen offers`,
      near(opportunity.expectedValue, sum(chosen.map(({ value }) => value))),
    );
    for (const { price, quantity, margin, probability, value, firstOrder } of opportunity.offers) {
      const paid = firstOrder ?? price * quantity;
      hold(
        `${id}: an offer's value`,
        near(value, paid * margin * probability) || value <= paid * margin * probability + 1e-6,
      );
    }
    hold(`${id}: attention's parts`, near(attention.total, sum(attention.contributions.map(({ points }) => points))));
    if (risk !== null) {
      hold(`${id}: money at risk`, near(risk.amount, risk.worth.value * risk.lost.value));
      hold(`${id}: share lost`, near(1 - risk.lost.value, (1 - risk.loss.value) * (1 - risk.leaves)));
      hold(`${id}: bounds of the mean`, risk.expected.lower <= risk.amount && risk.amount <= risk.expected.upper);
      hold(`${id}: bounds of the outcome`, risk.lower >= 0 && risk.lower <= risk.amount && risk.amount <= risk.upper);
    }
    if (growth !== null)
      hold(`${id}: growth`, near(growth.amount, growth.expectedValue * (growth.stays ?? growth.begins ?? 1)));
    if (growth !== null) hold(`${id}: to win`, growth.winnable >= 0 && growth.winnable <= growth.amount);
    hold(
      `${id}: the renewal is one of the renewals`,
      renewal === null || renewals.some(({ contractId }) => contractId === renewal.contractId),
    );
    hold(`${id}: no signal twice`, new Set(signals.map((each) => JSON.stringify(each))).size === signals.length);
    hold(
      `${id}: days in order`,
      nextReview.earliestOn <= nextReview.idealOn && nextReview.idealOn <= nextReview.latestOn,
    );
    const planned = [...plan.booked, ...plan.unbooked].filter(({ accountId }) => accountId === id);
    for (const { code, params = {} } of reasonsIn([account, ...planned])) {
      for (const [said, is] of fields[code]?.(account, params) ?? []) {
        const same = typeof said === "number" && typeof is === "number" ? near(said, is) : said === is;
        hold(`${id}: ${code} says ${String(said)}, and the field ${String(is)}`, same);
      }
    }
  }
  const booked = new Set(plan.booked.map(({ key }) => key));
  hold("a review is booked once", booked.size === plan.booked.length);
  hold(
    "no review is booked and left out",
    plan.unbooked.every(({ key }) => !booked.has(key)),
  );
  hold(
    "who is missed has no day",
    plan.coverageMissed.every(({ key }) => !booked.has(key)),
  );
  for (const { sellerId, days } of plan.load) {
    for (const { on, minutes, capacity } of days) {
      const held = plan.booked.filter((each) => each.on === on && each.sellerId === sellerId);
      hold(`${sellerId} on ${on}: minutes`, minutes === sum(held.map((each) => each.minutes)) && minutes <= capacity);
    }
  }
  hold("the book's money", near(valueAtRisk?.amount ?? 0, sum(accounts.map((each) => each.valueAtRisk?.amount ?? 0))));
  return found;
}

test("no two numbers of a book contradict each other", () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat({ max: 1999 }), { minLength: 60, maxLength: 120 }), (places) => {
      const accounts = places.map((place) => generateAccount(place));
      const book = reviewPortfolio(
        { accounts, products: catalogue, sellers },
        { asOf: EXPORTED_ON, to: STORY_ENDS_ON },
      );
      expect(contradictionsOf(book)).toEqual([]);
    }),
    { numRuns: 3, endOnFailure: true },
  );
});
