/**
 * Plain data, frozen to its last part, so that many results may hold it at once.
 * @internal
 */
export function deeplyFrozen<Value>(value: Value): Value {
  if (typeof value !== "object" || value === null || Object.isFrozen(value)) return value;
  for (const part of Object.values(value)) deeplyFrozen(part);
  return Object.freeze(value);
}
