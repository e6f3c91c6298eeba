import { type Reason, type ReasonCode, type ReasonParameters } from "./reason.js";

/** Reasons of each code that were told before, by their parameters. */
const told = new Map<ReasonCode, Map<string, Reason>>();

/** Most reasons that are kept of one code; then it starts again. */
const MOST_KEPT = 4096;

/**
 * A reason with few values, such as a product or a count, which many accounts share: one object for all of them, frozen for
 * that. A book's results are then smaller by as much, and the garbage collector has less to carry.
 *
 * @internal
 */
export function sharedReason<Code extends ReasonCode>(code: Code, params: ReasonParameters[Code]): Reason {
  const values = params as Record<string, string | number>;
  let key = "";
  for (const name in values) {
    const text = String(values[name]);
    key = key === "" ? text : `${key}\n${text}`;
  }
  let ofCode = told.get(code);
  if (ofCode === undefined) told.set(code, (ofCode = new Map<string, Reason>()));
  const known = ofCode.get(key);
  if (known !== undefined && areSame(known.params, values)) return known;
  if (ofCode.size >= MOST_KEPT) ofCode.clear();
  const made = Object.freeze({ code, params: Object.freeze(values) });
  ofCode.set(key, made);
  return made;
}

/** Whether two reasons of one code say the same; different texts may have one key. */
function areSame(known: Reason["params"], values: Record<string, string | number>): boolean {
  for (const name in values) if (known?.[name] !== values[name]) return false;
  return true;
}

/** Lists of one reason, kept for as long as the reason. */
const lists = new WeakMap<Reason, Reason[]>();

/**
 * A list of one reason; the same frozen list for all accounts where the reason is shared by all.
 * @internal
 */
export function aloneReason(one: Reason): Reason[] {
  if (!Object.isFrozen(one)) return [one];
  let list = lists.get(one);
  if (list === undefined) lists.set(one, (list = Object.freeze([one]) as Reason[]));
  return list;
}
