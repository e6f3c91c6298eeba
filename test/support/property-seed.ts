/** Where `PROPERTY_SEED` is set, as in `.ci/run`: all properties draw their cases from it, so that a run can be had again. */
import fc from "fast-check";

const seed = Number(process.env.PROPERTY_SEED);
if (!Number.isInteger(seed))
  throw new TypeError(`PROPERTY_SEED must be a whole number, got ${process.env.PROPERTY_SEED}`);
fc.configureGlobal({ ...fc.readConfigureGlobal(), seed });
