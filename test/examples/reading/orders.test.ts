import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readExport } from "../../../examples/portfolio-review/read-export.js";
import { readFiles } from "../../../examples/reading/read-files.js";

const read = (name: string, lines: readonly string[]) => {
  const found = readFiles([{ name, bytes: new TextEncoder().encode(lines.join("\n")) }]);
  return {
    ...found,
    bought: found.accounts.flatMap(({ id, purchases }) =>
      (purchases ?? []).map(({ on, amount, productId }) => [id, on, amount, ...(productId == null ? [] : [productId])]),
    ),
    told: found.rejected.map(({ line, message }) => `${line} ${message}`),
    ignored: found.read.flatMap(({ ignoredColumns }) => ignoredColumns),
    notes: found.read.flatMap(({ notes }) => notes),
  };
};

describe("an order that is no sale", () => {
  test.each(["Cancelled", "cancel", "Quotation", "Quotation Sent", "draft", "failed", "voided", "Storniert", "devis"])(
    "is not bought: %s",
    (status) => {
      const { bought, told, ignored } = read("sale.order.csv", [
        "Order Reference,Order Date,Customer,Untaxed Amount,Total,Status",
        `S1,2026-05-04 10:00:00,Bakery,100.00,115.00,${status}`,
        "S2,2026-06-04 10:00:00,Bakery,200.00,230.00,Sales Order",
      ]);
      // Without tax, where the file has both.
      expect(bought).toEqual([["Bakery", "2026-06-04", 200]]);
      expect(told).toEqual([`2 is ${status}, so nothing was sold`]);
      expect(ignored).toEqual(["order_reference", "total"]);
    },
  );

  test("what is on its way, or not paid yet, was sold", () => {
    const { bought, told } = read("orders.csv", [
      "customer,date,amount,status",
      ...["processing", "on-hold", "pending", "completed", "", "CA"].map((status) => `A,2026-05-04,10,${status}`),
    ]);
    expect(bought).toHaveLength(6);
    expect(told).toEqual([]);
  });

  test("what was paid back as a whole, but not the row that pays it back", () => {
    const { bought, told } = read("orders.csv", [
      "customer,date,amount,status",
      "A,2026-05-04,10,refunded",
      "A,2026-05-05,20,completed",
      "A,2026-05-06,-20,refunded",
    ]);
    expect(bought.map(([, , amount]) => amount)).toEqual([20, -20]);
    expect(told).toEqual(["2 was paid back, so nothing was sold"]);
  });

  test("beside bills, what settles or offers them", () => {
    const lines = (kinds: readonly string[]) => [
      "Date,Transaction Type,Num,Customer,Product/Service,Qty,Amount",
      ...kinds.map(
        (kind, at) => `05/${13 + at}/2026,${kind},${at},Bakery,Oven,1,${kind === "Credit Memo" ? -20 : 100}`,
      ),
    ];
    const all = ["Estimate", "Invoice", "Payment", "Credit Memo", "Sales Receipt"];
    const { bought, told } = read("sales.csv", lines(all));
    expect(bought).toEqual([
      ["Bakery", "2026-05-14", 100, "Oven"],
      ["Bakery", "2026-05-16", -20, "Oven"],
      ["Bakery", "2026-05-17", 100, "Oven"],
    ]);
    expect(told).toEqual([
      "2 is of kind Estimate, beside bills, so nothing was sold by it",
      "4 is of kind Payment, beside bills, so nothing was sold by it",
    ]);
    // Where payments are all that the file has, they say what was bought.
    expect(read("sales.csv", lines(["Payment", "Payment"])).bought).toHaveLength(2);
  });

  test("payments less what of each was paid back", () => {
    const {
      bought,
      told,
      notes,
      read: files,
    } = read("unified_payments.csv", [
      "id,Created date (UTC),Amount,Amount Refunded,Currency,Captured,Description,Customer ID,Invoice ID,Status",
      "ch_1,2026-05-04 10:00:00,49.00,0.00,usd,true,Subscription update,cus_1,in_1,Paid",
      "ch_2,2026-06-04 10:00:00,49.00,9.00,usd,true,Subscription update,cus_1,in_2,Paid",
      "ch_3,2026-07-04 10:00:00,49.00,49.00,usd,true,Subscription update,cus_1,in_3,Refunded",
      "ch_4,2026-08-04 10:00:00,49.00,0.00,usd,true,Subscription update,cus_1,in_4,Failed",
    ]);
    expect(files.map(({ table }) => table)).toEqual(["purchases"]);
    expect(bought).toEqual([
      ["cus_1", "2026-05-04", 49],
      ["cus_1", "2026-06-04", 40],
    ]);
    expect(told).toEqual(["4 was paid back, so nothing was sold", "5 is Failed, so nothing was sold"]);
    expect(notes).toContain("amounts less Amount Refunded");
  });
});

