import { opportunityPolicy, reviewPortfolio, type PortfolioOptions, type PortfolioRecords } from "retention-kit";
import { beforeAll, expect, test } from "vitest";
import { playgroundJob, type Book, type PlaygroundJob } from "../../docs/playground/job.js";
import { madeUpBook } from "../../docs/playground/made-up-book.js";
import { policyAsCode, policyAsJson } from "../../docs/playground/policy-text.js";
import { assumptionsOf, policiesOf, settings, type Settings, usualSettings } from "../../docs/playground/settings.js";

let book: Book;
let job: PlaygroundJob;

beforeAll(() => {
  const whole = madeUpBook();
  book = { ...whole, accounts: whole.accounts.slice(0, 400) };
  job = playgroundJob(book);
  job.whole(usualSettings());
});

const changed: Settings = {
  preset: "cautious",
  values: { "weight.reach": 5, "weight.few": 60, highAtMostOwned: 5, highAtMostShare: 0.2, wonPerHearer: 0.04 },
};

/** A model that is given back names no figures of its own: whatever else follows from it must be the same. */
function withoutSources(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value, (key, each: unknown) => (key === "assumptions" ? undefined : each)));
}

test("scores and word of mouth alone are what the whole job says", () => {
  const score = job.score(changed);
  const told = job.wordOfMouth({ preset: "published", values: { wonPerHearer: 0.04 } });
  const whole = job.whole(changed);
  expect(score.scores).toEqual(whole.accounts.map(({ opportunity }) => opportunity.score));
  expect(score.levels).toEqual(whole.accounts.map(({ opportunity }) => opportunity.level));
  expect(job.whole({ preset: "published", values: { wonPerHearer: 0.04 } }).wordOfMouth?.projection.net).toEqual(
    told?.net,
  );
});

test("the whole job is that of the library, models kept or not", () => {
  const options = { asOf: book.asOf, to: book.to, policies: policiesOf(changed), assumptions: assumptionsOf(changed) };
  const fresh = reviewPortfolio(book, { ...options, agenda: "none" });
  expect(withoutSources(job.whole(changed))).toEqual(withoutSources(fresh));
});

test("a setting starts where the library's own default is", () => {
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
  const stated = job.whole({ preset: "own", values: all });
  const shape = ({ plan, accounts }: typeof plain) => [
    plan.booked.map(({ key, on }) => [key, on]),
    accounts.map(({ attention, standing, opportunity }) => [attention.total, standing.state, opportunity.score]),
  ];
  expect(shape(stated)).toEqual(shape(plain));
});

test("the policy as code runs and does what the page does", () => {
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
  expect(withoutSources(result)).toEqual(withoutSources(job.whole(own)));
  expect(JSON.parse(policyAsJson(own))).toEqual({
    policies: policiesOf(own),
    assumptions: { preset: "published", overrides: { "loyalty.repurchase.lowEffort": 0.9 } },
    timeForReviews: 0.5,
  });
});
