import { describe, expect, test, vi } from "vitest";
import { RetentionError } from "../../../src/errors.js";
import type { DatedAccount } from "../../../src/portfolio/account/account-dates.js";
import type { PortfolioRejection } from "../../../src/portfolio/reading/portfolio-rejection.js";
import type { PortfolioAccount } from "../../../src/portfolio/report/account-report.js";
import { reportCollection, type ReportMaking } from "../../../src/portfolio/report/report-collection.js";
import { reportFields } from "../../../src/portfolio/report/report-fields.js";

/** Reports that are collected before anyone knows who is booked; those here hold only what the test looks at. */

const datedOf = (id: string, index: number): DatedAccount =>
  ({ account: { id }, index, tickets: [] }) as unknown as DatedAccount;
const wrong = (id: string) => new RetentionError("reviewPortfolio", "touches", `must be right of ${id}`, 7);

function collected(more: Partial<ReportMaking>, ids: readonly string[], booked: readonly string[]) {
  const rejected: PortfolioRejection[] = [];
  const report = vi.fn((dated: DatedAccount, isBooked: boolean) => {
    if (dated.account.id.startsWith("bad")) throw wrong(dated.account.id);
    return {
      accountId: dated.account.id,
      parentId: null,
      signals: [isBooked],
      agenda: null,
    } as unknown as PortfolioAccount;
  });
  const making = {
    report,
    agenda: vi.fn((made: PortfolioAccount) => {
      if (made.accountId.startsWith("mute")) throw wrong(made.accountId);
      return `agenda of ${made.accountId}` as unknown as NonNullable<PortfolioAccount["agenda"]>;
    }),
    rules: { agenda: "booked" },
    fields: null,
    rejected,
    ...more,
  } as ReportMaking & { agenda: ReturnType<typeof vi.fn> };
  const collection = reportCollection(making);
  ids.forEach((id, index) => {
    collection.add(datedOf(id, index));
  });
  return { reports: collection.take(new Set(booked)), rejected, report, agenda: making.agenda };
}

describe("reports that are collected", () => {
  test("come in the order of the book, those of the booked with their agendas", () => {
    const { reports, rejected } = collected({}, ["a", "b", "c"], ["b"]);
    expect(reports.map(({ accountId, agenda }) => [accountId, agenda])).toEqual([
      ["a", null],
      ["b", "agenda of b"],
      ["c", null],
    ]);
    expect(rejected).toEqual([]);
  });

  test("have no agenda added where all have one, none has, or none is asked for", () => {
    for (const more of [
      { rules: { agenda: "all" } },
      { rules: { agenda: "none" } },
      { fields: new Set(["accountId"]) },
    ] as Partial<ReportMaking>[]) {
      const { reports, agenda } = collected(more, ["a", "b"], ["b"]);
      expect(reports.map(({ accountId }) => accountId)).toEqual(["a", "b"]);
      expect(agenda).not.toHaveBeenCalled();
    }
  });

  test("leave out what is refused, which is tried again as booked or not, and listed", () => {
    for (const rules of [{ agenda: "booked" }, { agenda: "none" }] as ReportMaking["rules"][]) {
      const { reports, rejected, report } = collected({ rules }, ["a", "bad-1", "b", "bad-2"], ["bad-2"]);
      expect(reports.map(({ accountId }) => accountId)).toEqual(["a", "b"]);
      expect(
        rejected.map(({ index, path, message }) => [index, path, message.includes("must be right of bad-")]),
      ).toEqual([
        [1, "touches", true],
        [3, "touches", true],
      ]);
      expect(report.mock.calls.map(([{ account }, isBooked]) => [account.id, isBooked])).toEqual([
        ["a", false],
        ["bad-1", false],
        ["b", false],
        ["bad-2", false],
        ["bad-1", false],
        ["bad-2", true],
      ]);
    }
  });

  test("leave out one whose agenda is refused, and list it", () => {
    const { reports, rejected } = collected({}, ["a", "mute", "b"], ["mute", "b"]);
    expect(reports.map(({ accountId }) => accountId)).toEqual(["a", "b"]);
    expect(rejected.map(({ index }) => index)).toEqual([1]);
  });

  test("keep the fields that are asked for alone, with an agenda or without one", () => {
    for (const fields of [["signals"], ["agenda"], ["agenda", "parentId"]] as const) {
      const { reports } = collected({ fields: reportFields("test", fields) }, ["a", "b"], ["b"]);
      for (const each of reports) expect(Object.keys(each).sort()).toEqual(["accountId", ...fields].sort());
    }
    const { reports } = collected({ fields: reportFields("test", ["agenda"]) }, ["a", "b"], ["b"]);
    expect(reports).toEqual([
      { accountId: "a", agenda: null },
      { accountId: "b", agenda: "agenda of b" },
    ]);
  });

  test("a fault of the library ends all", () => {
    const report = () => {
      throw new TypeError("fault");
    };
    expect(() => collected({ report }, ["a"], [])).toThrow("fault");
  });

  test("fields are those of a report, by name", () => {
    expect([...reportFields("test", [])]).toEqual(["accountId"]);
    expect(() => reportFields("test", ["signals", "signal"] as never)).toThrow("test: fields[1] must");
    expect(() => reportFields("test", "signals" as never)).toThrow("test: fields must");
  });
});
