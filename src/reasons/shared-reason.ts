import { type Reason, type ReasonCode, type ReasonParameters } from "./reason.js";

/** Reasons that were told before, value by value: a text of them all would take longer to make than to look up. */
interface Told {
  reason: Reason | null;
  /** The value that was told first, and what was told with it: most places have no other, and need no map. */
  value: string | number;
  first: Told | null;
  /** By the other values. */
  next: Map<string | number, Told> | null;
}

/** Reasons of one code, and how many. */
interface ToldOfCode extends Told {
  kept: number;
}

const told = new Map<ReasonCode, ToldOfCode>();

/** Most reasons that are kept of one code, unless more are asked for; then it starts again. */
const MOST_KEPT = 4096;

/**
 * A reason with few values, such as a product or a count, which many accounts share: one object for all of them, frozen for
 * that. A book's results are then smaller by as much, and the garbage collector has less to carry.
 *
 * @param most - Reasons of this code that are kept, where much more than the reason is shared with it.
 * @internal
 */
export function sharedReason<Code extends ReasonCode>(
  code: Code,
  params: ReasonParameters[Code],
  most = MOST_KEPT,
): Reason {
  const values = params as Record<string, string | number>;
  let ofCode = told.get(code);
  if (ofCode === undefined || ofCode.kept >= most) {
    ofCode = { reason: null, value: "", first: null, next: null, kept: 0 };
    told.set(code, ofCode);
  }
  let place: Told = ofCode;
  for (const name in values) {
    place = placeOf(place, values[name] ?? "");
  }
  if (place.reason !== null && areSame(place.reason.params, values)) return place.reason;
  ofCode.kept++;
  return (place.reason = Object.freeze({ code, params: Object.freeze(values) }));
}

/** Where reasons with one more value are. */
function placeOf(place: Told, value: string | number): Told {
  if (place.first === null) {
    place.value = value;
    return (place.first = { reason: null, value: "", first: null, next: null });
  }
  if (place.value === value) return place.first;
  place.next ??= new Map();
  let next = place.next.get(value);
  if (next === undefined) place.next.set(value, (next = { reason: null, value: "", first: null, next: null }));
  return next;
}

/** Whether two reasons of one code say the same; different names may have the same values. */
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
  const known = lists.get(one);
  if (known !== undefined) return known;
  if (!Object.isFrozen(one)) return [one];
  const list = Object.freeze([one]) as Reason[];
  lists.set(one, list);
  return list;
}
