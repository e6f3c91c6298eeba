import type { Assumption } from "../../evidence/assumption.js";
import { deeplyFrozen } from "../../reasons/deeply-frozen.js";
import { reason, type Reason } from "../../reasons/reason.js";
import { keptFor } from "../../records/values/kept-for.js";

/**
 * What is said in an invitation; the same list for all accounts to which the same is said.
 * @internal
 */
export function invitationMessages(purpose: Reason, free: Reason | null, duration: Reason | null): Reason[] {
  if (free !== null || duration === null || !Object.isFrozen(purpose)) {
    return [purpose, ...(free === null ? [] : [free]), ...(duration === null ? [] : [duration])];
  }
  const byDuration = keptFor(everyones.messages, purpose, () => new WeakMap<Reason, Reason[]>());
  return keptFor(byDuration, duration, () => deeplyFrozen([purpose, duration]));
}

/** Lists of one figure and of one reason, which say nothing of an account: made once and frozen. */
const everyones = {
  assumptions: new WeakMap<object, Assumption<unknown>[]>(),
  reasons: new WeakMap<object, Reason[]>(),
  messages: new WeakMap<Reason, WeakMap<Reason, Reason[]>>(),
};

/**
 * A list of one figure; the same list for all accounts.
 * @internal
 */
export function figureAlone(assumption: Assumption<unknown>): Assumption<unknown>[] {
  let list = everyones.assumptions.get(assumption);
  if (list === undefined)
    everyones.assumptions.set(assumption, (list = Object.freeze([assumption]) as Assumption<unknown>[]));
  return list;
}

/**
 * The first invitation, with whatever the customer's preferences add.
 * @internal
 */
export function reasonsOfFirst(others: readonly Reason[]): Reason[] {
  const first = reason("conversation.approach.first");
  if (others.length > 0) return [first, ...others];
  let list = everyones.reasons.get(first);
  if (list === undefined) everyones.reasons.set(first, (list = deeplyFrozen([first])));
  return list;
}
