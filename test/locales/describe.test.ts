import { RetentionError } from "retention-kit";
import { describe as words, type Locale } from "retention-kit/locales";
import { en } from "retention-kit/locales/en";
import { expect, test } from "vitest";

test("a locale of one's own takes the place of ours, in whole or in part", () => {
  const terse: Locale = { language: "en", words: { ...en.words, "reviews.overdue": ({ days }) => `late: ${days}d` } };
  expect(words({ code: "reviews.overdue", params: { days: 3 } }, terse)).toBe("late: 3d");
  expect(words({ code: "reviews.clock.never-touched" }, terse)).toBe(
    "no review or other conversation on record, so due at once",
  );
});

test("a message with a text of its own keeps it", () => {
  expect(words({ code: "my-question", text: "How is the new hall?" }, en)).toBe("How is the new hall?");
});

test("numbers read as numbers and nouns agree with them", () => {
  const overdue = (days: number): string => words({ code: "reviews.overdue", params: { days } }, en);
  expect([0, 1, 2, 1500].map(overdue)).toEqual([
    "overdue by 0 days",
    "overdue by 1 day",
    "overdue by 2 days",
    "overdue by 1,500 days",
  ]);
});

test.each(["reviews.unheard-of", "toString", "__proto__"])("a code without words, %s, is refused", (code) => {
  const describeIt = (): string => words({ code }, en);
  expect(describeIt).toThrow(RetentionError);
  expect(describeIt).toThrow(`describe: message.code must have words in the locale "en", got "${code}"`);
});
