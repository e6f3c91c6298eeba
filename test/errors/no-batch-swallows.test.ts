import { afterEach, expect, test, vi } from "vitest";
import {
  assumptions,
  backtest,
  gammaGammaModel,
  loyaltyObservations,
  mbgNbdModel,
  planReviews,
  portfolioScenarios,
  reviewPortfolio,
} from "retention-kit";
import * as dated from "../../src/backtest/past/dated-account.js";
import * as observed from "../../src/opportunity/propensity/purchase-observations.js";
import * as opportunity from "../../src/opportunity/opportunity-steps.js";
import * as parsed from "../../src/planner/problem/parsed-request.js";
import * as agenda from "../../src/conversation/agenda/review-agenda.js";
import * as recovery from "../../src/loyalty/recovery/both-ways.js";
import * as effort from "../../src/service/effort/score-effort.js";
import { refitModels } from "../../src/backtest/windows/refit-models.js";
import { InternalError, RetentionError } from "../../src/errors.js";

vi.mock("../../src/backtest/past/dated-account.js", { spy: true });
vi.mock("../../src/opportunity/propensity/purchase-observations.js", { spy: true });
vi.mock("../../src/opportunity/opportunity-steps.js", { spy: true });
vi.mock("../../src/planner/problem/parsed-request.js", { spy: true });
vi.mock("../../src/conversation/agenda/review-agenda.js", { spy: true });
vi.mock("../../src/loyalty/recovery/both-ways.js", { spy: true });
vi.mock("../../src/service/effort/score-effort.js", { spy: true });

afterEach(() => {
  vi.resetAllMocks();
});

const fault = new InternalError("the sum has come apart");
const refusal = new RetentionError("f", "id", "must be wanted", "acme");
const asOf = "2026-11-21";
const ticket = { id: "t", openedAt: "2026-11-01T00:00:00Z", contacts: 2, resolved: false };
const account = {
  id: "acme",
  sellerId: "north",
  tickets: [ticket],
  purchases: ["2024-05-01", "2025-03-01", "2026-02-01", "2026-10-01"].map((on) => ({ on, amount: 100 })),
};
const hours = { mon: [["09:00", "17:00"]] as [string, string][] };
const sellers = [{ id: "north", timeZone: "UTC", calendar: { hours } }];
const records = { accounts: [account], products: [{ id: "mill", price: 10 }], sellers };
const models = {
  purchases: mbgNbdModel({ r: 0.6, alpha: 12, a: 0.4, b: 2.5 }, { timeUnit: "week" }),
  spend: gammaGammaModel({ p: 6, q: 4, v: 15 }),
};
const book = () => reviewPortfolio(records, { asOf, to: "2026-12-31", models });
const request = {
  key: "acme 1",
  accountId: "acme",
  earliestOn: "2026-11-23",
  idealOn: "2026-11-23",
  latestOn: "2026-11-30",
  minutes: 30,
  priority: 1,
};
const history = { horizonDays: 30, asOf: "2026-09-01", resamples: 20, seed: 1 };

/** Every batch that asks something of each row: what it asks, and what is left where that refuses the row. */
const batches: [what: string, throws: (error: Error) => void, run: () => unknown, left: unknown][] = [
  [
    "opportunities of scenarios",
    (error) =>
      vi.mocked(opportunity.opportunitySteps).mockReturnValue({
        open: throwing(error),
        offer: throwing(error),
        judge: throwing(error),
      }),
    () => portfolioScenarios(records)({ asOf, to: "2026-12-31" }).opportunities(),
    [],
  ],
  [
    "the accounts of a back-test",
    (error) => vi.mocked(dated.datedAccount).mockImplementation(throwing(error)),
    () => backtest(records, history).rejected.map(({ id }) => id),
    ["acme"],
  ],
  [
    "the propensity of a back-test",
    (error) => vi.mocked(observed.purchaseObservations).mockImplementation(throwing(error)),
    () => {
      const job = { refit: "propensity", policies: {}, models: {}, assumptions: assumptions() } as const;
      return refitModels(job, [account], records.products, { asOf: 20_000, horizonDays: 30, first: 0 }).notes.length;
    },
    1,
  ],
  [
    "the requests of a plan",
    (error) => vi.mocked(parsed.parseRequest).mockImplementation(throwing(error)),
    () => planReviews([request], { from: "2026-11-23", to: "2026-11-30", sellers }).rejected.map(({ id }) => id),
    ["acme 1"],
  ],
  [
    "the agendas of the main job",
    (error) => vi.mocked(agenda.leastAgenda).mockImplementation(throwing(error)),
    () => book().rejected.map(({ id }) => id),
    ["acme"],
  ],
  [
    "what solving a problem is worth",
    (error) => vi.mocked(recovery.solvingReader).mockReturnValue(throwing(error)),
    () => book().accounts.length,
    1,
  ],
  [
    "the efforts of the main job",
    (error) => vi.mocked(effort.scoreTicket).mockImplementation(throwing(error)),
    () => book().rejected.map(({ path }) => path),
    ["tickets[0].id"],
  ],
];

function throwing(error: Error) {
  return () => {
    throw error;
  };
}

test.each(batches)("%s: a row may be refused, and a fault of the library is thrown on", (_, throws, run, left) => {
  throws(refusal);
  expect(run()).toEqual(left);
  throws(fault);
  expect(run).toThrow(fault);
});

test("observations name the row that was refused, and throw a fault of the library on", () => {
  const wrong = { ...account, purchases: [{ on: "soon" }] };
  const { rejected } = loyaltyObservations([wrong], { asOf: "2026-09-01", horizonDays: 30 });
  expect(rejected).toMatchObject([{ path: "purchases[0].on" }]);
});
