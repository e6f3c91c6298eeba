import { readFileSync } from "node:fs";
import fc from "fast-check";
import { serviceLevel, type ServiceLoad, staffForStandard } from "retention-kit";
import { describe, expect, test } from "vitest";
import { erlangA, erlangC } from "../../src/service/standards/erlang.js";

const { staffing } = JSON.parse(
  readFileSync(new URL("../fixtures/erlang/published.json", import.meta.url), "utf8"),
) as { staffing: { source: string; load: ServiceLoad; people: number; rostered: number }[] };

test.each(staffing)("staffs as published: $source", ({ load, people, rostered }) => {
  expect(staffForStandard(load)).toMatchObject({ people, rostered, model: "Erlang C" });
});

const loads = fc.record(
  {
    contactsPerHour: fc.double({ min: 0.1, max: 2000, noNaN: true }),
    handleMinutes: fc.double({ min: 0.5, max: 20, noNaN: true }),
    answerWithinMinutes: fc.double({ min: 0, max: 10, noNaN: true }),
    share: fc.double({ min: 0.05, max: 0.99, noNaN: true }),
    patienceMinutes: fc.double({ min: 0.1, max: 60, noNaN: true }),
    // Occupancy is known to about 10^-14: a limit nearer to 1 would be decided by rounding. Without any it is 1.
    mostOccupancy: fc.double({ min: 0.3, max: 1 - 1e-9, noNaN: true }),
  },
  { requiredKeys: ["contactsPerHour", "handleMinutes", "answerWithinMinutes", "share"] },
);

test("the people found are the fewest, by trying every number up to them", () => {
  fc.assert(
    fc.property(loads, (load) => {
      const { contactsPerHour, handleMinutes, answerWithinMinutes, patienceMinutes, share, mostOccupancy = 1 } = load;
      const erlangs = (contactsPerHour * handleMinutes) / 60;
      const isEnough = (count: number): boolean => {
        const queue =
          patienceMinutes === undefined
            ? erlangC(count, erlangs, handleMinutes, answerWithinMinutes)
            : erlangA(count, erlangs, handleMinutes, answerWithinMinutes, patienceMinutes);
        return queue !== null && queue.answeredInTime >= share && queue.occupancy <= mostOccupancy;
      };
      const { people, offeredLoad } = staffForStandard(load);
      expect(offeredLoad).toBe(erlangs);
      expect(isEnough(people)).toBe(true);
      for (let fewer = 1; fewer < people; fewer++) expect(isEnough(fewer)).toBe(false);
    }),
    { numRuns: 60 },
  );
});

describe("what is said of it", () => {
  const load = { contactsPerHour: 200, handleMinutes: 3, answerWithinMinutes: 20 / 60, share: 0.8 };

  test("one and two people fewer and more stand beside it", () => {
    const { alternatives } = staffForStandard(load);
    expect(alternatives.map(({ people }) => people)).toEqual([12, 13, 15, 16]);
    expect(alternatives.map(({ service }) => (service?.answeredInTime ?? 0) >= 0.8)).toEqual([
      false,
      false,
      true,
      true,
    ]);
    const small = staffForStandard({ ...load, contactsPerHour: 1 });
    expect(small.people).toBe(1);
    expect(small.alternatives.map(({ people }) => people)).toEqual([2, 3]);
    const tight = staffForStandard({ ...load, share: 0.01 });
    expect(tight.people).toBe(11);
    expect(tight.alternatives[1]).toEqual({ people: 10, service: null });
  });

  test("as many are rostered as shrinkage asks for, and none for a rounding", () => {
    // 21 / 0.7 is 30.000000000000004 in floating point.
    const rostered = (contactsPerHour: number): number[] => {
      const { people, rostered: employed } = staffForStandard({ ...load, contactsPerHour, shrinkage: 0.3 });
      return [people, employed];
    };
    expect(rostered(330)).toEqual([21, 30]);
    expect(rostered(200)).toEqual([14, 20]);
    expect(rostered(350)).toEqual([22, 32]);
  });

  test("and whether the standard or the limit on occupancy needs the last of them", () => {
    expect(staffForStandard(load).neededFor).toBe("standard");
    expect(staffForStandard({ ...load, mostOccupancy: 0.6 })).toMatchObject({ people: 17, neededFor: "occupancy" });
  });

  test("customers who give up leave less to do", () => {
    const impatient = staffForStandard({ ...load, patienceMinutes: 2 });
    expect(impatient).toMatchObject({ model: "Erlang A", people: 12 });
    expect(impatient.abandoned).toBeGreaterThan(0);
  });
});

test("customers of the most patience are as those who wait for ever, at the limits of the load too", () => {
  const load = { handleMinutes: 3, answerWithinMinutes: 1, share: 0.8 };
  for (const contactsPerHour of [1e-90, 20, 2e5]) {
    const forEver = staffForStandard({ ...load, contactsPerHour });
    const patient = staffForStandard({ ...load, contactsPerHour, patienceMinutes: 3e6 });
    expect(patient.people).toBe(forEver.people);
    expect(patient.answeredInTime).toBeCloseTo(forEver.answeredInTime, 3);
    expect(JSON.stringify(patient.alternatives.slice(1))).not.toMatch(/"(?:answeredInTime|abandoned)":null/);
  }
});

