import { assertCount, assertOptions } from "../../errors.js";
import { type QueueLoad, queueService, type StaffedService } from "./queue-service.js";

/** A queue and the people who answer it. */
export interface TeamLoad extends QueueLoad {
  /** People at work at the same time, a whole number up to two million; at least 0. */
  people: number;
}

/** Twice the largest load that a queue may have. */
const MOST_PEOPLE = 2e6;

/**
 * The service that a given number of people achieve: what share is answered in time, how long customers wait, and how
 * many give up. It is the reverse of `staffForStandard`, for a given team.
 *
 * Source: as for `staffForStandard`: Erlang C without `patienceMinutes`, otherwise Erlang A. Cost: one pass over the
 * people.
 *
 * @param load - Contacts, handling time, target time, and the people.
 * @returns What they achieve; `null` if the queue would grow without end.
 * @throws RetentionError when a field is out of bounds, or the load is above a million erlangs.
 *
 * @example
 * import { serviceLevel } from "retention-kit";
 *
 * const load = { contactsPerHour: 200, handleMinutes: 3, answerWithinMinutes: 20 / 60, people: 12 };
 * serviceLevel(load)?.answeredInTime
 * //=> 0.6402
 * serviceLevel({ ...load, patienceMinutes: 2 })?.abandoned
 * //=> 0.0616
 * serviceLevel({ ...load, people: 10 })
 * //=> null
 */
export function serviceLevel(load: TeamLoad): StaffedService | null {
  const knownLoad = assertOptions("serviceLevel", "load", load, {
    contactsPerHour: true,
    handleMinutes: true,
    answerWithinMinutes: true,
    patienceMinutes: true,
    people: true,
  });
  assertCount("serviceLevel", "load.people", knownLoad.people, { max: MOST_PEOPLE });
  return queueService("serviceLevel", knownLoad).serviceOf(knownLoad.people);
}
