import fc from "fast-check";
import { rollUpAccounts, type PortfolioAccount } from "retention-kit";
import { describe, expect, test } from "vitest";
import { openProblems, worthOfSolving } from "../../../src/portfolio/report/open-problem.js";
import { parseDay } from "../../../src/calendar/days/plain-date.js";

const STATES = ["active", "new", "slowing", "lapsed", "lost", "prospect"] as const;
const money = fc.option(fc.constantFrom<number>(0, 0.1, 0.2, 0.7, 1e6), { freq: 2 });

/** What a group needs of the picture of an account. */
const picture = fc.record({
  accountId: fc.constantFrom<string>("a", "b", "c", "d", "e", "f", "g"),
  parentId: fc.option(fc.constantFrom<string>("a", "b", "c", "head"), { freq: 2 }),
  state: fc.constantFrom(...STATES),
  atRisk: money,
  worth: fc.constantFrom<number>(0.1, 0.2, 30),
  back: money,
  contract: fc.option(fc.record({ amount: money, endsOn: fc.constantFrom("2026-12-31", "2027-01-31") })),
  growth: money,
  attention: fc.constantFrom<number>(0, 0.1, 0.2, 5),
  currency: fc.constantFrom("EUR", null),
});
type Picture = typeof picture extends fc.Arbitrary<infer Each> ? Each : never;
const shown = (each: Picture): PortfolioAccount =>
  ({
    accountId: each.accountId,
    parentId: each.parentId,
    standing: { state: each.state },
    valueAtRisk: each.atRisk === null ? null : { amount: each.atRisk, worth: { value: each.worth } },
    winBack: each.back === null ? null : { amount: each.back },
    renewal: each.contract,
    growth: each.growth === null ? null : { amount: each.growth },
    attention: { total: each.attention, currency: each.currency },
  }) as unknown as PortfolioAccount;

describe("groups of accounts", () => {
  test("are recounted from their members, by head, the one that asks for most first", () => {
    fc.assert(
      fc.property(fc.uniqueArray(picture, { selector: ({ accountId }) => accountId, maxLength: 7 }), (pictures) => {
        const byId = new Map(pictures.map((each) => [each.accountId, each]));
        /** Up to one without a parent in the book; a circle is under the first of its ids. */
        const headOf = (id: string): string => {
          const way = [id];
          for (;;) {
            const parent = byId.get(way.at(-1) ?? "")?.parentId ?? null;
            if (parent === null) return way.at(-1) ?? "";
            const at = way.indexOf(parent);
            if (at >= 0) return way.slice(at).sort()[0] ?? "";
            way.push(parent);
          }
        };
        const groups = rollUpAccounts({ accounts: pictures.map(shown) }, { by: "parentId" });
        const heads = new Set(pictures.map(({ accountId }) => headOf(accountId)));
        expect(groups.map(({ id }) => id).sort()).toEqual([...heads].sort());
        groups.forEach((group, place) => {
          const members = pictures.filter(({ accountId }) => headOf(accountId) === group.id);
          const sum = (values: (number | null | undefined)[]) => {
            const known = values.flatMap((value) => value ?? []);
            return known.length === 0 ? null : known.sort((a, b) => a - b).reduce((total, value) => total + value, 0);
          };
          const states = Object.fromEntries(
            STATES.map((state) => [state, members.filter((each) => each.state === state).length] as const).filter(
              ([, count]) => count > 0,
            ),
          );
          expect(group).toEqual({
            id: group.id,
            accountIds: members.map(({ accountId }) => accountId),
            state: group.state,
            states,
            valueAtRisk: sum(members.map(({ atRisk }) => atRisk)),
            worth: sum(members.map(({ atRisk, worth }) => (atRisk === null ? null : worth))),
            winBack: sum(members.map(({ back }) => back)),
            renewal: sum(members.map(({ contract }) => contract?.amount)),
            growth: sum(members.map(({ growth }) => growth)),
            attention: sum(members.map(({ attention }) => attention)) ?? 0,
            currency: members.find(({ currency }) => currency !== null)?.currency ?? null,
            renewalOn: members.flatMap(({ contract }) => contract?.endsOn ?? []).sort()[0] ?? null,
          });
          expect(Object.keys(states)).toContain(group.state);
          const before = groups[place - 1];
          if (before === undefined) return;
          const isInOrder =
            before.attention > group.attention || (before.attention === group.attention && before.id < group.id);
          expect(isInOrder).toBe(true);
        });
      }),
      { numRuns: 200 },
    );
  });

  const whole: Picture = {
    accountId: "a",
    parentId: null,
    state: "active",
    atRisk: 1,
    worth: 2,
    back: 3,
    contract: { amount: 4, endsOn: "2026-12-31" },
    growth: 5,
    attention: 6,
    currency: "EUR",
  };
  test.each<[string, object]>([
    ["accountId", { accountId: 7 }],
    ["parentId", { parentId: 7 }],
    ["standing", { standing: 7 }],
    ["standing.state", { standing: { state: "asleep" } }],
    ["attention", { attention: 7 }],
    ["attention.total", { attention: { total: "6" } }],
    ["valueAtRisk", { valueAtRisk: 7 }],
    ["valueAtRisk.amount", { valueAtRisk: { amount: "1", worth: { value: 2 } } }],
    ["valueAtRisk.worth", { valueAtRisk: { amount: 1, worth: 2 } }],
    ["valueAtRisk.worth.value", { valueAtRisk: { amount: 1, worth: { value: "2" } } }],
    ["winBack", { winBack: 7 }],
    ["winBack.amount", { winBack: { amount: "3" } }],
    ["renewal", { renewal: 7 }],
    ["renewal.amount", { renewal: { amount: "4" } }],
    ["growth", { growth: 7 }],
    ["growth.amount", { growth: { amount: "5" } }],
  ])("are refused where %s is wrong", (path, wrong) => {
    const accounts = [shown(whole), { ...shown(whole), ...wrong }] as PortfolioAccount[];
    expect(() => rollUpAccounts({ accounts }, { by: "parentId" })).toThrow(
      expect.objectContaining({ functionName: "rollUpAccounts", path: `book.accounts[1].${path}` }),
    );
  });

  test.each([
    [null, { by: "parentId" }, "book"],
    [{ accounts: 7 }, { by: "parentId" }, "book.accounts"],
    [{ accounts: [null] }, { by: "parentId" }, "book.accounts[0]"],
    [{ accounts: [] }, { by: "parentId", of: 1 }, "options"],
  ])("%j by %j is refused", (book, options, path) => {
    expect(() => rollUpAccounts(book as never, options as never)).toThrow(
      expect.objectContaining({ functionName: "rollUpAccounts", path }),
    );
  });
});

