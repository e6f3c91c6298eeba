/** The log of `npm run test:long`: what each property and each test has had so far, by all turns. */
import { existsSync, readFileSync } from "node:fs";

export interface Beginning {
  seed: string;
  cases: string;
}

/** Cases of a property of a test: the first, second, … that the test asserts. */
export interface RunLine {
  file: string;
  test: string;
  run: number;
  cases: number;
  seed: number;
  failed: boolean;
  seconds: number;
}

/** The end of a test, with how many properties it asserted, and whether all of them have all their cases. */
export interface TestLine {
  file: string;
  test: string;
  runs: number;
  whole: boolean;
  passed: boolean;
  message: string | null;
}

/** The beginning of a run, of a turn of so many seconds within it, the end of a file, or one of the above. */
export type LongLine = Beginning | { turn: number } | { file: string; done: true } | RunLine | TestLine;

export const isBeginning = (line: LongLine): line is Beginning => "cases" in line && !("run" in line);
export const isRun = (line: LongLine): line is RunLine => "run" in line;
export const isTest = (line: LongLine): line is TestLine => "runs" in line;

/** The lines of a log; one that was cut off is left out. */
export function longLines(name: string): LongLine[] {
  if (!existsSync(name)) return [];
  const lines = readFileSync(name, "utf8").split("\n");
  return lines.filter((text) => text.endsWith("}")).map((text) => JSON.parse(text) as LongLine);
}

export const testKey = ({ file, test }: { file: string; test: string }) => JSON.stringify([file, test]);
export const runKey = (line: { file: string; test: string; run: number }) =>
  JSON.stringify([line.file, line.test, line.run]);

/** The tests that need no further turn: all cases had, a case failed, or no property in them. */
export function testsOver(lines: readonly LongLine[]): Set<string> {
  const failedByCase = lines.filter((line) => isRun(line) && line.failed).map((line) => testKey(line as RunLine));
  const ended = lines.filter((line) => isTest(line) && (line.whole || line.runs === 0));
  return new Set([...failedByCase, ...ended.map((line) => testKey(line as TestLine))]);
}

/** The seconds that the slowest property of each test would take for all its cases, by those it has had. */
export function secondsLeft(lines: readonly LongLine[], cases: number): Map<string, number> {
  const had = casesHad(lines);
  const taken = new Map<string, number>();
  for (const line of lines) if (isRun(line)) taken.set(runKey(line), (taken.get(runKey(line)) ?? 0) + line.seconds);
  const left = new Map<string, number>();
  for (const line of lines) {
    if (!isRun(line)) continue;
    const done = had.get(runKey(line)) ?? 0;
    const seconds = done >= cases ? 0 : ((cases - done) * (taken.get(runKey(line)) ?? 0)) / Math.max(1, done);
    left.set(testKey(line), Math.max(seconds, left.get(testKey(line)) ?? 0));
  }
  return left;
}

/** How many cases each property has had. */
export function casesHad(lines: readonly LongLine[]): Map<string, number> {
  const had = new Map<string, number>();
  for (const line of lines) if (isRun(line)) had.set(runKey(line), (had.get(runKey(line)) ?? 0) + line.cases);
  return had;
}
