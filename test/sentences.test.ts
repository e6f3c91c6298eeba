import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { longSentences, pages } from "../scripts/long-sentences.mjs";

test.each(pages())("%s has no sentence too long to take in at once", (page) => {
  const long = longSentences(readFileSync(page, "utf8"));
  expect(long.map(({ line, words, sentence }) => `line ${line}, ${words} words: ${sentence}`)).toEqual([]);
});

test("what is left out and what is counted", () => {
  const words = (count: number): string => Array.from({ length: count }, () => "word").join(" ");
  const long = (text: string): number[] => longSentences(text).map(({ words: length }) => length);
  expect(long(`${words(26)}.`)).toEqual([]);
  expect(long(`${words(27)}.`)).toEqual([27]);
  expect(long(`${words(20)}. Then ${words(20)}.`)).toEqual([]);
  expect(long(`${words(20)}; then ${words(20)}.`)).toEqual([41]);
  expect(long(`${words(25)} \`code of any length\` (Author 1999).`)).toEqual([]);
  expect(long(`${words(15)}\n${words(15)}`)).toEqual([30]);
  expect(long(`- ${words(15)}\n- ${words(15)}`)).toEqual([]);
  for (const mark of ["# ", "> ", "| "]) expect(long(mark + words(40))).toEqual([]);
  expect(long(`\`\`\`\n${words(40)}\n\`\`\``)).toEqual([]);
});
