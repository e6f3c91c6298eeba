import { fileURLToPath } from "node:url";
import * as root from "retention-kit";
import * as icalendar from "retention-kit/icalendar";
import * as locales from "retention-kit/locales";
import { expect, test } from "vitest";
import { documented } from "./support/doc-examples.js";
import { type Call, documentedCalls, functionsOf, places, replaced } from "./support/documented-calls.js";

/**
 * Every call of the documentation's examples again, with one argument, field or row in it left out or replaced by
 * something of the wrong kind: each must be refused by a `RetentionError` or answered in numbers, never end in another
 * error or give what is no number.
 */
const HOSTILE = [undefined, null, "x", 7, -1, true, [], {}, NaN, Infinity];

const functions = functionsOf({ ...root, ...locales, ...icalendar });
const subjects = documented(fileURLToPath(new URL("../src", import.meta.url)));
const calls = documentedCalls(functions);
/** The first two calls of each function. */
const firstCalls = functions.flatMap(([name]) => calls.filter((call) => call.name === name).slice(0, 2));

const account: root.Account = {
  id: "acme",
  name: "Acme",
  segment: "bakery",
  size: "small",
  sellerId: "north",
  timeZone: "Asia/Vientiane",
  currency: "EUR",
  annualBudget: 500,
  resources: "ample",
  owned: [{ productId: "mill", purchasedOn: "2024-05-02", quantity: 1, maintenanceHoursPerYear: 9 }],
  touches: [{ on: "2026-09-10", kind: "review", sellerId: "north" }],
  purchases: [{ on: "2024-05-02", amount: 900, productId: "mill", quantity: 1 }],
  tickets: [
    {
      id: "t1",
      openedAt: "2026-10-01T08:00:00Z",
      resolvedAt: "2026-10-03T08:00:00Z",
      resolved: true,
      contacts: 3,
      reopens: 1,
      transfers: 1,
      channels: ["web", "phone"],
      repeatedInformation: 1,
      selfServiceAttempts: 1,
      topic: "noise",
      productId: "mill",
    },
  ],
  surveys: [{ at: "2026-10-04T08:00:00Z", metric: "ces", score: 2, scale: { min: 1, max: 7, higherIsBetter: true } }],
};
const products = [
  { id: "mill", price: 900, margin: 0.5, lifespanMonths: 60 },
  { id: "sieve", price: 100, margin: 0.5, addOnTo: ["mill"], kind: "option" },
];
const seller = {
  id: "north",
  timeZone: "Asia/Vientiane",
  minutesPerDay: 120,
  calendar: { hours: { mon: [["09:00", "17:00"]] }, holidays: ["2026-12-07"] },
  away: [{ from: "2026-12-14", to: "2026-12-18" }],
};
const asOf = "2026-11-21";
const catalogue = { products };
/** An account with all its fields, for each function that reads accounts. */
const fullCalls = (
  [
    ["reviewPortfolio", { accounts: [account], products, sellers: [seller] }, { asOf, to: "2026-12-31" }],
    ["scoreOpportunity", account, { catalogue: products, asOf }],
    ["nextReview", account, { asOf, catalogue, policy: { intervalsByProductKind: {} } }],
    ["upcomingReviews", account, { asOf, from: asOf, to: "2027-12-31" }],
    ["scoreHealth", account, { asOf, values: {}, previous: { score: 50, band: "watch" } }],
    ["estimateLoyalty", { accountId: "acme", tickets: account.tickets, surveys: account.surveys }, { asOf }],
    ["reviewAgenda", account, { asOf, minutes: 45 }],
    ["reviewInvitation", account, { asOf, attempt: 1 }],
    ["purchaseObservations", [account], { catalogue: products, asOf: "2024-01-01" }],
    ["mayAsk", account, [], { asOf }],
  ] satisfies [keyof typeof root, ...unknown[]][]
).map(([name, ...args]): Call => ({ name, call: root[name] as Call["call"], args }));

function holdsNoNumber(value: unknown): boolean {
  if (typeof value === "number") return !Number.isFinite(value);
  return typeof value === "object" && value !== null && Object.values(value).some(holdsNoNumber);
}

