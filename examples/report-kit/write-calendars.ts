import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { ReviewPlan, Seller } from "retention-kit";
import { toICalendar } from "retention-kit/icalendar";
import type { Locale } from "retention-kit/locales";
import { briefingText, type Briefing } from "./briefing.js";
import { sayIn } from "./say.js";

/** A calendar file for each seller, with the briefing of each review in its entry, in the words of a locale. */
export function writeCalendars(
  folder: string,
  plan: ReviewPlan,
  sellers: readonly Seller[],
  nameOf: (accountId: string | null) => string,
  briefings: ReadonlyMap<string, Briefing>,
  locale: Locale,
): void {
  const say = sayIn(locale.language);
  mkdirSync(folder, { recursive: true });
  for (const { id: sellerId } of sellers) {
    const calendar = toICalendar(plan, {
      sellerId,
      summary: ({ accountId }) => say("Review: {account}", { account: nameOf(accountId) }),
      description: ({ key }) => {
        const briefing = briefings.get(key);
        return briefing === undefined ? "" : briefingText(briefing);
      },
    });
    writeFileSync(join(folder, `${sellerId}.ics`), calendar);
  }
}
