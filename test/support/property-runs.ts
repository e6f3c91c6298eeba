import fc from "fast-check";
import { appendFileSync } from "node:fs";
import { expect } from "vitest";

/**
 * How many cases each property takes, and from which seed, for `npm run test:long`. A property that names its own number
 * keeps it; one that takes too long ends, without failing, after the time that it has. Each writes down how many it got.
 */
const { PROPERTY_CASES, PROPERTY_SEED, PROPERTY_MINUTES, PROPERTY_LOG } = process.env;
fc.configureGlobal({
  numRuns: Number(PROPERTY_CASES),
  seed: Number(PROPERTY_SEED),
  reporter(details) {
    const { testPath = "", currentTestName = "" } = expect.getState();
    const line = { file: testPath, name: currentTestName, cases: details.numRuns, interrupted: details.interrupted };
    if (PROPERTY_LOG !== undefined) appendFileSync(PROPERTY_LOG, `${JSON.stringify(line)}\n`);
    if (details.failed) throw new Error(fc.defaultReportMessage(details));
  },
});
fc.installGlobalPlugin(fc.interruptAfterTimeLimit(Number(PROPERTY_MINUTES) * 60_000, { failOnInterrupt: false }));
