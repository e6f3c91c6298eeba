import { expect, test } from "vitest";
import { dealStatus } from "../../../examples/reading/deal-row.js";
import { readFiles } from "../../../examples/reading/read-files.js";
import { tableOf } from "../../../examples/reading/table-of.js";

const file = (name: string, ...lines: string[]) => ({ name, bytes: new TextEncoder().encode(lines.join("\n")) });

test("a pipeline of deals is read with its stages, closing days and sellers, and makes the accounts", () => {
  const { accounts, products, sellers, rejected, unused } = readFiles([
    file(
      "opportunities.csv",
      "opportunity_id,sales_agent,product,account,deal_stage,engage_date,close_date,close_value",
      "1,Ann,GTX,Acme,Won,2026-01-05,2026-03-01,12000",
      "2,Bob,GTX,Acme,Lost,2026-02-05,2026-04-01,0",
      "3,Bob,MG,Acme,Engaging,2026-11-01,2026-12-20,",
      "4,Ann,GTX,Bolt,Won,2025-01-01,2025-03-01,9000",
    ),
  ]);
  expect([rejected, unused]).toEqual([[], []]);
  const gtx = (amount: number) => [{ productId: "GTX", amount }];
  expect(accounts).toEqual([
    {
      id: "Acme",
      sellerId: "Bob",
      deals: [
        {
          id: "1",
          sellerId: "Ann",
          stage: "Won",
          status: "won",
          openedOn: "2026-01-05",
          closedOn: "2026-03-01",
          amount: 12000,
          products: gtx(12000),
        },
        {
          id: "2",
          sellerId: "Bob",
          stage: "Lost",
          status: "lost",
          openedOn: "2026-02-05",
          closedOn: "2026-04-01",
          amount: 0,
          products: gtx(0),
        },
        {
          id: "3",
          sellerId: "Bob",
          stage: "Engaging",
          status: "open",
          openedOn: "2026-11-01",
          expectedCloseOn: "2026-12-20",
          products: [{ productId: "MG" }],
        },
      ],
    },
    {
      id: "Bolt",
      sellerId: "Ann",
      deals: [
        {
          id: "4",
          sellerId: "Ann",
          stage: "Won",
          status: "won",
          openedOn: "2025-01-01",
          closedOn: "2025-03-01",
          amount: 9000,
          products: gtx(9000),
        },
      ],
    },
  ]);
  // The middle of 9,000 and 12,000 from above; no one has bought the other.
  expect(products).toEqual([
    { id: "GTX", price: 12000 },
    { id: "MG", price: 0 },
  ]);
  expect(sellers.map(({ id }) => id)).toEqual(["Bob", "Ann"]);
});

test("a lost deal among sales is no purchase, and a chance may be a percentage", () => {
  const { accounts } = readFiles([
    file(
      "sales.csv",
      "Account,Date,Amount,Stage,Probability",
      "Acme,2026-03-01,12000,Closed Won,100",
      "Acme,2026-04-01,22000,Closed Lost,0",
      "Acme,2026-12-20,32000,Contract Sent,40%",
      "Acme,2026-12-24,500,Proposal,25",
    ),
  ]);
  expect(accounts[0]?.purchases).toBeUndefined();
  expect(accounts[0]?.deals?.map(({ status, probability, amount }) => [status, probability, amount])).toEqual([
    ["won", undefined, 12000],
    ["lost", undefined, 22000],
    ["open", 0.4, 32000],
    ["open", 0.25, 500],
  ]);
});

test("a column of percentages is one whole, so that its 1 is a hundredth", () => {
  const chances = (header: string, ...cells: string[]) =>
    readFiles([
      file("deals.csv", `account_id,status,${header}`, ...cells.map((cell) => `A,open,${cell}`)),
    ]).accounts[0]?.deals?.map(({ probability }) => probability);
  expect(chances("probability", "1", "0.5", "40", "75", "0")).toEqual([0.01, 0.005, 0.4, 0.75, 0]);
  expect(chances("Probability (%)", "1", "0.5", "0")).toEqual([0.01, 0.005, 0]);
  expect(chances("probability_percent", "1")).toEqual([0.01]);
  // Shares, of which one was typed in percent.
  expect(chances("probability", "1", "0.5", "0.25", "40")).toEqual([1, 0.5, 0.25, 0.4]);
  // Nothing says which: the record's own unit.
  expect(chances("probability", "1", "0")).toEqual([1, 0]);
  expect(chances("probability", "5%", "0.5", "1")).toEqual([0.05, 0.5, 1]);
});

test("how far an order is makes it no deal", () => {
  const tableFor = (...stages: string[]) =>
    readFiles([file("orders.csv", "customer,date,total,stage", ...stages.map((stage) => `A,2026-03-01,10,${stage}`))])
      .read[0]?.table;
  expect(tableFor("Shipped", "Delivered", "Pending")).toBe("purchases");
  expect(tableFor("cancelled", "fulfilled")).toBe("purchases");
  expect(tableFor("Negotiation", "Closed Won", "Delivered")).toBe("deals");
  expect(tableFor("Negotiation", "Closed Lost")).toBe("deals");
  expect(tableFor("Negotiation", "Proposal")).toBe("deals");
});

test.each([
  ["Won", "won"],
  ["Closed Won - Renewal", "won"],
  ["closedwon", "won"],
  ["closedlost", "lost"],
  ["Closed - not won", "lost"],
  ["Closed Lost", "lost"],
  ["No decision", "lost"],
  ["Closed - Competitor Won", "lost"],
  ["Won't buy", "open"],
  ["Wonderful prospect", "open"],
  ["Negotiation", "open"],
  ["Closed", undefined],
  ["", undefined],
])("a stage of %j is %s", (stage, status) => {
  expect(dealStatus(stage)).toBe(status);
});

test.each([
  ["Active", "Closed Won", "won"],
  ["Open", "Closed Won", "open"],
  ["Closed", "Lost to price", "lost"],
  ["Closed", "Negotiation", undefined],
  ["Active", "Negotiation", "open"],
])("a status of %j with a stage of %j is %s", (status, stage, said) => {
  expect(dealStatus(status, stage)).toBe(said);
});

test.each([
  ["pipeline-accounts.csv", "account,sector,revenue", "accounts"],
  ["pipeline-products.csv", "product,series,sales_price", "products"],
  ["pipeline-sales_pipeline.csv", "opportunity_id,product,account,deal_stage,close_date,close_value", "deals"],
  ["pipeline-sales_teams.csv", "sales_agent,manager,regional_office", null],
  ["northwind_orders.csv", "customer_id,order_date,amount", "purchases"],
  ["sales.csv", "customer,date,amount", "purchases"],
  ["2026.csv", "customer,date,amount,stage", "deals"],
])("%s with %s is %s", (name, header, table) => {
  expect(tableOf(name, header.split(","))).toBe(table);
});
