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
});
fc.installGlobalPlugin(fc.interruptAfterTimeLimit(Number(PROPERTY_MINUTES) * 60_000, { failOnInterrupt: false }));
fc.installGlobalPlugin(() => ({
  onAllRunsComplete({ numRuns: cases, interrupted }) {
    const { testPath: file = "", currentTestName: name = "" } = expect.getState();
    if (PROPERTY_LOG !== undefined)
      appendFileSync(PROPERTY_LOG, `${JSON.stringify({ file, name, cases, interrupted })}\n`);
  },
}));
