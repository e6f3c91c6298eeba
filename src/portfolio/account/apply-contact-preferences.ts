import { parseDay, plainDate } from "../../calendar/days/plain-date.js";
import type { Reason } from "../../reasons/reason.js";
import type { Account } from "../../records/account/account.js";
import type { PlainDate } from "../../records/values/time.js";
import { contactRules } from "../../accounts/contact-rules.js";
import { personToContact } from "../../accounts/person-to-contact.js";
import type { NextReview } from "../../reviews/next-review.js";
import type { PortfolioRules } from "../options/portfolio-rules.js";

const NAME = "reviewPortfolio";

/**
 * An account's reviews as it wants to be contacted: none where it does not want to be, or no one there does, none before the days that it
 * wants between two contacts are over, and none on a weekday without hours that suit it.
 * @internal
 */
export function applyContactPreferences(
  account: Account,
  requests: NextReview[],
  { asOfDay, horizon }: Pick<PortfolioRules, "asOfDay" | "horizon">,
): { requests: NextReview[]; forbidden: Reason | null } {
  if (account.preferences == null && account.contacts == null) return { requests, forbidden: null };
  const person = personToContact(NAME, account, asOfDay);
  if (person.preferences === null && person.forbidden === null) return { requests, forbidden: null };
  const wishes = { ...account, preferences: person.preferences };
  const { forbidden, reasons, earliestDay, hours, suitsOn } = contactRules(NAME, wishes, asOfDay, []);
  const why = person.forbidden ?? forbidden;
  if (why !== null) return { requests: [], forbidden: why };

  const tooSoon = reasons.filter(({ code }) => code === "conversation.contact.too-soon");
  const notOn = hours === null ? [] : daysOf(horizon).filter((day) => !suitsOn(day));
  const wished = requests.map((request): NextReview => {
    const isTooSoon = tooSoon.length > 0 && parseDay(request.earliestOn) < earliestDay;
    return {
      ...request,
      ...(isTooSoon && {
        snoozedUntil: later(request.snoozedUntil, plainDate(earliestDay)),
        reasons: [...request.reasons, ...tooSoon],
      }),
      ...(notOn.length > 0 && { notOn: notOn.map(plainDate) }),
    };
  });
  return { requests: wished, forbidden: null };
}

function later(one: PlainDate | undefined, other: PlainDate): PlainDate {
  return one === undefined || one < other ? other : one;
}

function daysOf({ from, to }: { from: PlainDate; to: PlainDate }): number[] {
  const first = parseDay(from);
  return Array.from({ length: parseDay(to) - first + 1 }, (_, index) => first + index);
}
