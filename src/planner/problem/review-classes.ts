import { classMembers, type ClassMembers } from "../assignment/class-members.js";
import { type Candidate, keptDay } from "./planning-groups.js";

/**
 * Reviews that are alike to the planner: any of them could be held in the place of another at the same cost. Books have
 * many of them, as priorities are few and windows are set by rules; what holds for one need be found out only once.
 * @internal
 */
export interface ReviewClasses {
  /** One of each class, which stands for all of it. */
  examples: Candidate[];
  members: ClassMembers;
}

/**
 * Sorts candidates into classes. Where lengths differ each is a class of its own, as the search there takes them one by one.
 * @internal
 */
export function reviewClasses(candidates: readonly Candidate[]): ReviewClasses {
  const length = candidates[0]?.wanted.request.minutes;
  if (candidates.some(({ wanted }) => wanted.request.minutes !== length)) {
    const classOf = Int32Array.from(candidates.keys());
    return { examples: [...candidates], members: classMembers(classOf, candidates.length) };
  }
  const examples: Candidate[] = [];
  const known = new Map<number, number[]>();
  const classOf = new Int32Array(candidates.length);
  candidates.forEach((candidate, index) => {
    const hash = hashOf(candidate);
    const similar = known.get(hash);
    let classIndex = examples.length;
    for (let at = 0; similar !== undefined && at < similar.length && classIndex === examples.length; at++) {
      if (isAlike(examples[similar[at] ?? 0], candidate)) classIndex = similar[at] ?? 0;
    }
    classOf[index] = classIndex;
    if (classIndex < examples.length) return;
    examples.push(candidate);
    if (similar === undefined) known.set(hash, [classIndex]);
    else similar.push(classIndex);
  });
  return { examples, members: classMembers(classOf, examples.length) };
}

/** A number that those who are alike share, and few others. */
function hashOf(candidate: Candidate): number {
  const { targetDay: ideal, firstDay: earliest, lastDay: latest, notOn, request } = candidate.wanted;
  let hash = mix(mix(mix(ideal, earliest), latest), request.priority * 1_000_003);
  const kept = keptDay(candidate);
  if (kept !== null) hash = mix(hash, kept * 64 + (candidate.previous?.seller ?? 0));
  return notOn.reduce(mix, hash);
}

function mix(hash: number, value: number): number {
  return (Math.imul(hash, 31) + value) | 0;
}

function isAlike(a: Candidate | undefined, b: Candidate): boolean {
  if (a === undefined) return false;
  const one = a.wanted;
  const other = b.wanted;
  return (
    one.targetDay === other.targetDay &&
    one.firstDay === other.firstDay &&
    one.lastDay === other.lastDay &&
    // How far a window reaches beyond the plan makes no difference.
    one.windowStart < one.firstDay === other.windowStart < other.firstDay &&
    one.windowEnd > one.lastDay === other.windowEnd > other.lastDay &&
    one.request.priority === other.request.priority &&
    one.request.timeZone === other.request.timeZone &&
    one.request.snoozedUntil === other.request.snoozedUntil &&
    (one.request.sellerId === undefined) === (other.request.sellerId === undefined) &&
    a.sellers === b.sellers &&
    one.alsoSellers.length === other.alsoSellers.length &&
    one.alsoSellers.every((seller, index) => seller === other.alsoSellers[index]) &&
    keptDay(a) === keptDay(b) &&
    (keptDay(a) === null ||
      (a.previous?.seller === b.previous?.seller && one.request.moveWeight === other.request.moveWeight)) &&
    one.notOn.length === other.notOn.length &&
    one.notOn.every((day, index) => day === other.notOn[index])
  );
}