describe("open problems", () => {
  const AS_OF = parseDay("2026-11-21");
  const ticket = (id: string, openedOn: string, more: object = {}) => ({
    id,
    openedAt: `${openedOn}T08:00:00Z`,
    resolved: false,
    topic: `topic of ${id}`,
    ...more,
  });
  const found = (tickets: object[], efforts: Record<string, number | null>, highEffort = 6) =>
    openProblems(
      { id: "acme", tickets } as never,
      Object.entries(efforts).map(([ticketId, effort]) => ({ score: { ticketId, effort } })) as never,
      AS_OF,
      highEffort,
    ).map(({ ticketId }) => ticketId);
  const three = [ticket("a", "2026-10-01"), ticket("b", "2026-10-05"), ticket("c", "2026-11-01")];

  test("begin with the one that cost most effort, else with the oldest, and go on by age", () => {
    expect(found(three, {})).toEqual(["a", "b", "c"]);
    expect(found(three, { a: 5, b: 5.9, c: 1 })).toEqual(["a", "b", "c"]);
    expect(found(three, { a: 1, b: 6, c: 2 })).toEqual(["b", "a", "c"]);
    expect(found(three, { a: 1, b: 6, c: 7 })).toEqual(["c", "a", "b"]);
    expect(found(three, { a: 6, b: 9, c: null })).toEqual(["b", "a", "c"]);
    expect(found(three, { a: 0 }, 0)).toEqual(["a", "b", "c"]);
  });

  test("leave out what is solved, and keep what nobody closed", () => {
    expect(
      found([ticket("a", "2026-10-01", { resolved: true }), ticket("old", "2020-01-01"), ...three.slice(1)], {}),
    ).toEqual(["old", "b", "c"]);
    expect(found([ticket("a", "2026-10-01", { resolved: true })], {})).toEqual([]);
    const [first] = openProblems({ id: "acme", tickets: three }, [], AS_OF, 6);
    expect(first).toMatchObject({ ticketId: "a", topic: "topic of a", openedOn: "2026-10-01", ticket: three[0] });
  });

  test("are worth nothing that is known where the customer's worth is not", () => {
    expect(
      worthOfSolving({} as never)(three[0] as never, { worth: null, chance: 0.5, probabilityAlive: 0.5 }),
    ).toBeNull();
  });
});