test("an hour without contacts needs nobody", () => {
  const load = { contactsPerHour: 0, handleMinutes: 3, answerWithinMinutes: 1, share: 0.8, shrinkage: 0.3 };
  const idle = { answeredInTime: 1, waiting: 0, meanWaitMinutes: 0, abandoned: 0, occupancy: 0 };
  expect(staffForStandard(load)).toEqual({
    people: 0,
    ...idle,
    rostered: 0,
    model: "Erlang C",
    offeredLoad: 0,
    neededFor: "standard",
    alternatives: [1, 2].map((people) => ({ people, service: { people, ...idle } })),
  });
  expect(staffForStandard({ ...load, patienceMinutes: 2, mostAbandoned: 0.01 })).toMatchObject({
    people: 0,
    rostered: 0,
  });
});

test("a limit on those who give up is kept by the fewest people, and named where it decides", () => {
  const limited = fc.record({
    contactsPerHour: fc.double({ min: 0.1, max: 500, noNaN: true }),
    handleMinutes: fc.double({ min: 0.5, max: 20, noNaN: true }),
    answerWithinMinutes: fc.double({ min: 0, max: 10, noNaN: true }),
    share: fc.double({ min: 0.05, max: 0.99, noNaN: true }),
    patienceMinutes: fc.double({ min: 0.1, max: 60, noNaN: true }),
    mostAbandoned: fc.double({ min: 0.001, max: 0.5, noNaN: true }),
  });
  fc.assert(
    fc.property(limited, (load) => {
      const { share, mostAbandoned, ...queue } = load;
      const { people, neededFor } = staffForStandard(load);
      const inTime = (count: number): boolean =>
        (serviceLevel({ ...queue, people: count })?.answeredInTime ?? 0) >= share;
      const fewGiveUp = (count: number): boolean =>
        (serviceLevel({ ...queue, people: count })?.abandoned ?? 1) <= mostAbandoned;
      let fewest = 0;
      while (!(inTime(fewest) && fewGiveUp(fewest))) fewest++;
      expect(people).toBe(fewest);
      expect(neededFor).toBe(inTime(people - 1) ? "abandonment" : "standard");
    }),
    { numRuns: 100 },
  );
});

describe("the service of a given number of people", () => {
  test("is what the published queue gives", () => {
    for (const { load, people } of staffing) {
      const { contactsPerHour, handleMinutes, answerWithinMinutes } = load;
      const { answeredInTime } = staffForStandard(load);
      expect(serviceLevel({ contactsPerHour, handleMinutes, answerWithinMinutes, people })?.answeredInTime).toBe(
        answeredInTime,
      );
    }
  });

  test("is none where the queue grows without end, and whole where there are no contacts", () => {
    const load = { contactsPerHour: 200, handleMinutes: 3, answerWithinMinutes: 1 };
    expect(serviceLevel({ ...load, people: 10 })).toBeNull();
    expect(serviceLevel({ ...load, people: 0, patienceMinutes: 1 })).toBeNull();
    expect(serviceLevel({ ...load, contactsPerHour: 0, people: 0 })).toMatchObject({ answeredInTime: 1, occupancy: 0 });
    expect(() => serviceLevel({ ...load, people: 1.5 })).toThrow("serviceLevel: load.people must be a whole number");
  });
});

test.each<[string, Partial<ServiceLoad>, string]>([
  ["less than nothing to do", { contactsPerHour: -1 }, "load.contactsPerHour must be at least 0"],
  [
    "giving up without impatience",
    { mostAbandoned: 0.05 },
    "load.patienceMinutes must be there where mostAbandoned is",
  ],
  ["nobody giving up", { mostAbandoned: 0, patienceMinutes: 2 }, "load.mostAbandoned must be above 0"],
  ["everybody at once", { share: 1 }, "load.share must be below 1"],
  ["no patience", { patienceMinutes: 0 }, "load.patienceMinutes must be above 0"],
  ["patience without end", { patienceMinutes: 1e7 }, "load.patienceMinutes must be at most 3000000"],
  ["a moment's patience", { patienceMinutes: 1e-7 }, "load.patienceMinutes must be at least 0.000003"],
  [
    "one call in the life of the universe",
    { contactsPerHour: 1e-200 },
    "load.contactsPerHour * handleMinutes / 60 must be at least 1e-100",
  ],
  ["nobody ever there", { shrinkage: 1 }, "load.shrinkage must be below 1"],
  ["idle people", { mostOccupancy: 0 }, "load.mostOccupancy must be at least 0.1"],
  ["a country's calls", { contactsPerHour: 1e9 }, "load.contactsPerHour * handleMinutes / 60 must be at most 1000000"],
])("refuses %s", (_, more, message) => {
  const load = { contactsPerHour: 10, handleMinutes: 3, answerWithinMinutes: 1, share: 0.8, ...more };
  expect(() => staffForStandard(load)).toThrow(`staffForStandard: ${message}`);
});
