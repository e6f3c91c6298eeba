import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { erlangA, erlangC, inverseErlangLoss, type QueueState } from "../../src/service/standards/erlang.js";

interface Published extends Partial<QueueState> {
  source: string;
  servers: number;
  load: number;
  handling: number;
  within: number;
  patience?: number;
  queue?: number;
  waitAtMostWithin?: number;
  digits: number;
}

const published = JSON.parse(
  readFileSync(new URL("../fixtures/erlang/published.json", import.meta.url), "utf8"),
) as Record<"erlangC" | "erlangA", Published[]>;

/** Equal to the digits that were printed. */
const expectPublished = (state: QueueState | null, row: Published): void => {
  for (const field of ["waiting", "answeredInTime", "meanWait", "abandoned", "occupancy"] as const) {
    const printed = row[field];
    if (printed === undefined) continue;
    const unit = 10 ** -Math.min(row.digits, String(printed).split(".")[1]?.length ?? 0);
    expect(Math.abs((state?.[field] ?? NaN) - printed), `${row.source}: ${field}`).toBeLessThanOrEqual(
      0.5 * unit + 1e-9,
    );
  }
  if (row.queue !== undefined) {
    expect(Math.round(((state?.meanWait ?? NaN) * row.load) / row.handling)).toBe(row.queue);
  }
};

/** The queue with customers who give up, by adding up its states and following one who arrives through the line. */
function bruteForce(servers: number, load: number, handling: number, within: number, patience: number): QueueState {
  const states = [1];
  for (let k = 1; k < servers + 400; k++) {
    const leaving = Math.min(k, servers) / handling + Math.max(k - servers, 0) / patience;
    states.push(((states[k - 1] ?? 0) * load) / handling / leaving);
  }
  const total = states.reduce((sum, entry) => sum + entry, 0);
  const probability = states.map((entry) => entry / total);
  const waitingNumber = probability.reduce((sum, p, k) => sum + p * Math.max(k - servers, 0), 0);
  const abandoned = (waitingNumber * handling) / (patience * load);

  // ahead[j]: the customer still waits and has j before them. Fourth-order Runge–Kutta in small steps.
  const size = 400;
  let ahead: Float64Array = Float64Array.from({ length: size }, (_, j) => probability[servers + j] ?? 0);
  let served = probability.slice(0, servers).reduce((sum, p) => sum + p, 0);
  const slope = (line: Float64Array): { change: Float64Array; serving: number } => {
    const change = new Float64Array(size);
    for (let j = 0; j < size; j++) {
      const moving = servers / handling + j / patience;
      change[j] = -(line[j] ?? 0) * (moving + 1 / patience);
      if (j + 1 < size) change[j] = (change[j] ?? 0) + (line[j + 1] ?? 0) * (servers / handling + (j + 1) / patience);
    }
    return { change, serving: ((line[0] ?? 0) * servers) / handling };
  };
  const steps = 2000;
  const step = within / steps;
  const moved = (line: Float64Array, change: Float64Array, by: number): Float64Array =>
    line.map((entry, j) => entry + by * (change[j] ?? 0));
  for (let count = 0; count < steps && within > 0; count++) {
    const one = slope(ahead);
    const two = slope(moved(ahead, one.change, step / 2));
    const three = slope(moved(ahead, two.change, step / 2));
    const four = slope(moved(ahead, three.change, step));
    served += (step / 6) * (one.serving + 2 * two.serving + 2 * three.serving + four.serving);
    ahead = ahead.map(
      (entry, j) =>
        entry +
        (step / 6) *
          ((one.change[j] ?? 0) + 2 * (two.change[j] ?? 0) + 2 * (three.change[j] ?? 0) + (four.change[j] ?? 0)),
    );
  }
  return {
    waiting: probability.slice(servers).reduce((sum, p) => sum + p, 0),
    answeredInTime: served,
    meanWait: abandoned * patience,
    abandoned,
    occupancy: probability.reduce((sum, p, k) => sum + p * Math.min(k, servers), 0) / servers,
  };
}

describe("Erlang C", () => {
  test.each(published.erlangC.map((row) => [`${row.servers} servers, ${row.source}`, row] as const))(
    "equals what was published: %s",
    (_, row) => {
      expectPublished(erlangC(row.servers, row.load, row.handling, row.within), row);
    },
  );

  test("equals its closed forms for one and two servers", () => {
    for (const load of [0.01, 0.3, 0.9, 0.999]) {
      expect(erlangC(1, load, 1, 0)?.waiting).toBeCloseTo(load, 14);
      expect(erlangC(2, load, 1, 0)?.waiting).toBeCloseTo(load ** 2 / (2 + load), 14);
    }
  });

  test("has no steady state where all are always busy", () => {
    expect(erlangC(10, 10, 1, 0)).toBeNull();
    expect(erlangC(9, 10, 1, 0)).toBeNull();
  });

  test("stays finite with thousands of servers, and agrees with the law for many", () => {
    // Halfin & Whitt (1981): P(wait) → 1/(1 + βΦ(β)/φ(β)) for servers = load + β√load.
    const limit = 1 / (1 + 0.8413447460685429 / 0.24197072451914337);
    expect(erlangC(10_100, 10_000, 1, 0)?.waiting).toBeCloseTo(limit, 2);
    expect(erlangC(1_001_000, 1_000_000, 1, 0)?.waiting).toBeCloseTo(limit, 3);
    expect(erlangC(50_000, 10, 1, 0)).toMatchObject({ waiting: 0, answeredInTime: 1, meanWait: 0 });
  });
});

