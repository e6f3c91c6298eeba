import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { locales } from "../report-kit/locales.js";
import { dealership } from "./dealer.js";
import { planMonth } from "./month.js";
import { dealerReport } from "./report.js";
import { dealerWords } from "./words.js";

const { values: given } = parseArgs({
  options: {
    out: { type: "string", default: "out/car-dealer" },
    locale: { type: "string", multiple: true, default: [...dealerWords.keys()] },
  },
});

const { accounts, cars } = dealership(220, 20261130);
const month = planMonth(accounts, cars);
mkdirSync(given.out, { recursive: true });
for (const language of given.locale) {
  const [words, locale] = [dealerWords.get(language), locales.get(language)];
  if (words === undefined || locale === undefined) {
    throw new Error(`no words for ${language}: use ${[...dealerWords.keys()].join(" or ")}`);
  }
  const file = join(given.out, `month.${language}.html`);
  writeFileSync(file, dealerReport(month, accounts, words, locale));
  console.log(`written: ${file}`);
}
const due = month.reminders.flatMap(({ result }) => result.reminders).filter(({ on }) => on <= "2026-12-31");
console.log(`${accounts.length} owners, ${cars.length} cars, ${due.length} reminders this month`);
console.log(`${month.calls.length} contacts this month, ${month.event.invited.length} invited to the open day`);
