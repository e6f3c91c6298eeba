import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { locales } from "../report-kit/locales.js";
import { madeUpInterviews } from "./interviews.js";
import { pitchReport } from "./report.js";
import { pitchWords } from "./words.js";

const { values: given } = parseArgs({
  options: {
    out: { type: "string", default: "out/prospect-pitch" },
    locale: { type: "string", multiple: true, default: [...pitchWords.keys()] },
  },
});

const { accounts, interviews } = madeUpInterviews(20261121);
mkdirSync(given.out, { recursive: true });
for (const language of given.locale) {
  const [words, locale] = [pitchWords.get(language), locales.get(language)];
  if (words === undefined || locale === undefined) {
    throw new Error(`no words for ${language}: use ${[...pitchWords.keys()].join(" or ")}`);
  }
  const file = join(given.out, `pitch.${language}.html`);
  writeFileSync(file, pitchReport(interviews, accounts, words, locale));
  console.log(`written: ${file}`);
}
console.log(`${interviews.length} interviews with ${accounts.length} customers`);
