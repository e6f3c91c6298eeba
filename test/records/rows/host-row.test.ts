import {
  nextReview,
  rankOpportunities,
  reviewAgenda,
  reviewInvitation,
  reviewPortfolio,
  runPlaybooks,
  scoreEffort,
  scoreHealth,
  scoreOpportunity,
  touchProgress,
  type Account,
} from "retention-kit";
import { expect, test } from "vitest";
import * as rows from "../../../src/records/rows/host-rows.js";
import * as kinds from "../../../src/reading/record-kinds.js";

const asOf = "2026-11-21";
const catalogue = [{ id: "mill", price: 900 }];
const scored = (account: object): unknown => scoreOpportunity(account as Account, { catalogue, asOf });

test("a misspelt field of a row that lacks the right one is refused", () => {
  expect(() => scored({ id: "a", ownd: [] })).toThrow(
    "scoreOpportunity: ownd must not be there: no such field, got []; did you mean owned?",
  );
  expect(() => scored({ id: "a", annual_budget: 7 })).toThrow("did you mean annualBudget?");
  const purchases = [{ on: "2026-05-02" }, { on: "2026-05-03" }, { on: "2026-05-04", ammount: 5 }];
  expect(() => scored({ id: "a", purchases })).toThrow("purchases[2].ammount must not be there");
  expect(() => nextReview({ id: "a", touchs: [] } as Account, { asOf })).toThrow("did you mean touches?");
  const touches = [{ on: "2026-05-02", knid: "review" }];
  expect(() => scoreHealth({ id: "a", touches } as never, { asOf })).toThrow("touches[0].knid must not be there");
  const calendar = { kind: "working", hours: {} };
  const played = { playbooks: [], asOf, calendar } as never;
  expect(() => runPlaybooks({ id: "a", contrats: [] } as Account, played)).toThrow("account.contrats must not be");
  expect(() => scoreEffort({ id: "t", openedAt: "2026-05-02T08:00:00Z", tranfers: 3 } as never)).toThrow(
    "did you mean transfers?",
  );
});

test("columns of the host's own pass: beside the field, without a value, or with one that the field could not have", () => {
  const plain: Account = { id: "a", owned: [], annualBudget: 7 };
  const host = {
    ...plain,
    owner: "kim",
    ownd: [],
    annual_budget: "7 EUR",
    annualbudget: 8,
    touch: { id: 3 },
    web: "x",
  };
  expect(scored(host)).toEqual(scored(plain));
  const bare = {
    id: "a",
    owner: "kim",
    owner_id: "7",
    contact: "jo",
    contract_id: "c",
    ticket: { id: 1 },
    touchs: null,
  };
  for (const account of [bare as Account]) {
    expect(scored(account)).toEqual(scored({ id: "a" }));
    expect(nextReview(account, { asOf })).toEqual(nextReview({ id: "a" }, { asOf }));
    expect(scoreHealth(account, { asOf })).toEqual(scoreHealth({ id: "a" }, { asOf }));
    expect(reviewAgenda(account, { asOf, minutes: 30 })).toEqual(reviewAgenda({ id: "a" }, { asOf, minutes: 30 }));
    const invited = { asOf, attempt: 1 };
    expect(reviewInvitation(account, invited)).toEqual(reviewInvitation({ id: "a" }, invited));
  }
});

test("a ticket may carry whatever a log says of it", () => {
  const extra = (kinds.ticket.extra ?? []).map((name) => [name, name.endsWith("At") ? "2026-05-03T08:00:00Z" : 3]);
  const ticket = { id: "t", openedAt: "2026-05-02T08:00:00Z" };
  for (const [name, value] of extra) expect(() => scoreEffort({ ...ticket, [name as string]: value })).not.toThrow();
});

test("what came before does not change what is refused", () => {
  const misspelt = { id: "a", ownd: [] };
  for (let time = 0; time < 3; time++) {
    expect(() => scored(misspelt)).toThrow("did you mean owned?");
    expect(() => scored({ ...misspelt, owned: [] })).not.toThrow();
    expect(() => scored({ ownd: [], id: "a" })).toThrow("did you mean owned?");
  }
});

test("a field that cannot be read, and is not asked about, does not matter", () => {
  const account = Object.defineProperty({ id: "a" }, "boss", {
    enumerable: true,
    get() {
      throw new TypeError("not loaded");
    },
  });
  expect(scored(account)).toEqual(scored({ id: "a" }));
});

test("a batch lists the misspelt field and goes on with the account", () => {
  const accounts = [
    { id: "a", ownd: [] },
    { id: "b", owned: [], ownd: [], owner: "kim" },
  ] as unknown as Account[];
  const { accepted, rejected } = rankOpportunities(accounts, { catalogue, asOf });
  expect(accepted.map(({ accountId }) => accountId).sort()).toEqual(["a", "b"]);
  expect(rejected.map(({ id, path }) => [id, path])).toEqual([["a", "ownd"]]);
  const touches = [{ on: "2026-05-02", kind: "call", selerId: "kim" }];
  const goals = [{ kinds: ["call"], count: 1 }];
  const progress = touchProgress([{ id: "a", touches }], { asOf, period: "year", goals } as never);
  expect(progress.rejected.map(({ path }) => path)).toEqual(["touches[0].selerId"]);
});

test("the main job tells misspelt fields and goes on", () => {
  const tickets = [{ id: "t", openedAt: "2026-11-10T08:00:00Z", resolved: false, tranfers: 9, contacts: 4 }];
  const touches = [{ on: "2026-05-02", kind: "call", selerId: "kim" }];
  const purchases = [{ on: "2026-05-02", ammount: 5 }];
  const contracts = [{ id: "c", startsOn: "2026-01-01", ends_on: "2026-12-31" }];
  const account = { id: "a", anualBudget: 5, tickets, touches, purchases, contracts } as Account;
  const sellers = [{ id: "north", timeZone: "UTC" }];
  const book = reviewPortfolio({ accounts: [account], products: catalogue, sellers }, { asOf, to: "2027-02-20" });
  expect(book.accounts).toHaveLength(1);
  expect(book.rejected).toEqual([]);
  expect(book.reasons.filter(({ code }) => code === "portfolio.field.misspelt")).toHaveLength(5);
});

test("the fields are those that the records have", () => {
  const pairs = [
    [rows.ACCOUNT_ROW, kinds.account],
    [rows.OWNED_ROW, kinds.owned],
    [rows.PURCHASE_ROW, kinds.purchase],
    [rows.DEAL_ROW, kinds.deal],
    [rows.TOUCH_ROW, kinds.touch],
    [rows.SURVEY_ROW, kinds.survey],
    [rows.CONTACT_ROW, kinds.contact],
    [rows.CONTRACT_ROW, kinds.contract],
    [rows.SIGNAL_ROW, kinds.signal],
    [rows.TICKET_ROW, kinds.ticket],
  ] as const;
  for (const [row, kind] of pairs) expect(Object.keys(row.fields)).toEqual(Object.keys(kind.fields));
});
