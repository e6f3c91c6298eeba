/** The one error, and the checks that throw it: the face of `src/errors`. */
export {
  assertFields,
  assertFigures,
  assertOptions,
  type Known,
  type OptionNames,
  type OtherNames,
  withoutNulls,
} from "./errors/assert-fields.js";
export {
  assertArray,
  assertCount,
  assertNumber,
  assertObject,
  assertOneOf,
  assertRows,
  assertShare,
  assertText,
  assertTexts,
  assertTruth,
  type NumberBounds,
} from "./errors/assert-values.js";
export { likelyName } from "./errors/likely-name.js";
export { assertNoNearMiss, assertNoNearMissInRows, nearMissCheck } from "./errors/near-miss.js";
export { InternalError, messageOf, refusalOf, RetentionError } from "./errors/retention-error.js";
