import { renewalForecast, reviewPortfolio, type Account, type Contract } from "retention-kit";
import { describe as inWords } from "retention-kit/locales";
import { en } from "retention-kit/locales/en";
import { describe, expect, test } from "vitest";
import { assumptions } from "../../../src/evidence/assumptions.js";

const asOf = "2026-11-21";
const year = (id: string, from: number, more: Partial<Contract> = {}): Contract => ({
  id,
  startsOn: `${from}-02-01`,
  endsOn: `${from + 1}-01-31`,
  amount: 1200,
  per: "year",
  ...more,
});
const customer = (id: string, ...contracts: Contract[]): Account => ({ id, contracts });
const many = (count: number, of: (id: string) => Account): Account[] =>
  Array.from({ length: count }, (_, index) => of(`c${index}`));

/** The chance of the contract of "now", by the forecast and by value at risk, with what is said of it. */
function chancesOf(others: readonly Account[], given: object = {}) {
  const accounts = [...others, customer("now", year("n", 2026))];
  const rows = accounts.flatMap(({ id, contracts }) => (contracts ?? []).map((row) => ({ ...row, accountId: id })));
  const forecast = renewalForecast(rows, { asOf, to: "2027-11-20", resamples: 0, ...given });
  const book = reviewPortfolio({ accounts, products: [], sellers: [] }, { asOf, to: "2027-02-20", ...given });
  const renewal = forecast.renewals.find(({ accountId }) => accountId === "now");
  const { valueAtRisk } = book.accounts.find(({ accountId }) => accountId === "now") ?? {};
  return {
    chance: renewal?.probability,
    lost: (valueAtRisk?.amount ?? NaN) / 1200,
    reasons: renewal?.reasons,
    said: valueAtRisk?.reasons.map(({ code }) => code),
    models: forecast.models,
    assumptions: forecast.assumptions.map(({ key }) => key),
  };
}
const left = (count: number): Account[] => many(count, (id) => customer(id, year(`${id}-1`, 2024)));
const renewed = (count: number): Account[] =>
  many(count, (id) => customer(id, year(`${id}-1`, 2025), year(`${id}-2`, 2026, { renewedFrom: `${id}-1` })));

describe("a record that leaves one side out tells nothing of the chance of a renewal", () => {
  test("where five terms ended and none was renewed, which four do not say yet", () => {
    const told = { code: "portfolio.renewal.one-sided", params: { ended: 5, renewed: 0 } };
    expect(chancesOf(left(5))).toMatchObject({ chance: 0.5, lost: 0.5, reasons: [told] });
    expect(chancesOf(left(5)).said).toEqual([
      "portfolio.value-at-risk.of-contracts",
      "portfolio.renewal.one-sided",
      "portfolio.value-at-risk.renewal-assumed",
    ]);
    expect(chancesOf(left(5)).assumptions).toEqual(["reviews.renewalWhenUnknown", "contracts.oneSided"]);
    expect(chancesOf(left(5)).models[0]).toMatchObject({ ended: 5, renewed: 0, oneSided: { ended: 5, renewed: 0 } });
    // Laplace's rule: 0 of 4, with 1 of 2.
    expect(chancesOf(left(4)).chance).toBeCloseTo(1 / 6, 12);
    expect(chancesOf(left(4)).said).not.toContain(told.code);
    expect(chancesOf(left(4)).assumptions).toEqual(["reviews.renewalWhenUnknown"]);
  });

  test("where thirty ended and all were renewed, which twenty-nine do not say yet", () => {
    expect(chancesOf(renewed(30))).toMatchObject({ chance: 0.5, lost: 0.5 });
    expect(chancesOf(renewed(29)).chance).toBeCloseTo(30 / 31, 12);
    expect(chancesOf(renewed(29)).lost).toBeCloseTo(1 / 31, 12);
  });

  test("and one of the other side makes it tell again, of whatever length", () => {
    const half = customer(
      "h",
      { ...year("h1", 2025), startsOn: "2025-08-01" },
      { ...year("h2", 2026), startsOn: "2026-02-01", endsOn: "2026-07-31", renewedFrom: "h1" },
    );
    expect(chancesOf([...left(9), half]).chance).toBeCloseTo(1 / 11, 12);
    expect(chancesOf([...renewed(40), customer("gone", year("g", 2024))]).chance).toBeCloseTo(41 / 43, 12);
  });

  test("nor are those who left missing where contracts without an end were left", () => {
    const month = { amount: 100, per: "month" as const };
    const open = customer("open", { id: "o", startsOn: "2024-01-09", ...month });
    const gone = customer("gone", { id: "g", startsOn: "2024-01-09", endsOn: "2025-03-20", ...month });
    expect(chancesOf([...renewed(40), open, gone]).chance).toBeCloseTo(41 / 42, 12);
    expect(chancesOf([...renewed(40), open]).chance).toBe(0.5);
  });

  test("from as many as you say, and a late one falls from there", () => {
    const given = assumptions();
    const figure = given["contracts.oneSided"];
    const own = {
      assumptions: { ...given, "contracts.oneSided": { ...figure, value: { noneRenewed: 9, allRenewed: 3 } } },
    };
    expect(chancesOf(left(8), own).chance).toBeCloseTo(1 / 10, 12);
    expect(chancesOf(left(9), own).chance).toBe(0.5);
    expect(chancesOf(renewed(3), own).chance).toBe(0.5);
    const wrong = {
      assumptions: { ...given, "contracts.oneSided": { ...figure, value: { noneRenewed: 0, allRenewed: 3 } } },
    };
    expect(() => chancesOf([], wrong)).toThrow("noneRenewed must be at least 1");
  });

  test("it is said in words", () => {
    const [, none] = [0, ...(chancesOf(left(12)).reasons ?? [])];
    expect(inWords(none as never, en)).toBe(
      "0 of 12 terms that ended were renewed: renewals seem to be missing from the records, so the chance is an assumption",
    );
    const [all] = chancesOf(renewed(31)).reasons ?? [];
    expect(inWords(all as never, en)).toBe(
      "31 of 31 terms that ended were renewed: contracts that were not renewed seem to be missing from the records, so the chance is an assumption",
    );
  });
});