test("the loss recursion equals the sum it stands for", () => {
  for (const [servers, load] of [
    [0, 3],
    [1, 0.2],
    [7, 5],
    [20, 30],
  ] as const) {
    let term = 1;
    let sum = 1;
    for (let k = servers; k >= 1; k--) {
      term *= k / load;
      sum += term;
    }
    expect(inverseErlangLoss(servers, load)).toBeCloseTo(sum, 10);
  }
});

describe("Erlang A", () => {
  test.each(published.erlangA.map((row) => [row.source, row] as const))("equals what was published: %s", (_, row) => {
    const { patience = NaN, servers, load, handling, within } = row;
    expectPublished(erlangA(servers, load, handling, within, patience), row);
    // The printed percentile is of the wait of all: answered later, or waiting still when giving up later.
    const late = erlangA(servers, load, handling, within, patience);
    const { abandoned, answeredInTime } = late;
    expect(answeredInTime + abandoned).toBeGreaterThan(row.waitAtMostWithin ?? NaN);
    expect(answeredInTime).toBeLessThan(row.waitAtMostWithin ?? NaN);
  });

  test.each([
    [1, 0.5, 1, 0.3, 2],
    [3, 4, 1, 0.2, 0.5],
    [10, 8, 3, 0.33, 2],
    [10, 10, 3, 0.33, 20],
    [14, 22, 3, 0.33, 5],
    [50, 48, 1, 0.1, 2],
    [50, 48, 1, 0, 2],
    [40, 20, 1, 0.1, 1],
  ])("of %d servers, load %d, handling %d, within %d, patience %d, equals its states added up", (...queue) => {
    const [servers, load, handling, within, patience] = queue;
    const found = erlangA(servers, load, handling, within, patience);
    const counted = bruteForce(servers, load, handling, within, patience);
    for (const field of ["waiting", "answeredInTime", "meanWait", "abandoned", "occupancy"] as const) {
      expect(found[field], field).toBeCloseTo(counted[field], 9);
    }
  });

  test("becomes Erlang C with endless patience, and a queue that only loses without any", () => {
    const patient = erlangA(14, 10, 180, 20, 1e10);
    const endless = erlangC(14, 10, 180, 20);
    for (const field of ["waiting", "answeredInTime", "meanWait", "abandoned", "occupancy"] as const) {
      expect(patient[field]).toBeCloseTo(endless?.[field] ?? NaN, 6);
    }
    const hasty = erlangA(14, 10, 180, 20, 1e-7);
    expect(hasty.abandoned).toBeCloseTo(1 / inverseErlangLoss(14, 10), 6);
  });

  test("is continuous where its sum gives way to the gamma function", () => {
    // One server, so that x = patience, and loads on both sides of the change at y = x + 40√(x + 40).
    const patience = 1000;
    const change = 1 + (40 * Math.sqrt(patience + 40)) / patience;
    const before = erlangA(1, change * (1 - 1e-9), 1, 0.4, patience);
    const after = erlangA(1, change * (1 + 1e-9), 1, 0.4, patience);
    expect(after.abandoned).toBeCloseTo(before.abandoned, 8);
    expect(after.meanWait / before.meanWait).toBeCloseTo(1, 8);
    expect(after.answeredInTime).toBeCloseTo(before.answeredInTime, 8);
  });

  test("stays finite and within bounds at any size", () => {
    for (const servers of [1, 100, 10_000]) {
      for (const load of [1e-6, 1, 100, 1e6]) {
        for (const patience of [1e-6, 1, 1e6]) {
          for (const within of [0, 1, 1e4]) {
            const { waiting, answeredInTime, meanWait, abandoned, occupancy } = erlangA(
              servers,
              load,
              1,
              within,
              patience,
            );
            for (const share of [waiting, answeredInTime, abandoned, occupancy]) {
              expect(share).toBeGreaterThanOrEqual(0);
              expect(share).toBeLessThanOrEqual(1 + 1e-9);
            }
            expect(meanWait).toBeGreaterThanOrEqual(0);
            expect(meanWait).toBeLessThanOrEqual(patience * (1 + 1e-9));
          }
        }
      }
    }
  });
});
