/**
 * Stands in the place of fast-check in `npm run test:long`. Every property takes the number of cases and the seed that are
 * asked for, also one that names its own, and ends, without failing, when its share of the file's time is over. How many
 * cases each got is written down.
 */
import { appendFileSync, readFileSync } from "node:fs";
import { performance } from "node:perf_hooks";
import { expect } from "vitest";
import * as real from "../../node_modules/fast-check/lib/fast-check.js";

export * from "../../node_modules/fast-check/lib/fast-check.js";

const { PROPERTY_CASES, PROPERTY_SEED, PROPERTY_MINUTES, PROPERTY_LOG = "" } = process.env;
const numRuns = Number(PROPERTY_CASES);
const seed = Number(PROPERTY_SEED);

/** The file at work: when its time is over, and how many properties it may still have. */
let at = { file: "", until: 0, left: 0 };

function fileAtWork(): typeof at {
  const { testPath: file = "" } = expect.getState();
  if (at.file === file) return at;
  const left = readFileSync(file, "utf8").split("fc.assert(").length - 1;
  at = { file, until: performance.now() + Number(PROPERTY_MINUTES) * 60_000, left };
  return at;
}

type Asserted = typeof real.assert;

function longer(property: Parameters<Asserted>[0], params: Parameters<Asserted>[1] = {}): void | Promise<void> {
  const work = fileAtWork();
  // A property in a loop comes more often than it is written: some time stays for that.
  const parts = work.left > 0 ? work.left + 1 : 3;
  work.left--;
  const interruptAfterTimeLimit = Math.max(200, (work.until - performance.now()) / parts);
  const started = performance.now();
  const tell = (details: real.RunDetails<unknown>): void => {
    const { numRuns: cases, interrupted, failed } = details;
    const name = expect.getState().currentTestName ?? "";
    const seconds = (performance.now() - started) / 1000;
    appendFileSync(PROPERTY_LOG, `${JSON.stringify({ file: work.file, name, cases, interrupted, failed, seconds })}\n`);
    if (failed) throw new Error(real.defaultReportMessage(details));
  };
  const asked = { ...params, numRuns, seed, interruptAfterTimeLimit, markInterruptAsFailure: false };
  const run = real.check(property as never, asked as never) as
    real.RunDetails<unknown> | Promise<real.RunDetails<unknown>>;
  if (run instanceof Promise) return run.then(tell);
  tell(run);
}

export { longer as assert };
export default { ...real, assert: longer };
