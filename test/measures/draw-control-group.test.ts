import fc from "fast-check";
import { drawControlGroup } from "retention-kit";
import { expect, test } from "vitest";

const book = (size: number) =>
  Array.from({ length: size }, (_, index) => ({
    id: `account-${index}`,
    segment: ["bakery", "retail", "hotel"][index % 3] ?? "",
    size: index % 5 === 0 ? ("large" as const) : null,
  }));

test("the share is exact, over all and within each stratum to an account", () => {
  fc.assert(
    fc.property(
      fc.array(fc.nat(4), { minLength: 2, maxLength: 120 }),
      fc.double({ min: 0.01, max: 0.99, noNaN: true }),
      fc.nat(),
      (strata, share, seed) => {
        const accounts = strata.map((stratum, index) => ({ id: `a${index}`, stratum: String(stratum) }));
        const wanted = Math.round(share * accounts.length);
        fc.pre(wanted > 0 && wanted < accounts.length);
        const { treated, control } = drawControlGroup(accounts, { share, seed, strata: ({ stratum }) => stratum });
        expect(control).toHaveLength(wanted);
        expect([...treated, ...control].sort()).toEqual(accounts.map(({ id }) => id).sort());
        for (const each of new Set(strata.map(String))) {
          const members = accounts.filter(({ stratum }) => stratum === each).map(({ id }) => id);
          const left = members.filter((id) => control.includes(id)).length;
          expect(Math.abs(left - share * members.length)).toBeLessThan(1 + 1e-9);
        }
      },
    ),
  );
});

test("the draw does not depend on the order of the accounts, nor on what else they hold", () => {
  const options = { share: 0.2, seed: 4, strata: ["segment", "size"] } as const;
  const accounts = book(200);
  const drawn = drawControlGroup(accounts, options);
  fc.assert(
    fc.property(fc.shuffledSubarray(accounts, { minLength: 200 }), (shuffled) => {
      expect(drawControlGroup(shuffled, options)).toEqual(drawn);
    }),
    { numRuns: 20 },
  );
  expect(
    drawControlGroup(
      accounts.map((account) => ({ ...account, name: "other" })),
      options,
    ),
  ).toEqual(drawn);
  expect(drawControlGroup(accounts, { ...options, seed: 5 })).not.toEqual(drawn);
});

test("a new account moves at most as many others as the share does", () => {
  const before = new Set(drawControlGroup(book(500), { share: 0.3, seed: 1 }).control);
  const after = new Set(drawControlGroup(book(501), { share: 0.3, seed: 1 }).control);
  const moved = [...book(500)].filter(({ id }) => before.has(id) !== after.has(id));
  expect(moved.length).toBeLessThanOrEqual(1);
});

test("every account, and every pair of them, is drawn as often as lots would", () => {
  const accounts = book(12);
  const draws = 4000;
  const alone = new Map<string, number>();
  const pairs = new Map<string, number>();
  for (let seed = 0; seed < draws; seed++) {
    const { control } = drawControlGroup(accounts, { share: 0.25, seed });
    control.forEach((id, index) => {
      alone.set(id, (alone.get(id) ?? 0) + 1);
      for (const other of control.slice(index + 1)) pairs.set(`${id} ${other}`, (pairs.get(`${id} ${other}`) ?? 0) + 1);
    });
  }
  // Three of twelve, and pairs with 3·2/(12·11); four and a half standard deviations allow for the 66 looked at.
  const expectShare = (counts: Iterable<number>, share: number): void => {
    const reach = 4.5 * Math.sqrt(draws * share * (1 - share));
    for (const count of counts) expect(Math.abs(count - draws * share)).toBeLessThan(reach);
  };
  expect(pairs.size).toBe(66);
  expectShare(alone.values(), 3 / 12);
  expectShare(pairs.values(), 6 / 132);
});

test("what cannot be drawn is refused", () => {
  const options = { share: 0.5, seed: 1 };
  expect(() => drawControlGroup([{ id: "a" }, { id: "a" }], options)).toThrow("accounts[1].id must not come twice");
  expect(() => drawControlGroup(book(4), { ...options, share: 1 })).toThrow("options.share must be below 1");
  expect(() => drawControlGroup(book(4), { ...options, share: 0.1 })).toThrow(
    "must leave an account in each group of 4",
  );
  expect(() => drawControlGroup([], options)).toThrow("must leave an account in each group of 0");
  expect(() => drawControlGroup(book(4), { ...options, strata: (() => 3) as never })).toThrow(
    "options.strata(accounts[0]) must name the stratum",
  );
  expect(() => drawControlGroup(book(4), { ...options, strata: "segment" as never })).toThrow(
    "options.strata must be names",
  );
});
