import type * as fastCheck from "fast-check";

export type FastCheck = typeof fastCheck;

/**
 * fast-check, but no property is tried with more than so many cases. After a test has failed it tells whether that may be for
 * want of cases: where some were left out, and it was none of those tried that failed.
 */
export function fewCases(fc: FastCheck, cases: number) {
  let leftOut = false;
  let caseFailed = false;
  const noted = (error: unknown): never => {
    caseFailed = true;
    throw error;
  };
  const assert = (property: Parameters<FastCheck["assert"]>[0], parameters: { numRuns?: number } = {}) => {
    const asked = parameters.numRuns ?? fc.readConfigureGlobal().numRuns ?? 100;
    if (asked > cases) leftOut = true;
    try {
      const result: unknown = fc.assert(property, { ...parameters, numRuns: Math.min(asked, cases) });
      return result instanceof Promise ? result.catch(noted) : undefined;
    } catch (error) {
      return noted(error);
    }
  };
  const properties = { ...fc, assert, default: { ...fc.default, assert } };
  Object.defineProperty(properties, "__esModule", { value: true });
  return {
    properties,
    begin: () => {
      leftOut = false;
      caseFailed = false;
    },
    isDoubtful: () => leftOut && !caseFailed,
  };
}
