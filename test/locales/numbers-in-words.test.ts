import type { Reason } from "retention-kit";
import type { Locale } from "retention-kit/locales";
import { en } from "retention-kit/locales/en";
import { hi } from "retention-kit/locales/hi";
import { km } from "retention-kit/locales/km";
import { lo } from "retention-kit/locales/lo";
import { expect, test } from "vitest";
import { numbersApart } from "../support/numbers-in-words.js";
import { reasonCodes, samples } from "../support/reason-samples.js";

/** Numbers that the words say by themselves: a year's months, the end of the scale of effort, all products but one. */
const told = [
  "opportunity.means.estimated 12",
  "opportunity.means.nothing-spent 12",
  "word-of-mouth.told.tail-maybe-counted-twice 20",
  "loyalty.effort 5",
  "conversation.because.ticket-effort 5",
  "portfolio.effort.no-tickets 12",
  "portfolio.value-at-risk.spent 12",
  "portfolio.value-at-risk.lasting 1",
  "portfolio.value-at-risk.of-contracts 12",
  "portfolio.value-at-risk.contracts-run-on 12",
  "portfolio.value-at-risk.of-endless 12",
  "portfolio.attention.at-pace 12",
  // Less than a hundredth.
  "portfolio.attention.service 0.01",
  "portfolio.attention.stops 12",
  "portfolio.win-back.before 12",
  "portfolio.advocate.effort-low 5",
  "portfolio.advocate.effort-high 5",
];
/** Numbers that some values leave unsaid: where there is none (a first term has no renewals), one alone, today, the same as beside it, or as words. */
const untold = [
  "opportunity.low.lacks-means owned",
  "opportunity.low.nothing-sold owned",
  "reviews.interval.level maximumMonths",
  "reviews.interval.segment maximumMonths",
  "reviews.interval.product-kind maximumMonths",
  "reviews.interval.account-months maximumMonths",
  "reviews.interval.allocated maximumDays",
  "conversation.contact.everyone-opted-out contacts",
  "conversation.approach.reluctant attempt",
  "portfolio.value-at-risk.lasting products",
  "portfolio.attention.keep leaves",
  "portfolio.attention.keep-beyond leaves",
  "portfolio.attention.service odds",
  "portfolio.attention.stops of",
  // Where no stored check tells of any days.
  "portfolio.buys-again.past-until days",
  "portfolio.renewal.up daysLeft",
  "portfolio.renewal.by-model renewals",
  "portfolio.value-at-risk.renewal-by-model renewals",
  "portfolio.renewal.ends daysLeft",
  "portfolio.renewal.notice daysLeft",
  "allocation.curve.answers exponent",
  "allocation.team-size.least sellers",
];

test.each<[string, Locale]>([
  ["en", en],
  ["hi", hi],
  ["km", km],
  ["lo", lo],
])("the numbers in a sentence are those of its fields, each of them: %s", (_, locale) => {
  const apart = { told: new Set<string>(), untold: new Set<string>() };
  for (const code of reasonCodes) {
    for (const params of samples(code)) {
      const found = numbersApart({ code, params } as Reason, locale);
      for (const text of found.told) apart.told.add(`${code} ${text}`);
      for (const name of found.untold) apart.untold.add(`${code} ${name}`);
    }
  }
  expect([[...apart.told].sort(), [...apart.untold].sort()]).toEqual([told.toSorted(), untold.toSorted()]);
});
