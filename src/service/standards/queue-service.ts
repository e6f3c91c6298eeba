import { assertNumber } from "../../errors.js";
import { erlangA, erlangC } from "./erlang.js";

/** The work arriving in a queue, and the time in which it should be answered. */
export interface QueueLoad {
  /** At least 0. */
  contactsPerHour: number;
  /** Mean minutes that one takes, work after it included; above 0. */
  handleMinutes: number;
  /** Time within which a contact is to be answered, at least 0. */
  answerWithinMinutes: number;
  /** Mean minutes until a waiting customer gives up, within a million times `handleMinutes` either way; without it, no one does. */
  patienceMinutes?: number | null | undefined;
}

/** What a given number of people achieve. */
export interface StaffedService {
  /** People at work at the same time. */
  people: number;
  /** Share of contacts answered within the required time; 1 if there are none. */
  answeredInTime: number;
  /** Share of contacts that have to wait at all. */
  waiting: number;
  /** Mean minutes of waiting, over all contacts. */
  meanWaitMinutes: number;
  /** Share of contacts that give up. */
  abandoned: number;
  /** Share of their time that people are busy. */
  occupancy: number;
}

/** No team that one queue feeds is larger; at the least load hardly anyone ever calls. */
const MOST_ERLANGS = 1e6;
const FEWEST_ERLANGS = 1e-100;
/** Patience as a multiple of handling time beyond which customers as good as wait forever, or not at all. */
const MOST_PATIENCE = 1e6;

/**
 * Checks a load once, and tells what any number of people achieve; `null` if the queue would grow without end. No one
 * is enough only where there are no contacts.
 * @internal
 */
export function queueService(
  functionName: string,
  { contactsPerHour, handleMinutes, answerWithinMinutes, patienceMinutes }: QueueLoad,
): { offeredLoad: number; serviceOf: (people: number) => StaffedService | null } {
  const assert = (field: keyof QueueLoad, value: unknown, bounds: Parameters<typeof assertNumber>[3]): void => {
    assertNumber(functionName, `load.${field}`, value, bounds);
  };
  assert("contactsPerHour", contactsPerHour, { min: 0 });
  assert("handleMinutes", handleMinutes, { above: 0 });
  assert("answerWithinMinutes", answerWithinMinutes, { min: 0 });
  if (patienceMinutes !== undefined) {
    assert("patienceMinutes", patienceMinutes, { above: 0 });
    assert("patienceMinutes", patienceMinutes, {
      min: handleMinutes / MOST_PATIENCE,
      max: handleMinutes * MOST_PATIENCE,
    });
  }
  if (contactsPerHour === 0) {
    return {
      offeredLoad: 0,
      serviceOf: (people) => ({
        people,
        answeredInTime: 1,
        waiting: 0,
        meanWaitMinutes: 0,
        abandoned: 0,
        occupancy: 0,
      }),
    };
  }
  const offeredLoad = (contactsPerHour * handleMinutes) / 60;
  assertNumber(functionName, "load.contactsPerHour * handleMinutes / 60", offeredLoad, {
    min: FEWEST_ERLANGS,
    max: MOST_ERLANGS,
  });
  return {
    offeredLoad,
    serviceOf: (people) => {
      if (people === 0) return null;
      const queue =
        patienceMinutes == null
          ? erlangC(people, offeredLoad, handleMinutes, answerWithinMinutes)
          : erlangA(people, offeredLoad, handleMinutes, answerWithinMinutes, patienceMinutes);
      if (queue === null) return null;
      const { answeredInTime, waiting, meanWait, abandoned, occupancy } = queue;
      return { people, answeredInTime, waiting, meanWaitMinutes: meanWait, abandoned, occupancy };
    },
  };
}
