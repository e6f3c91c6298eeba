/** The test at work in a turn of `npm run test:long`, as its hooks and its properties share it. */
import { appendFileSync } from "node:fs";
import { relative } from "node:path";
import { expect } from "vitest";
import { casesHad, longLines, secondsLeft, testsOver, type LongLine } from "./long-log.js";

const { PROPERTY_CASES, PROPERTY_SEED, PROPERTY_SECONDS, PROPERTY_UNTIL, PROPERTY_LOG = "" } = process.env;

export const asked = {
  cases: Number(PROPERTY_CASES),
  seed: Number(PROPERTY_SEED),
  milliseconds: 1000 * Number(PROPERTY_SECONDS),
  until: Number(PROPERTY_UNTIL),
};

interface SoFar {
  /** Cases of each property. */
  had: Map<string, number>;
  /** Tests that need no further turn. */
  over: Set<string>;
  /** Seconds that a test still needs for its slowest property. */
  left: Map<string, number>;
}

let before: SoFar | null = null;

/** What the log held when this process began. */
export function soFar(): SoFar {
  const lines = before === null ? longLines(PROPERTY_LOG) : [];
  before ??= { had: casesHad(lines), over: testsOver(lines), left: secondsLeft(lines, asked.cases) };
  return before;
}

/** The properties that the test has asserted, and how many of them lack cases. */
export const atWork = { runs: 0, lacking: 0 };

/** The test at work, by its file and its full name. */
export function testAtWork(): { file: string; test: string } {
  const { testPath = "", currentTestName = "" } = expect.getState();
  return { file: relative(process.cwd(), testPath), test: currentTestName };
}

export function tell(line: LongLine): void {
  appendFileSync(PROPERTY_LOG, `${JSON.stringify(line)}\n`);
}
