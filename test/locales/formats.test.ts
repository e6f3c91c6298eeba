import fc from "fast-check";
import { describe as words, type Locale } from "retention-kit/locales";
import { en } from "retention-kit/locales/en";
import { hi } from "retention-kit/locales/hi";
import { km } from "retention-kit/locales/km";
import { lo } from "retention-kit/locales/lo";
import { expect, test } from "vitest";
import { amount as english, percent as englishPercent } from "../../src/locales/en/terms.js";
import { amount as hindi, date as hindiDate, plural, percent as hindiPercent } from "../../src/locales/hi/terms.js";
import { amount as khmer, date as khmerDate, percent as khmerPercent } from "../../src/locales/km/terms.js";
import { amount as lao, date as laoDate, percent as laoPercent } from "../../src/locales/lo/terms.js";

test.each([
  ["en", english, "12,345,678.9", "1,000", "-0.5"],
  ["km", khmer, "12,345,678.9", "1,000", "-0.5"],
  ["lo", lao, "12.345.678,9", "1.000", "-0,5"],
  ["hi", hindi, "1,23,45,678.9", "1,000", "-0.5"],
])("numbers are written as %s writes them", (_, amount, large, thousand, negative) => {
  expect([12_345_678.9, 1000, -0.5, 999, 0, -0, -0.001].map((number) => amount(number))).toEqual([
    large,
    thousand,
    negative,
    "999",
    "0",
    "0",
    "0",
  ]);
});

/** Whether the host has the data of a language as of Unicode's CLDR 48: older ones mark Khmer numbers otherwise. */
function hostKnows(language: string): boolean {
  const [major = 0] = process.versions.icu?.split(".").map(Number) ?? [];
  return major >= 78 && Intl.NumberFormat.supportedLocalesOf(language).length > 0;
}

const languages = [
  ["en", english, null],
  ["km", khmer, khmerDate],
  ["lo", lao, laoDate],
  ["hi", hindi, hindiDate],
] as const;

test.each(languages)("and as Intl writes %s, where the host's Intl knows it", (language, amount, date) => {
  if (!hostKnows(language)) {
    console.warn(`skipped: this host's Intl has no recent data for ${language}`);
    return;
  }
  const format = new Intl.NumberFormat(language, { maximumFractionDigits: 2 });
  fc.assert(
    fc.property(fc.integer({ min: -1e12, max: 1e12 }), (hundredths) => {
      fc.pre(hundredths !== 0);
      expect(amount(hundredths / 100)).toBe(format.format(hundredths / 100));
    }),
  );
  if (date === null) return;
  const long = new Intl.DateTimeFormat(language, { dateStyle: "long", timeZone: "UTC" });
  for (let month = 1; month <= 12; month++) {
    const day = `2026-${String(month).padStart(2, "0")}-0${(month % 9) + 1}`;
    // Khmer and Lao prose names the month and the year as such, which CLDR's long form leaves out.
    expect(date(day).replace(/ខែ|ឆ្នាំ |ເດືອນ|ປີ /g, "")).toBe(long.format(Date.parse(day)));
  }
});

test("numbers too large for digits stand as they are", () => {
  expect(english(1e21)).toBe("1e+21");
});

test("the number of decimals can be told", () => {
  expect([lao(3, 1, 1), lao(3.25, 1, 1), lao(1234.5, 0), khmer(2 / 3, 3)]).toEqual(["3,0", "3,3", "1.235", "0.667"]);
});

test.each([
  [khmerDate, "1 ខែមករា ឆ្នាំ 2027", "31 ខែធ្នូ ឆ្នាំ 2026"],
  [laoDate, "1 ເດືອນມັງກອນ ປີ 2027", "31 ເດືອນທັນວາ ປີ 2026"],
  [hindiDate, "1 जनवरी 2027", "31 दिसंबर 2026"],
])("dates are written with the month's name, and other texts as they stand", (date, newYear, lastDay) => {
  expect(["2027-01-01", "2026-12-31", "2026-13-01", "soon"].map(date)).toEqual([
    newYear,
    lastDay,
    "2026-13-01",
    "soon",
  ]);
});

test("in Hindi nought, one and the parts of one go with the singular, as CLDR has it", () => {
  const forms = { one: "one", other: "other" };
  const rules = new Intl.PluralRules("hi");
  for (const number of [0, 0.5, 1, 1.5, 2, 11, 100, -1]) expect(plural(number, forms)).toBe(rules.select(number));
});

const inHindi = (code: string, params: Record<string, string | number>): string => words({ code, params }, hi);

test("verbs agree with the number in Hindi", () => {
  const overdue = [0, 1, 2, 250_000].map((days) => inHindi("reviews.overdue", { days }));
  expect(overdue).toEqual(["समय निकले 0 दिन हुआ", "समय निकले 1 दिन हुआ", "समय निकले 2 दिन हुए", "समय निकले 2,50,000 दिन हुए"]);
  expect([1, 3].map((owned) => inHindi("opportunity.high.few-owned", { owned, left: 2 }))).toEqual([
    "ग्राहक के पास केवल 1 उत्पाद है, और ख़रीदने की क्षमता है; अभी बेचे जा सकने वाले उत्पाद: 2",
    "ग्राहक के पास केवल 3 उत्पाद हैं, और ख़रीदने की क्षमता है; अभी बेचे जा सकने वाले उत्पाद: 2",
  ]);
  expect([1, 1200].map((observations) => inHindi("loyalty.calibrated", { observations }))).toEqual([
    "आपके अपने 1 ग्राहक के आधार पर निकाला गया",
    "आपके अपने 1,200 ग्राहकों के आधार पर निकाला गया",
  ]);
});

test.each([
  [km, ["ហួសពេលកំណត់ 1 ថ្ងៃ", "ហួសពេលកំណត់ 2 ថ្ងៃ"]],
  [lo, ["ກາຍກຳນົດ 1 ມື້", "ກາຍກຳນົດ 2 ມື້"]],
])("Khmer and Lao nouns do not change with the number", (locale: Locale, expected) => {
  expect([1, 2].map((days) => words({ code: "reviews.overdue", params: { days } }, locale))).toEqual(expected);
});

test.each([
  [en, "they agreed to be reached by: email, call, pigeon"],
  [km, "អតិថិជនយល់ព្រមឱ្យទាក់ទងតាម៖ អ៊ីមែល, ការហៅទូរស័ព្ទ និង pigeon"],
  [lo, "ລູກຄ້າຍິນຍອມໃຫ້ຕິດຕໍ່ທາງ: ອີເມວ, ການໂທ ແລະ pigeon"],
  [hi, "ग्राहक ने इन माध्यमों की सहमति दी है: ईमेल, फ़ोन कॉल और pigeon"],
])("lists are joined in the language's own way, names not known to us left alone", (locale: Locale, expected) => {
  const code = "conversation.contact.agreed-channels";
  expect(words({ code, params: { channels: "email, call, pigeon" } }, locale)).toBe(expected);
});

test.each([
  ["en", englishPercent, "under 1%"],
  ["km", khmerPercent, "ក្រោម 1%"],
  ["lo", laoPercent, "ຕ່ຳກວ່າ 1%"],
  ["hi", hindiPercent, "1% से कम"],
])("a small share is not told as none in %s", (_, percent, small) => {
  expect([0, 1e-9, 0.0049, 0.005, 0.37, 1].map(percent)).toEqual(["0%", small, small, "1%", "37%", "100%"]);
});
