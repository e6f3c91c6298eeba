import fc from "fast-check";

/**
 * How many cases each property takes, and from which seed, for `npm run test:long`. A property that names its own number
 * keeps it; one that takes too long ends, without failing, after the time that it has.
 */
const { PROPERTY_CASES, PROPERTY_SEED, PROPERTY_MINUTES } = process.env;
fc.configureGlobal({
  numRuns: Number(PROPERTY_CASES),
  seed: Number(PROPERTY_SEED),
});
fc.installGlobalPlugin(fc.interruptAfterTimeLimit(Number(PROPERTY_MINUTES) * 60_000, { failOnInterrupt: false }));
