import { describe as say, type Locale } from "retention-kit/locales";
import { en } from "retention-kit/locales/en";
import { hi } from "retention-kit/locales/hi";
import { km } from "retention-kit/locales/km";
import { lo } from "retention-kit/locales/lo";
import { expect, test } from "vitest";
import { reasonCodes, valuesOf } from "../support/reason-samples.js";

/** Parameters that are money, by code, as the comments of `src/reasons/codes` have them. */
const money: Readonly<Record<string, readonly string[]>> = {
  "allocation.curve.attention": ["first"],
  "allocation.curve.answer-missed": ["answered", "curve"],
  "allocation.last-and-next": ["last", "next", "hour"],
  "allocation.none": ["next", "hour"],
  "allocation.team-size": ["last", "next", "cost"],
  "allocation.team-size.least": ["cost", "next"],
  "allocation.experiment.money": ["difference", "lower", "upper"],
  "allocation.experiment.unequal": ["difference"],
  "conversation.because.means-estimated": ["spent"],
  "conversation.recommendation.offer": ["price"],
  "conversation.recommendation.offer-with-case": ["price", "benefitPerYear"],
  "conversation.recommendation.service-contract": ["price", "hourCost", "benefitPerYear"],
  "loyalty.remedy.chosen": ["worth", "cost"],
  "loyalty.remedy.escalate": ["gain"],
  "loyalty.remedy.beyond-money": ["cost", "limit"],
  "loyalty.remedy.not-worth-it": ["cost", "value"],
  "opportunity.means.covered": ["budget", "cheapest"],
  "opportunity.means.short": ["budget", "cheapest"],
  "opportunity.means.budget": ["budget"],
  "opportunity.means.estimated": ["spent"],
  "opportunity.means.earlier-year": ["spent"],
  "opportunity.means.contracts": ["spent"],
  "opportunity.chosen.gap": ["more"],
  "opportunity.offer.service-contract": ["hourCost", "price"],
  "portfolio.value-at-risk.of-contracts": ["amount", "ending"],
  "portfolio.value-at-risk.of-endless": ["amount", "ending", "endless"],
  "portfolio.value-at-risk.billed": ["amount", "ending", "endless"],
  "portfolio.value-at-risk.contracts-run-on": ["amount"],
  "portfolio.value-at-risk.spent": ["spent"],
  "portfolio.value-at-risk.lasting": ["amount"],
  "portfolio.attention.at-pace": ["amount", "worth"],
  "portfolio.attention.keep": ["amount"],
  "portfolio.attention.keep-beyond": ["amount", "beyond"],
  "portfolio.attention.endless": ["amount"],
  "portfolio.attention.renew": ["amount"],
  "portfolio.attention.ends": ["amount"],
  "portfolio.attention.late": ["amount"],
  "portfolio.attention.grow": ["amount"],
  "portfolio.attention.deals": ["amount", "ofDeals"],
  "portfolio.attention.win-back": ["worth"],
  "portfolio.win-back.before": ["spent"],
  "portfolio.renewal.up": ["amount"],
  "portfolio.renewal.late-up": ["amount"],
  "reviews.interval.allocated": ["last", "next", "hour"],
  "word-of-mouth.referral.liability": ["liability"],
};

test.each([en, hi, km, lo])("$language has the currency after every amount of money and nowhere else", (locale) => {
  for (const code of reasonCodes) {
    const values = valuesOf(code);
    // Each number another one: 4,001, 4,002 and so on, as no other number of a sentence is.
    const params = Object.fromEntries(
      values.map(([name, [first = ""]], index) => [name, typeof first === "number" ? 4001 + index : first]),
    );
    const message = { code, params } as Parameters<typeof say>[0];
    const sentence = say(message, locale, { currency: "XAU" });
    const amounts = [...sentence.matchAll(/4[.,]?00(\d)(?:[.,]\d+)? XAU/g)].map(([, place]) => Number(place) - 1);
    const names = amounts.map((place) => values[place]?.[0] ?? "");
    expect([code, ...new Set(names)].sort()).toEqual([code, ...(money[code] ?? [])].sort());
    expect(sentence.split("XAU").length - 1).toBe(amounts.length);
    // Without it the sentence is the same but for the currency.
    for (const none of [undefined, null, ""]) {
      expect(say(message, locale, { currency: none })).toBe(sentence.replaceAll(" XAU", ""));
    }
    expect(say(message, locale)).toBe(sentence.replaceAll(" XAU", ""));
  }
});

test("a currency that is no text, and another option, are refused", () => {
  const message = { code: "opportunity.means.budget", params: { budget: 3 } } as const;
  expect(() => say(message, en, { currency: 7 as never })).toThrow(/describe: options.currency/);
  expect(() => say(message, en, { curency: "USD" } as never)).toThrow(/did you mean currency/);
});

test("words of one's own get the currency", () => {
  const own: Locale = {
    ...en,
    words: { ...en.words, "opportunity.means.budget": ({ budget }, currency) => `${currency ?? "?"} ${budget}` },
  };
  const message = { code: "opportunity.means.budget", params: { budget: 3 } } as const;
  expect([say(message, own, { currency: "$" }), say(message, own)]).toEqual(["$ 3", "? 3"]);
});
