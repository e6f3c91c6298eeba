import { firstEnough } from "../../numeric/discrete/bisect.js";
import { assertNumber, assertOptions, RetentionError } from "../../errors.js";
import { type QueueLoad, queueService, type StaffedService } from "./queue-service.js";

/** The arriving work, and the standard to answer it by. Arrivals are assumed steady over the period. */
export interface ServiceLoad extends QueueLoad {
  /** Share of all contacts to be answered within it, above 0 and below 1. */
  share: number;
  /**
   * Largest share that may give up, above 0 and below 1; needs `patienceMinutes`.
   * @defaultValue any
   */
  mostAbandoned?: number | null | undefined;
  /**
   * Largest share of their time that people may be busy, 0.1 to 1.
   * @defaultValue `1`
   */
  mostOccupancy?: number | null | undefined;
  /**
   * Share of paid time that people are not there to answer: breaks, training, leave.
   * @defaultValue `0`
   */
  shrinkage?: number | null | undefined;
}

/** People needed to meet a standard. */
export interface Staffing extends StaffedService {
  /** People to employ for that, with `shrinkage`. */
  rostered: number;
  model: "Erlang C" | "Erlang A";
  /** Mean number of people busy if no one waited or gave up, in erlangs. */
  offeredLoad: number;
  /** What needs the last of the people: the standard, or the limit on those who give up or on occupancy. */
  neededFor: "standard" | "abandonment" | "occupancy";
  /** The same with one and two people fewer and more; `null` if the queue would grow without end. */
  alternatives: { people: number; service: StaffedService | null }[];
}

/**
 * The smallest number of people needed to keep a service standard. Contacts arrive at random (Poisson), take an
 * exponential time, and wait in one line. With `patienceMinutes` they give up after an exponential time (Erlang A);
 * otherwise they wait forever (Erlang C). One who gives up counts as not answered.
 *
 * Without contacts, no one is needed.
 *
 * Erlang C asks for too many people if customers give up, and Erlang A is optimistic if they call again. Both assume a
 * steady load: compute each hour separately, the busiest first.
 *
 * Source: Erlang (1917); Mandelbaum & Zeltyn (2007), "Service engineering in action: the Palm/Erlang-A queue".
 * Cost: some twenty passes over the number of people.
 *
 * @param load - Contacts, handling time, and the standard.
 * @returns The people needed and what they achieve, with one and two more or fewer beside it.
 * @throws RetentionError when a field is out of bounds, or the load is above a million erlangs.
 *
 * @example
 * import { staffForStandard } from "retention-kit";
 *
 * const load = { contactsPerHour: 200, handleMinutes: 3, answerWithinMinutes: 20 / 60, share: 0.8, shrinkage: 0.3 };
 * const { people, rostered, answeredInTime, occupancy } = staffForStandard(load);
 * [people, rostered]
 * //=> [14, 20]
 * answeredInTime
 * //=> 0.8884
 * occupancy
 * //=> 0.7143
 * staffForStandard({ ...load, patienceMinutes: 2 }).people
 * //=> 12
 */
export function staffForStandard(load: ServiceLoad): Staffing {
  const knownLoad = assertOptions("staffForStandard", "load", load, {
    contactsPerHour: true,
    handleMinutes: true,
    answerWithinMinutes: true,
    share: true,
    patienceMinutes: true,
    mostAbandoned: true,
    mostOccupancy: true,
    shrinkage: true,
  });
  const { share, patienceMinutes, mostAbandoned = 1, mostOccupancy = 1, shrinkage = 0 } = knownLoad;
  const assert = (field: keyof ServiceLoad, value: unknown, bounds: Parameters<typeof assertNumber>[3]): void => {
    assertNumber("staffForStandard", `load.${field}`, value, bounds);
  };
  const { serviceOf, offeredLoad } = queueService("staffForStandard", knownLoad);
  assert("share", share, { above: 0, below: 1 });
  if (knownLoad.mostAbandoned !== undefined) {
    assert("mostAbandoned", mostAbandoned, { above: 0, below: 1 });
    if (patienceMinutes === undefined) {
      const rule = "must be there where mostAbandoned is: without it, nobody gives up";
      throw new RetentionError("staffForStandard", "load.patienceMinutes", rule, patienceMinutes);
    }
  }
  assert("mostOccupancy", mostOccupancy, { min: 0.1, max: 1 });
  assert("shrinkage", shrinkage, { min: 0, below: 1 });

  const inTime = ({ answeredInTime }: StaffedService): boolean => answeredInTime >= share;
  const fewGiveUp = ({ abandoned }: StaffedService): boolean => abandoned <= mostAbandoned;
  const service = leastService(
    serviceOf,
    (staffed) => inTime(staffed) && fewGiveUp(staffed) && staffed.occupancy <= mostOccupancy,
  );
  const { people } = service;
  const oneLess = people === 0 ? null : serviceOf(people - 1);
  return {
    ...service,
    // A quotient such as 14 / 0.7 must not be lifted to the next person by its rounding.
    rostered: Math.ceil((people / (1 - shrinkage)) * (1 - 1e-12)),
    model: patienceMinutes === undefined ? "Erlang C" : "Erlang A",
    offeredLoad,
    neededFor: oneLess === null || !inTime(oneLess) ? "standard" : fewGiveUp(oneLess) ? "occupancy" : "abandonment",
    alternatives: [people - 2, people - 1, people + 1, people + 2]
      .filter((count) => count >= 1)
      .map((count) => ({ people: count, service: serviceOf(count) })),
  };
}

/** The service of the fewest people that is enough, found by doubling and halving: more people are never worse. */
function leastService(
  serviceOf: (people: number) => StaffedService | null,
  isEnough: (service: StaffedService) => boolean,
): StaffedService {
  let tooFew = 0;
  let enough = serviceOf(0);
  for (let people = 1; enough === null; people *= 2) {
    const service = serviceOf(people);
    if (service !== null && isEnough(service)) enough = service;
    else tooFew = people;
  }
  let fewest = enough;
  firstEnough(enough.people - tooFew, (more) => {
    const service = serviceOf(tooFew + more);
    if (service === null || !isEnough(service)) return false;
    fewest = service;
    return true;
  });
  return fewest;
}
