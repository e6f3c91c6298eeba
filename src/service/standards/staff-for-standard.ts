import { assertNumber, assertOptions } from "../../errors.js";
import { erlangA, erlangC, type QueueState } from "./erlang.js";

/** The work that comes in, and the standard it is to be answered by. Arrivals are taken as steady over the time meant. */
export interface ServiceLoad {
  /** Above 0. */
  contactsPerHour: number;
  /** Mean minutes that one takes, work after it included; above 0. */
  handleMinutes: number;
  /** Time within which a contact is to be answered, at least 0. */
  answerWithinMinutes: number;
  /** Share of all contacts to be answered within it, above 0 and below 1. */
  share: number;
  /** Mean minutes until a waiting customer gives up, within a million times `handleMinutes` either way; without it, nobody does. */
  patienceMinutes?: number;
  /** Largest share of their time that people may be busy, 0.1 to 1; 1 unless given. */
  mostOccupancy?: number;
  /** Share of paid time that people are not there to answer: breaks, training, leave; 0 unless given. */
  shrinkage?: number;
}

/** What so many people achieve. */
export interface StaffedService {
  /** People at work at the same time. */
  people: number;
  /** Share of contacts answered within the time asked for. */
  answeredInTime: number;
  /** Share that has to wait at all. */
  waiting: number;
  /** Mean minutes of waiting, over all contacts. */
  meanWaitMinutes: number;
  /** Share that gives up. */
  abandoned: number;
  /** Share of their time that the people are busy. */
  occupancy: number;
}

/** People needed to keep a standard. */
export interface Staffing extends StaffedService {
  /** People to employ for that, with `shrinkage`. */
  rostered: number;
  model: "Erlang C" | "Erlang A";
  /** Mean number of people busy if nobody waited or gave up, in erlangs. */
  offeredLoad: number;
  /** What needs the last of the people: the standard, or the limit on occupancy. */
  neededFor: "standard" | "occupancy";
  /** The same with one and two people fewer and more; `null` where the queue would grow without end. */
  alternatives: { people: number; service: StaffedService | null }[];
}

/** No team that one queue feeds is larger; at the least load hardly anybody ever calls. */
const MOST_ERLANGS = 1e6;
const FEWEST_ERLANGS = 1e-100;
/** Patience as a multiple of handling time beyond which customers as good as wait for ever, or not at all. */
const MOST_PATIENCE = 1e6;

/**
 * The fewest people who keep a service standard, since service never exceeds the people who give it. Contacts arrive at
 * random (Poisson), take an exponential time, and wait in one line; with `patienceMinutes` they give up after an
 * exponential time (Erlang A), else they wait for ever (Erlang C). One who gives up counts as not answered.
 *
 * Erlang C asks for more people than are needed where customers give up, and Erlang A is optimistic where they call
 * again. Both take the load as steady: ask for each hour by itself, the busiest first.
 *
 * Source: Erlang (1917); Mandelbaum & Zeltyn (2007), "Service engineering in action: the Palm/Erlang-A queue".
 * Cost: some twenty passes over the number of people.
 *
 * @param load - Contacts, handling time, and the standard.
 * @returns The people needed and what they achieve, with one and two more or fewer beside it.
 * @throws RetentionError when a field is out of bounds, or the load is above a million erlangs.
 *
 * @example
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
  assertOptions("staffForStandard", "load", load, {
    contactsPerHour: true,
    handleMinutes: true,
    answerWithinMinutes: true,
    share: true,
    patienceMinutes: true,
    mostOccupancy: true,
    shrinkage: true,
  });
  const { contactsPerHour, handleMinutes, answerWithinMinutes, share, patienceMinutes } = load;
  const { mostOccupancy = 1, shrinkage = 0 } = load;
  const assert = (field: keyof ServiceLoad, value: unknown, bounds: Parameters<typeof assertNumber>[3]): void => {
    assertNumber("staffForStandard", `load.${field}`, value, bounds);
  };
  assert("contactsPerHour", contactsPerHour, { above: 0 });
  assert("handleMinutes", handleMinutes, { above: 0 });
  assert("answerWithinMinutes", answerWithinMinutes, { min: 0 });
  assert("share", share, { above: 0, below: 1 });
  if (patienceMinutes !== undefined) {
    assert("patienceMinutes", patienceMinutes, { above: 0 });
    assert("patienceMinutes", patienceMinutes, {
      min: handleMinutes / MOST_PATIENCE,
      max: handleMinutes * MOST_PATIENCE,
    });
  }
  assert("mostOccupancy", mostOccupancy, { min: 0.1, max: 1 });
  assert("shrinkage", shrinkage, { min: 0, below: 1 });
  const offeredLoad = (contactsPerHour * handleMinutes) / 60;
  assertNumber("staffForStandard", "load.contactsPerHour * handleMinutes / 60", offeredLoad, {
    min: FEWEST_ERLANGS,
    max: MOST_ERLANGS,
  });

  const serviceOf = (people: number): StaffedService | null => {
    const queue =
      patienceMinutes === undefined
        ? erlangC(people, offeredLoad, handleMinutes, answerWithinMinutes)
        : erlangA(people, offeredLoad, handleMinutes, answerWithinMinutes, patienceMinutes);
    return queue === null ? null : serviceFrom(people, queue);
  };
  const service = leastService(
    serviceOf,
    ({ answeredInTime, occupancy }) => answeredInTime >= share && occupancy <= mostOccupancy,
  );
  const { people } = service;
  const oneLess = people === 1 ? null : serviceOf(people - 1);
  return {
    ...service,
    // A quotient such as 14 / 0.7 must not be lifted to the next person by its rounding.
    rostered: Math.ceil((people / (1 - shrinkage)) * (1 - 1e-12)),
    model: patienceMinutes === undefined ? "Erlang C" : "Erlang A",
    offeredLoad,
    neededFor: oneLess !== null && oneLess.answeredInTime >= share ? "occupancy" : "standard",
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
  let enough: StaffedService | null = null;
  for (let people = 1; enough === null; people *= 2) {
    const service = serviceOf(people);
    if (service !== null && isEnough(service)) enough = service;
    else tooFew = people;
  }
  while (enough.people - tooFew > 1) {
    const people = Math.floor((tooFew + enough.people) / 2);
    const service = serviceOf(people);
    if (service !== null && isEnough(service)) enough = service;
    else tooFew = people;
  }
  return enough;
}

function serviceFrom(
  people: number,
  { answeredInTime, waiting, meanWait, abandoned, occupancy }: QueueState,
): StaffedService {
  return { people, answeredInTime, waiting, meanWaitMinutes: meanWait, abandoned, occupancy };
}