/** How a call ends that it should not. */
function wrongEnd({ call }: Call, args: unknown[]): string | null {
  try {
    return holdsNoNumber(call(...args)) ? "gives what is no number" : null;
  } catch (error) {
    return error instanceof root.RetentionError ? null : String(error);
  }
}

/** Whose calls take long: these, and the second call of each function, are left to the slow test. */
const SLOW = ["reviewPortfolio", "backtest", "describeAccount", "simulateWordOfMouth", "sensitivity"];
const isSlow = (call: Call): boolean =>
  SLOW.includes(call.name) || firstCalls.findIndex(({ name }) => name === call.name) < firstCalls.indexOf(call);

const chosen = (isChosen: (call: Call) => boolean) =>
  [...firstCalls.map((call) => ({ call, deepest: 4 })), ...fullCalls.map((call) => ({ call, deepest: 7 }))]
    .filter(({ call }) => isChosen(call))
    .flatMap(({ call, deepest }) => places(call.args, deepest).map((path) => ({ call, path })));

/** Whether every such call ends well: by every so many of the values of the wrong kind, other ones from place to place. */
function endsWell(cases: ReturnType<typeof chosen>, atLeast: number, every = 1): void {
  const wrong = cases.flatMap(({ call, path }, at) =>
    HOSTILE.filter((_, which) => (at + which) % every === 0).flatMap((hostile) => {
      const end = wrongEnd(call, replaced(call.args, path, hostile) as unknown[]);
      return end === null
        ? []
        : `${call.name}, ${path.join(".")} = ${hostile === undefined ? "left out" : JSON.stringify(hostile)}: ${end}`;
    }),
  );
  expect(cases.length).toBeGreaterThan(atLeast);
  expect(wrong).toEqual([]);
}

test("nothing of the wrong kind ends in anything but a RetentionError or an answer in numbers", () => {
  endsWell(
    chosen((call) => !isSlow(call)),
    1500,
  );
});

test("nor does the main job, each place by one of them", () => {
  endsWell(
    chosen((call) => call === fullCalls[0]),
    70,
    HOSTILE.length,
  );
});

test("nor where a call takes long", { tags: ["slow"] }, () => {
  endsWell(chosen(isSlow), 500, 2);
});

/** Its options are the drivers of `rankValueDrivers`, which bring more with them. */
const TAKES_A_RESULT = ["matchValue"];

test("an option that does not exist is refused by every function", () => {
  const withOptions = functions.flatMap(([name, call]) => {
    const position = subjects.find(({ subject }) => subject === name)?.parameters.indexOf("options") ?? -1;
    return position < 0 ? [] : [{ name, call, position }];
  });
  const accepting = withOptions.filter(({ name, call, position }) => {
    const given = firstCalls.find((documentedCall) => documentedCall.name === name)?.args ?? [];
    const args = Array.from({ length: position }, (_, index) => given[index]);
    try {
      call(...args, { ...(given[position] as object | undefined), lateWieght: 3 });
      return true;
    } catch (error) {
      expect(error).toMatchObject({ name: "RetentionError", functionName: name, path: "options", value: "lateWieght" });
      return false;
    }
  });
  expect(withOptions.length).toBeGreaterThan(80);
  expect(accepting.map(({ name }) => name).sort()).toEqual(TAKES_A_RESULT);
});

test("options that are null as a whole are as good as left out", () => {
  const told = (make: () => unknown): string => {
    try {
      return JSON.stringify(make());
    } catch (error) {
      return String(error);
    }
  };
  const optional = functions.flatMap(([name, call]) => {
    const position = subjects.find(({ subject }) => subject === name)?.parameters.indexOf("options") ?? -1;
    const args = firstCalls.find((documentedCall) => documentedCall.name === name)?.args.slice(0, position);
    if (position < 0 || args?.length !== position) return [];
    const without = told(() => call(...args));
    // Some must have options.
    return without.startsWith("RetentionError") ? [] : [{ name, without, withNull: told(() => call(...args, null)) }];
  });
  expect(optional.length).toBeGreaterThan(40);
  expect(optional.filter(({ without, withNull }) => without !== withNull).map(({ name }) => name)).toEqual([]);
  expect(root.assumptions(null, null)).toBe(root.assumptions());
  expect(root.effortPolicy(null, null)).toEqual(root.effortPolicy());
});
