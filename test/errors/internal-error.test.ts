import { afterEach, expect, test, vi } from "vitest";
import { rankOpportunities, reviewPortfolio } from "retention-kit";
import { InternalError, refusalOf, RetentionError } from "../../src/errors.js";
import { presetOf } from "../../src/evidence/preset-of.js";
import { figure } from "../../src/evidence/figure.js";
import * as effort from "../../src/portfolio/reading/account-effort.js";
import { mapValidAccounts } from "../../src/reading/accept-accounts.js";
import { acceptRows } from "../../src/records/rows/rejection.js";

vi.mock("../../src/portfolio/reading/account-effort.js", { spy: true });

afterEach(() => {
  vi.resetAllMocks();
});

const fault = new InternalError("the sum has come apart");
const refusal = new RetentionError("scoreEffort", "tickets[0].openedAt", "must be a moment", "soon");
const throwing = (error: Error) => () => {
  throw error;
};

test("a fault of the library is no refusal", () => {
  expect(fault).not.toBeInstanceOf(RetentionError);
  expect(refusalOf(refusal)).toBe(refusal);
  expect(() => refusalOf(fault)).toThrow(fault);
  expect(() => refusalOf("a text")).toThrow("a text");
});

test("a batch lists what is refused, and throws on a fault of the library", () => {
  const rows = [{ id: "acme" }];
  const against = { currency: null, products: null };
  expect(acceptRows("parseRows", "rows", rows, throwing(refusal)).rejected).toMatchObject([{ id: "acme" }]);
  expect(mapValidAccounts("rankOpportunities", rows, against, throwing(refusal)).rejected).toHaveLength(1);
  expect(() => acceptRows("parseRows", "rows", rows, throwing(fault))).toThrow(fault);
  expect(() => mapValidAccounts("rankOpportunities", rows, against, throwing(fault))).toThrow(fault);
});

test("the main job lists an account that is refused, and throws on a fault of the library", () => {
  const job = () =>
    reviewPortfolio(
      {
        accounts: [
          { id: "acme", tickets: [{ id: "t", openedAt: "2026-11-01T00:00:00Z", contacts: 2, resolved: true }] },
        ],
        products: [],
        sellers: [],
      },
      { asOf: "2026-11-21", to: "2026-12-31" },
    );
  vi.mocked(effort.accountEffort).mockImplementation(throwing(refusal));
  expect(job().rejected).toMatchObject([{ id: "acme", path: "tickets[0].openedAt" }]);
  vi.mocked(effort.accountEffort).mockImplementation(throwing(fault));
  expect(job).toThrow(fault);
});

test("a figure without a value is a fault of the library, not of every account", () => {
  const table = () => ({ "made.up": figure(NaN, "minutes", "judgment", "accounts", "none") });
  expect(() => presetOf(table)).toThrow("the figure made.up has no value");
  expect(() => presetOf(table)).toThrow(InternalError);
  expect(rankOpportunities([{ id: "acme" }], { asOf: "2026-11-21", catalogue: [] }).rejected).toEqual([]);
});
