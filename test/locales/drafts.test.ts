import { readdirSync } from "node:fs";
import type { ReviewSignal } from "retention-kit";
import { describe as words, type Locale } from "retention-kit/locales";
import { en } from "retention-kit/locales/en";
import { describe, expect, test } from "vitest";
import { reasonCodes, samples, valuesOf } from "../support/reason-samples.js";
import { notTranslated } from "../../src/locales/not-translated.js";
import { EFFORT_DRIVERS } from "../../src/service/effort/driver.js";

const folder = new URL("../../src/locales/", import.meta.url);

/** Every folder of words but the English one: a new language needs no line here. */
const locales: Locale[] = await Promise.all(
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== "en")
    .map(async ({ name }) => {
      const module = (await import(new URL(`${name}/index.ts`, folder).href)) as Record<string, Locale>;
      const locale = module[name];
      if (locale === undefined) throw new Error(`src/locales/${name}/index.ts exports no ${name}`);
      return locale;
    }),
);

/** What a sentence may hold besides digits, spaces and punctuation: the letters of the language's script. */
function lettersOf(language: string): RegExp {
  const script = new Intl.Locale(language).maximize().script ?? "Latn";
  return script === "Latn" ? /[\p{Script=Latn}"'’]/gu : new RegExp(`\\p{Script=${script}}`, "gu");
}

/**
 * A letter with its marks in the order of its script; what is left over would be drawn on a dotted circle. Scripts whose
 * marks have no such order are left out.
 */
const syllables: Readonly<Record<string, RegExp>> = {
  km: /[\u1780-\u17b3](?:\u17d2[\u1780-\u17a2]){0,2}[\u17c9\u17ca]?[\u17b6-\u17c5]?[\u17c6-\u17c8]?[\u17cb-\u17d1]?|[\u17d4-\u17db]/gu,
  lo: /[\u0ec0-\u0ec4]?[\u0e81-\u0eae\u0edc\u0edd]\u0ebc?[\u0eb1\u0eb4-\u0eb9\u0ebb\u0ecd]?[\u0ec8-\u0ecb]?[\u0eb2\u0eb3\u0ebd]?\u0eb0?\u0ecc?|[\u0eaf\u0ec6]/gu,
  hi: /[\u0904-\u0939]\u093c?(?:\u094d[\u0915-\u0939]\u093c?)*\u094d?[\u093e-\u094c]?[\u0900-\u0903]?|[\u0964\u0965]/gu,
};

/** Latin words that stay: names of measures, of a study and of a message that everybody calls so. */
const latinTerms = /\b(?:CES|CSAT|NPS|SMS|TARP)\b/g;

/** Texts that parameters carry in from outside: names, codes and what the samples have in their place. */
const carriedIn = /\b(?:sample|SAMPLE|other|OTHER)\b/g;

/** Quotation marks are those of any language: „German“, «French», “English”. */
const punctuation = /[\d\s.,:;?%()«»‹›“”„‚‘/-]/g;

/** Codes in the language's own words. */
function translatedIn({ words: own }: Locale): string[] {
  const english = new Map<string, unknown>(Object.entries(notTranslated));
  const spoken = new Map<string, unknown>(Object.entries(own));
  return reasonCodes.filter((code) => !english.has(code) || english.get(code) !== spoken.get(code));
}

/** Parameters of our own words, which a sentence must not pass on in English. */
const signals: ReviewSignal["code"][] = ["renewal-near", "warranty-ending", "long-silence", "high-effort-ticket"];
const touches = ["review", "call", "meeting", "email", "ticket"];
const level = { idealMonths: 3, maximumMonths: 4 };
const ourWords: [code: string, params: Record<string, string | number>][] = [
  ...["high", "medium", "low"].flatMap((name): [string, Record<string, string | number>][] => [
    ["reviews.interval.level", { level: name, ...level }],
    ["reviews.interval.segment", { segment: "sample", level: name, ...level }],
    ["reviews.level.unknown", { level: name }],
  ]),
  ...["product", "service-contract", "option"].map((kind): [string, Record<string, string | number>] => [
    "reviews.interval.product-kind",
    { kind, level: "low", ...level },
  ]),
  ...touches.map((kind): [string, Record<string, string>] => ["reviews.clock.touch", { kind, on: "2026-11-21" }]),
  ...touches.map((kind): [string, Record<string, string>] => [
    "conversation.follow-up.touched",
    { kind, on: "2026-11-21" },
  ]),
  ...[...signals, "champion-left", "rival-near", "problem-found", "customer-unhappy"].map(
    (signal): [string, Record<string, string>] => [
      "reviews.signal",
      { signal, on: "2026-11-01", reviewBy: "2026-11-21" },
    ],
  ),
  ...["none", "limited", "ample"].map((resources): [string, Record<string, string>] => [
    "opportunity.means.stated",
    { resources },
  ]),
  ...["healthy", "watch", "at-risk"].map((band): [string, Record<string, string>] => [
    "loyalty.health.entered-band",
    { band },
  ]),
  ...["effort", "satisfaction", "probabilityAlive", "tenureYears"].map((factor): [string, Record<string, string>] => [
    "loyalty.not-learned",
    { factor },
  ]),
  ...["day", "week", "month", "year"].map((unit): [string, Record<string, string | number>] => [
    "purchases.silent",
    { time: 3, unit },
  ]),
  ...EFFORT_DRIVERS.map((driver): [string, Record<string, string | number>] => [
    "effort.costliest-driver",
    { driver, points: 1, without: 2 },
  ]),
  ...["relationship", "needs", "rivals", "satisfaction", "money"].map((subject): [string, Record<string, string>] => [
    "conversation.left-out.too-direct",
    { subject },
  ]),
  ["conversation.contact.agreed-channels", { channels: "call, email, phone, visit, video, chat, letter" }],
];

describe.each(locales.map((locale) => [locale.language, locale] as const))("%s", (language, locale) => {
  test("has words for every code and no other", () => {
    expect(Object.keys(locale.words).sort()).toEqual([...reasonCodes].sort());
  });

  test("says that it is a draft", () => {
    expect(locale.draft).toBe(true);
  });

  for (const code of reasonCodes.filter((each) => !translatedIn(locale).includes(each))) test.todo(`translate ${code}`);

  test.each(translatedIn(locale))("%s", (code) => {
    for (const params of samples(code)) {
      const sentence = words({ code, params }, locale);
      expect(sentence).toBe(sentence.trim());
      expect(sentence).not.toMatch(/undefined|NaN|null|Infinity|\[object|[.។।]$| {2}|\d[.,]\d{4}/);
      expect(sentence, "a mark without its letter").not.toMatch(/(?:^|[^\p{L}\p{M}])\p{M}/u);
      expect(sentence, "letters in their canonical form").toBe(sentence.normalize("NFC"));
      expect(sentence).toMatch(lettersOf(language));
      const ordered = syllables[language] ?? lettersOf(language);
      expect(sentence.replace(ordered, ""), "marks out of place").not.toMatch(lettersOf(language));
      expect(strangers(sentence, language)).toBe("");
    }
  });

  test("shows every parameter that English shows", () => {
    const hidden = reasonCodes.flatMap((code) => {
      const [params = {}] = samples(code);
      return valuesOf(code)
        .map(([name, [first]]) => ({ name, other: { ...params, [name]: typeof first === "string" ? "other" : 5 } }))
        .filter(({ other }) => words({ code, params: other }, en) !== words({ code, params }, en))
        .filter(({ other }) => words({ code, params: other }, locale) === words({ code, params }, locale))
        .map(({ name }) => `${code}: ${name}`);
    });
    expect(hidden).toEqual([]);
  });

  test.each(ourWords)("%s has no English word in it for %o", (code, params) => {
    expect(strangers(words({ code, params }, locale), language)).toBe("");
  });

  test("tells sentences apart", () => {
    const sentences = reasonCodes.map((code) => words({ code, params: samples(code)[0] ?? {} }, locale));
    // Where English says two codes alike, a language may tell them apart: so does a draft that has one of them yet.
    expect(new Set(sentences).size).toBeGreaterThanOrEqual(
      new Set(reasonCodes.map((code) => words({ code, params: samples(code)[0] ?? {} }, en))).size,
    );
  });
});

/** What a sentence holds beyond its own script, numbers, punctuation, listed terms and carried-in names. */
function strangers(sentence: string, language: string): string {
  return sentence
    .replace(latinTerms, "")
    .replace(carriedIn, "")
    .replace(lettersOf(language), "")
    .replace(punctuation, "");
}