describe("an order over several lines, with its amount on the first", () => {
  const header =
    "Name,Email,Financial Status,Created at,Subtotal,Shipping,Total,Lineitem quantity,Lineitem price,Lineitem sku,Cancelled at,Refunded Amount";

  test("is shared among them by price and quantity", () => {
    const { bought, told, ignored } = read("orders_export.csv", [
      header,
      // 10 of 100 off.
      "#1,a@x.example,paid,2026-05-04 10:00:00 +0200,90.00,5.00,95.00,2,30.00,OVEN,,0.00",
      "#1,a@x.example,,2026-05-04 10:00:00 +0200,,,,1,40.00,MILL,,",
      // A quarter of what was paid was paid back.
      "#2,b@x.example,partially_refunded,2026-05-05 10:00:00 +0200,100.00,20.00,120.00,1,100.00,OVEN,,30.00",
      "#3,b@x.example,voided,2026-05-06 10:00:00 +0200,70.00,0.00,70.00,1,30.00,OVEN,,0.00",
      "#3,b@x.example,,2026-05-06 10:00:00 +0200,,,,1,40.00,MILL,,",
      "#4,b@x.example,paid,2026-05-07 10:00:00 +0200,30.00,0.00,30.00,1,30.00,OVEN,2026-05-08 10:00:00 +0200,0.00",
    ]);
    expect(bought).toEqual([
      ["a@x.example", "2026-05-04", 54, "OVEN"],
      ["a@x.example", "2026-05-04", 36, "MILL"],
      ["b@x.example", "2026-05-05", 75, "OVEN"],
    ]);
    expect(told).toEqual([
      "5 is voided, so nothing was sold",
      "6 is voided, so nothing was sold",
      "7 is cancelled, so nothing was sold",
    ]);
    expect(ignored).toEqual(["shipping", "total"]);
  });

  test("lines with amounts of their own keep these", () => {
    const { bought } = read("orders.csv", [
      "order_id,customer,date,product,quantity,unit_price,line_total",
      "1,A,2026-05-04,OVEN,2,30,54",
      "1,A,2026-05-04,MILL,1,40,36",
    ]);
    expect(bought.map(([, , amount]) => amount)).toEqual([54, 36]);
  });

  test("the parts add up to the order", () => {
    const line = fc.record({ price: fc.integer({ min: 1, max: 9999 }), quantity: fc.integer({ min: 1, max: 9 }) });
    const order = fc.record({
      lines: fc.array(line, { minLength: 1, maxLength: 5 }),
      off: fc.integer({ min: 0, max: 90 }),
    });
    fc.assert(
      fc.property(fc.array(order, { minLength: 1, maxLength: 6 }), (orders) => {
        const cents = orders.map(({ lines, off }) =>
          Math.round((lines.reduce((sum, { price, quantity }) => sum + price * quantity, 0) * (100 - off)) / 100),
        );
        const rows = orders.flatMap(({ lines }, at) =>
          lines.map(({ price, quantity }, index) => {
            const subtotal = index === 0 ? ((cents[at] ?? 0) / 100).toFixed(2) : "";
            return `#${at},c${at}@x.example,${index === 0 ? "paid" : ""},2026-05-04,${subtotal},,,${quantity},${(price / 100).toFixed(2)},P${index},,`;
          }),
        );
        const { accounts } = read("orders_export.csv", [header, ...rows]);
        const sums = accounts.map(({ purchases }) =>
          Math.round((purchases ?? []).reduce((sum, { amount }) => sum + (amount ?? 0), 0) * 100),
        );
        expect(sums).toEqual(cents);
      }),
    );
  });
});

