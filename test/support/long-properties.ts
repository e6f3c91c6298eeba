/**
 * Stands in the place of fast-check in `npm run test:long`. Every property takes the number of cases and the seed that are
 * asked for, also one that names its own, and ends, without failing, when its time in this turn is over. How many cases each
 * got is written down, and the next turn gives it others, until it has them all.
 */
import { performance } from "node:perf_hooks";
import * as real from "../../node_modules/fast-check/lib/fast-check.js";
import { runKey } from "./long-log.js";
import { asked, atWork, soFar, tell, testAtWork } from "./long-turn.js";

export * from "../../node_modules/fast-check/lib/fast-check.js";

type Asserted = typeof real.assert;

function longer(property: Parameters<Asserted>[0], params: Parameters<Asserted>[1] = {}): void | Promise<void> {
  const at = { ...testAtWork(), run: atWork.runs };
  atWork.runs += 1;
  const before = soFar().had.get(runKey(at)) ?? 0;
  const left = asked.cases - before;
  // A property that has them all stands beside one that has not: it is tried as often as in any run.
  if (left <= 0) return real.assert(property as never, params);
  atWork.lacking += 1;
  const seed = asked.seed + before;
  const started = performance.now();
  const end = (details: real.RunDetails<unknown>): void => {
    const { numRuns: cases, failed } = details;
    if (cases >= left || failed) atWork.lacking -= 1;
    tell({ ...at, cases, seed, failed, seconds: (performance.now() - started) / 1000 });
    if (failed) throw new Error(`${String(details.errorInstance)}\n${real.defaultReportMessage(details)}`);
  };
  // Twice as long as it should take, as a machine is not always as busy.
  const interruptAfterTimeLimit = Math.max(200, Math.min(2 * asked.milliseconds, asked.until - Date.now()));
  const many = { ...params, numRuns: left, seed, interruptAfterTimeLimit, markInterruptAsFailure: false };
  const run = real.check(property as never, many as never) as
    real.RunDetails<unknown> | Promise<real.RunDetails<unknown>>;
  if (run instanceof Promise) return run.then(end);
  end(run);
}

export { longer as assert };
export default { ...real, assert: longer };
