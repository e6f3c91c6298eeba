import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { hi } from "../../examples/report-kit/phrases/hi.js";
import { km } from "../../examples/report-kit/phrases/km.js";
import { lo } from "../../examples/report-kit/phrases/lo.js";
import { sayIn } from "../../examples/report-kit/say.js";

const placeholders = (text: string): string[] => (text.match(/\{\w+\}/g) ?? []).sort();

test("English says the phrase itself, the others their own", () => {
  expect(sayIn("en")("{minutes} minutes", { minutes: 3 })).toBe("3 minutes");
  expect(sayIn("lo")("{minutes} minutes", { minutes: 3 })).toBe("3 ນາທີ");
});

test("a book without a currency leaves no comma or blank behind", () => {
  expect(sayIn("en")("at risk, {currency}", { currency: "" })).toBe("at risk");
  const values = { amount: 1, worth: 2, currency: "", months: 3 };
  expect(sayIn("en")("{amount} of {worth} {currency} within {months} months", values)).toBe("1 of 2 within 3 months");
});

test.each([
  ["km", km, /^[\p{Script=Khmer}\s\d.,:;?()៖-]*$/u],
  ["lo", lo, /^[\p{Script=Lao}\s\d.,:;?()-]*$/u],
  ["hi", hi, /^[\p{Script=Devanagari}\s\d.,:;?()।-]*$/u],
])("every phrase in %s keeps the values of the English one and is in its own script", (_, phrases, script) => {
  for (const [phrase, text] of Object.entries(phrases)) {
    expect(placeholders(text), phrase).toEqual(placeholders(phrase));
    expect(text.replace(/\{\w+\}/g, "")).toMatch(script);
  }
});

test("no phrase is left over", () => {
  const folder = fileURLToPath(new URL("../../examples/report-kit", import.meta.url));
  const source = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts") && !name.startsWith("phrases/"))
    .map((name) => readFileSync(`${folder}/${name}`, "utf8"))
    .join("\n");
  expect(Object.keys(km).filter((phrase) => !source.includes(`"${phrase}"`))).toEqual([]);
});