describe("names of columns", () => {
  test("without the name of the record before each", () => {
    const { accounts, read: files } = read("deals-1.csv", [
      "Deal - ID,Deal - Title,Deal - Organization,Deal - Value,Deal - Status,Deal - Deal created,Deal - Deal closed on,Person - Name",
      "1,Ovens,Bakery,1200,Won,2026-03-01 10:00:00,2026-04-01 10:00:00,Kim",
    ]);
    expect(files[0]?.notes).toContain("Deal - Organization read as account_id");
    expect(accounts[0]).toMatchObject({
      id: "Bakery",
      deals: [{ id: "1", status: "won", amount: 1200, openedOn: "2026-03-01", closedOn: "2026-04-01" }],
    });
  });
});

describe("days with a year of two digits", () => {
  const days = (...cells: string[]) => {
    const { bought, told, notes } = read("sales.csv", ["customer,date,amount", ...cells.map((cell) => `A,${cell},1`)]);
    return { days: bought.map(([, on]) => on), told, notes };
  };

  test("are read where a day of the column shows the order, or points stand in them", () => {
    expect(days("11/20/25", "12/05/25", "01/01/26 14:05").days).toEqual(["2025-11-20", "2025-12-05", "2026-01-01"]);
    expect(days("31.12.25", "05.04.26", "04.04.26").days).toEqual(["2025-12-31", "2026-04-05", "2026-04-04"]);
  });

  test("are left out where they may begin with the year", () => {
    const { days: read, told, notes } = days("25/11/20", "04/04/26", "26/05/06");
    expect(read).toEqual([]);
    expect(told).toHaveLength(3);
    expect(notes.join()).toContain("3 days such as 25/11/20 could have the day, the month or the year first");
  });
});

describe("subscriptions", () => {
  const file = [
    "id,Customer ID,Interval,Amount,Status,Start (UTC),Current Period End (UTC),Canceled At (UTC),Cancel At Period End,Ended At (UTC)",
    "s1,A,month,49.00,active,2025-03-01 10:00,2026-12-01 10:00,,false,",
    "s2,B,year,490.00,active,2025-03-01 10:00,2027-03-01 10:00,2026-11-16 10:00,true,",
    "s3,C,month,49.00,past_due,2025-03-01 10:00,2026-12-01 10:00,,false,",
    "s4,D,month,49.00,trialing,2026-11-20 10:00,2026-12-20 10:00,,false,",
  ];

  test("one cancelled to the end of its period ends then, and one on trial is none yet", () => {
    const { accounts, told } = read("subscriptions.csv", file);
    expect(accounts.flatMap(({ contracts }) => contracts ?? [])).toMatchObject([
      { id: "s1", status: "active" },
      { id: "s2", status: "active", endsOn: "2027-03-01", noticeOn: "2026-11-16", autoRenews: false },
      { id: "s3", status: "active" },
    ]);
    expect(told).toEqual(["5 is trialing, so nothing is paid for it yet"]);
  });

  test("a file beside them that has no table's name is told which it would be", () => {
    const folder = mkdtempSync(join(tmpdir(), "orders-"));
    writeFileSync(join(folder, "subscriptions.csv"), file.join("\n"));
    writeFileSync(join(folder, "unified_payments.csv"), "Customer ID,Created date (UTC),Amount\nA,2026-05-04,49.00\n");
    expect(readExport(folder).unused).toEqual([
      {
        file: "unified_payments.csv",
        why: "has the name of no table, and the columns of purchases: to have it read, let its name begin with purchases",
      },
    ]);
  });
});
