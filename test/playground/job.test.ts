import { opportunityPolicy, reviewPortfolio, type PortfolioOptions, type PortfolioRecords } from "retention-kit";
import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { playgroundJob, type Book } from "../../docs/playground/job.js";
import { madeUpBook } from "../../docs/playground/made-up-book.js";
import { policyAsCode, policyAsJson } from "../../docs/playground/policy-text.js";
import {
  assumptionsOf,
  policiesOf,
  sellersWith,
  settings,
  type Settings,
  usualSettings,
  withValue,
} from "../../docs/playground/settings.js";

let book: Book;
let job: ReturnType<typeof playgroundJob>;

beforeAll(() => {
  const whole = madeUpBook();
  book = { ...whole, accounts: whole.accounts.slice(0, 400) };
  job = playgroundJob(book);
  job(usualSettings()).portfolio();
});

const changed: Settings = {
  preset: "cautious",
  values: { "weight.reach": 5, "weight.few": 60, highAtMostOwned: 5, highAtMostShare: 0.2, wonPerHearer: 0.04 },
};

const isTheLibrarys = (chosen: Settings): void => {
  const sellers = sellersWith(book.sellers, chosen);
  const options = { asOf: book.asOf, to: book.to, policies: policiesOf(chosen), assumptions: assumptionsOf(chosen) };
  const fresh = reviewPortfolio({ ...book, sellers }, { ...options, agenda: "none" });
  expect(JSON.stringify(job(chosen).portfolio())).toBe(JSON.stringify(fresh));
};

test.each([changed])("the job is that of the library under settings %#, to the byte", isTheLibrarys);
test.each([{ ...changed, values: { ...changed.values, hours: 0.5 } }, usualSettings()])(
  "and under further settings %#",
  { tags: ["slow"] },
  isTheLibrarys,
);

function anyMoves(numRuns: number): void {
  const all = settings();
  const places = fc.tuple(fc.nat(all.length - 1), fc.integer({ min: 0, max: 4 }), fc.constantFrom(1, 2, 3, 4));
  const few = { ...book, accounts: book.accounts.slice(0, 120) };
  fc.assert(
    fc.property(fc.array(places, { minLength: 2, maxLength: 6 }), (moves) => {
      const kept = playgroundJob(few);
      let chosen: Settings = { preset: "own", values: {} };
      for (const [at, place, parts] of moves) {
        const { id, min, max, step } = all[at] ?? { id: "hours" as const, min: 0.5, max: 2, step: 0.5 };
        const value = min + Math.round(((max - min) * place) / 4 / step) * step;
        chosen = { ...chosen, values: withValue(chosen.values, id, value) };
        // A slider that moves on is not waited for: only what was done until then is kept.
        const scenario = kept(chosen, false);
        if (parts > 1) scenario.opportunities();
        if (parts > 2) scenario.stakes();
        if (parts > 3) scenario.plan();
      }
      const options = { asOf: few.asOf, to: few.to, policies: policiesOf(chosen), assumptions: assumptionsOf(chosen) };
      const fresh = reviewPortfolio(
        { ...few, sellers: sellersWith(few.sellers, chosen) },
        { ...options, agenda: "none" },
      );
      expect(JSON.stringify(kept(chosen).portfolio())).toBe(JSON.stringify(fresh));
    }),
    { numRuns },
  );
}
test("after any moves of any sliders the job at rest is that of the library, to the byte", () => {
  anyMoves(4);
});
test("after many more moves too", { tags: ["slow"] }, () => {
  anyMoves(8);
});

test("every setting can be moved to its ends", () => {
  const few = playgroundJob({ ...book, accounts: book.accounts.slice(0, 40) });
  for (const { id, min, max } of settings()) {
    for (const end of [min, max]) {
      expect(() => few({ preset: "own", values: withValue({}, id, end) }).plan(), `${id} at ${end}`).not.toThrow();
    }
  }
});

test("what may not be above another moves along with it", () => {
  expect(withValue({}, "interval.high", 8)).toEqual({ "interval.high": 8, "interval.medium": 8 });
  expect(withValue({ "interval.high": 8, "interval.medium": 8 }, "interval.low", 5)).toEqual({
    "interval.high": 4,
    "interval.medium": 4,
    "interval.low": 5,
  });
  expect(withValue({ "interval.low": 10 }, "interval.high", 11)).toEqual({
    "interval.high": 11,
    "interval.medium": 11,
  });
  expect(withValue({ "interval.high": 2 }, "interval.high", 3)).toEqual({});
  expect(withValue({ hours: 2 }, "standing.slowingGaps", 5)).toEqual({
    hours: 2,
    "standing.slowingGaps": 5,
    "standing.lapsedGaps": 5,
  });
});

test("a setting starts where the library's own default is", { tags: ["slow"] }, () => {
  const usual = opportunityPolicy();
  const start = (id: string): number | undefined => settings().find((setting) => setting.id === id)?.usual;
  expect(start("highAtMostOwned")).toBe(usual.highAtMostOwned);
  expect(start("lowAtMostOwned")).toBe(usual.lowAtMostOwned);
  expect(start("highAtMostShare")).toBe(usual.highAtMostShare);
  const { wordOfMouth } = policiesOf(usualSettings());
  const plain = reviewPortfolio(book, {
    asOf: book.asOf,
    to: book.to,
    policies: wordOfMouth ? { wordOfMouth } : {},
    agenda: "none",
  });
  const all = Object.fromEntries(settings().map(({ id, usual: value }) => [id, value]));
  const stated = job({ preset: "own", values: all }).portfolio();
  const shape = ({ plan, accounts }: typeof plain) => [
    plan.booked.map(({ key, on }) => [key, on]),
    accounts.map(({ attention, standing, opportunity }) => [attention.total, standing.state, opportunity.score]),
  ];
  expect(shape(stated)).toEqual(shape(plain));
});

test("the policy as code runs and does what the page does", { tags: ["slow"] }, () => {
  const own: Settings = {
    preset: "own",
    values: { ...changed.values, hours: 0.5, "interval.high": 2, "loyalty.repurchase.lowEffort": 0.9 },
  };
  const code = policyAsCode(own, book).replace(/^import .*$/m, "");
  // eslint-disable-next-line @typescript-eslint/no-implied-eval -- the code of the page, as a user would run it
  const run = new Function("records", "reviewPortfolio", "assumptions", `${code}; return book;`) as (
    records: PortfolioRecords,
    review: typeof reviewPortfolio,
    figures: (preset?: string, overrides?: object) => unknown,
  ) => ReturnType<typeof reviewPortfolio>;
  const seen = { preset: undefined as string | undefined, overrides: undefined as object | undefined };
  const result = run(
    book,
    ((records: PortfolioRecords, options: PortfolioOptions) =>
      reviewPortfolio(records, { ...options, agenda: "none" })) as typeof reviewPortfolio,
    (preset, overrides) => {
      Object.assign(seen, { preset, overrides });
      return assumptionsOf(own);
    },
  );
  expect(seen).toEqual({ preset: "published", overrides: { "loyalty.repurchase.lowEffort": 0.9 } });
  expect(JSON.stringify(result)).toBe(JSON.stringify(job(own).portfolio()));
  expect(JSON.parse(policyAsJson(own))).toEqual({
    policies: policiesOf(own),
    assumptions: { preset: "published", overrides: { "loyalty.repurchase.lowEffort": 0.9 } },
    timeForReviews: 0.5,
  });
});
