import { describe, expect, test } from "vitest";
import { placeInFile } from "../../../examples/reading/join-export.js";
import { readFiles, type ReadFilesOptions } from "../../../examples/reading/read-files.js";

/** Files by name, as text or as bytes. */
const read = (files: Readonly<Record<string, string | Uint8Array>>, options?: ReadFilesOptions) => {
  const given = Object.entries(files).map(([name, text]) => ({
    name,
    bytes: typeof text === "string" ? new TextEncoder().encode(text) : text,
  }));
  const found = readFiles(given, options);
  return {
    ...found,
    bought: found.accounts.flatMap(({ purchases }) => purchases?.map(({ on, amount }) => [on, amount]) ?? []),
    notes: found.read.flatMap(({ notes }) => notes),
    places: found.rejected.map(placeInFile),
  };
};

/** A file of purchases of one account. */
const purchases = (rows: readonly (readonly [day: string, paid: string])[], separator = ";"): string =>
  [["account_id", "on", "amount"], ...rows.map(([day, paid]) => ["A", day, paid])]
    .map((cells) => cells.join(separator))
    .join("\r\n");

describe("a European Excel's file", () => {
  const rows = [
    ["31.12.2025", "1.234,50"],
    ["05.04.2026", "1.234"],
    ["06.04.2026 14:05", "12,5"],
    ["07.04.2026", "-3"],
  ] as const;
  const expected = [
    ["2025-12-31", 1234.5],
    ["2026-04-05", 1234],
    ["2026-04-06", 12.5],
    ["2026-04-07", -3],
  ];

  test("with semicolons, decimal commas and a byte order mark", () => {
    const { bought, notes, rejected } = read({ "purchases.csv": `\uFEFF${purchases(rows)}` });
    expect(bought).toEqual(expected);
    expect(rejected).toEqual([]);
    expect(notes).toEqual(["numbers read with a decimal comma", "days such as 31.12.2025 read day first"]);
  });

  test("with tabs, in UTF-16 as its Unicode text", () => {
    const text = `\uFEFF${purchases(rows, "\t")}`;
    const bytes = new Uint8Array(Uint16Array.from(text, (letter) => letter.charCodeAt(0)).buffer);
    expect(read({ "purchases.txt": bytes }).bought).toEqual(expected);
  });

  test("in Windows-1252, where a name has letters of its own", () => {
    const bytes = Uint8Array.from("id;name\nA;M\u00FChle\n", (letter) => letter.charCodeAt(0));
    expect(read({ "accounts.csv": bytes }).accounts[0]?.name).toBe("Mühle");
  });

  test("with its own words for yes and no", () => {
    const text = "id;account_id;opened_at;resolved\n1;A;2026-01-05T10:00:00Z;WAHR\n2;A;2026-01-05T10:00:00Z;FAUX\n";
    expect(read({ "tickets.csv": text }).accounts[0]?.tickets?.map(({ resolved }) => resolved)).toEqual([true, false]);
  });
});

describe("numbers", () => {
  test.each([
    ["1,234.50", "2,000", 2000],
    ["12,34,567.50", "1,00,000", 100_000],
    ["1 200,50", "2.000", 2000],
    ["1\u00A0200,50 €", "€ 2\u00A0000", 2000],
    ["1'200.50", "CHF 2'000", 2000],
    ["0,125", "1,125", 1.125],
    ["1234,567", "1,125", 1.125],
    ["1.234.567", "1,125", 1.125],
    ["$12.50", "($2,000)", -2000],
    ["12.5-", "1.125-", -1.125],
    ["2.50", "1.5e3", 1500],
  ])("beside %s, %s is read", (first, second, amount) => {
    const { bought } = read({
      "purchases.csv": purchases(
        [
          ["2026-01-05", first],
          ["2026-01-06", second],
        ],
        ";",
      ),
    });
    expect(bought[1]).toEqual(["2026-01-06", amount]);
  });

  test("that may have thousands or a fraction are left out, and the page says why", () => {
    const { bought, notes, places } = read({
      "purchases.csv": purchases([
        ["2026-01-05", "1.234"],
        ["2026-01-06", "7"],
      ]),
    });
    expect(bought).toEqual([["2026-01-06", 7]]);
    expect(places).toEqual(["purchases.csv:2"]);
    expect(notes.join()).toMatch(/1 numbers such as 1\.234 could have thousands or a fraction/);
  });

  test("with a point in a file of commas are what every program writes", () => {
    expect(read({ "purchases.csv": purchases([["2026-01-05", "1.234"]], ",") }).bought).toEqual([
      ["2026-01-05", 1.234],
    ]);
  });

  test("of a margin may be a percentage", () => {
    const { products } = read({ "products.csv": "sku;price;margin\nmill;1.200,00;45 %\n" });
    expect(products).toEqual([{ id: "mill", price: 1200, margin: 0.45 }]);
  });
});

describe("days", () => {
  const daysOf = (...days: string[]) => {
    const { bought, ...rest } = read({ "purchases.csv": purchases(days.map((day) => [day, "1"])) });
    return { ...rest, days: bought.map(([on]) => on) };
  };

  test("with the month first are known by one that can be nothing else", () => {
    const { days, notes } = daysOf("12/31/2025", "5/4/2026");
    expect(days).toEqual(["2025-12-31", "2026-05-04"]);
    expect(notes).toEqual(["days such as 12/31/2025 read month first"]);
  });

  test("with the day first as well", () => {
    expect(daysOf("31/12/2025", "05/04/2026 1:30 PM").days).toEqual(["2025-12-31", "2026-04-05"]);
  });

  test("that may be two days are left out, and the file says so", () => {
    const { days, notes, places } = daysOf("05/04/2026", "05/05/2026");
    // The fifth of May is one day either way.
    expect(days).toEqual(["2026-05-05"]);
    expect(places).toEqual(["purchases.csv:2"]);
    expect(notes.join()).toMatch(/1 days such as 05\/04\/2026 could have the day or the month first/);
  });

  test("of a file that writes both ways are read where they say it themselves", () => {
    const { days, places } = daysOf("31/12/2025", "12/30/2025", "05/04/2026");
    expect(days).toEqual(["2025-12-31", "2025-12-30"]);
    expect(places).toEqual(["purchases.csv:4"]);
  });

  test("are read by year first, in one number, and with an English month", () => {
    expect(daysOf("2026/1/5", "20260106", "7 Jan 2026", "08-Jan-2026", "January 9, 2026").days).toEqual(
      [5, 6, 7, 8, 9].map((day) => `2026-01-0${day}`),
    );
  });

  test("that do not exist, or lack their century where no other shows the order, are left out", () => {
    expect(daysOf("31.02.2026", "45992").days).toEqual([]);
    expect(daysOf("05.04.26").days).toEqual([]);
  });

  test("with a time of day are moments by the clocks of the zone", () => {
    const text =
      "id;account_id;opened_at\n1;A;31.12.2025 14:05\n2;A;2026-07-01 14:05\n3;A;2026-07-01T14:05:00.250+02:00\n";
    const { accounts, notes } = read({ "tickets.csv": text }, { timeZone: "Europe/Berlin" });
    expect(accounts[0]?.tickets?.map(({ openedAt }) => openedAt)).toEqual([
      "2025-12-31T13:05:00.000Z",
      "2026-07-01T12:05:00.000Z",
      "2026-07-01T14:05:00.250+02:00",
    ]);
    expect(notes).toContain("moments without an offset read by the clocks of Europe/Berlin");
  });
});

describe("a shop's own words", () => {
  test("in its price list cost the field, and are told", () => {
    const { products, rejected } = read({
      "products.csv": "id,price,kind,type\nmill,100,Accessory,A\ncare,50,Service Contract,B\npress,70,PRODUCT,\n",
    });
    expect(products).toEqual([
      { id: "mill", price: 100 },
      { id: "care", price: 50, kind: "service-contract" },
      { id: "press", price: 70, kind: "product" },
    ]);
    expect(rejected).toHaveLength(1);
    expect(rejected[0]).toMatchObject({ source: "products.csv", line: 2, path: "kind", kept: true });
    expect(rejected[0]?.message).toContain('must be one of product, service-contract, option, got "Accessory"');
  });

  test("of a contract's unit cost its amount as well", () => {
    const { accounts, rejected } = read({
      "contracts.csv":
        "id,account_id,starts_on,amount,per,status\n1,A,2026-01-01,10,Monthly,Canceled\n2,A,2026-01-01,10,week,Signed\n",
    });
    expect(accounts[0]?.contracts).toEqual([
      { id: "1", startsOn: "2026-01-01", amount: 10, per: "month", status: "cancelled" },
      { id: "2", startsOn: "2026-01-01" },
    ]);
    expect(rejected.map(({ path, kept }) => [path, kept])).toEqual([
      ["per", true],
      ["status", true],
      ["amount", true],
    ]);
  });

  test("in what decides what a row says cost the row", () => {
    const { rejected } = read({
      "surveys.csv":
        "account_id,at,metric,score,scale_min,scale_max,scale_higher_is_better\nA,2026-01-05,stars,4,1,5,yes\n",
    });
    expect(rejected).toMatchObject([{ path: "metric" }]);
    expect(rejected[0]).not.toHaveProperty("kept");
  });
});

describe("tickets", () => {
  const solvedAt = (text: string) => {
    const [account] = read({ "tickets.csv": text }).accounts;
    return account?.tickets?.map(({ resolvedAt }) => resolvedAt);
  };

  test("without the moment that others have are still open", () => {
    expect(
      solvedAt("id;account_id;created;solved at\n1;A;2026-01-05T10:00Z;2026-01-06T10:00Z\n2;A;2026-01-05T10:00Z;\n"),
    ).toEqual(["2026-01-06T10:00:00Z", null]);
  });

  test("of a file in which none has it are not known to be open", () => {
    expect(solvedAt("id;account_id;created;solved at\n1;A;2026-01-05T10:00Z;\n")).toEqual([undefined]);
  });
});

describe("columns", () => {
  test("go by what others call them, unless a column has our own name", () => {
    const { accounts, read: files } = read({
      "orders.csv": "Customer ID,Customer,Order Date,Total,Qty,Date\nA,Acme,2026-05-02,100,2,2026-06-02\n",
    });
    // Of two that may be meant the likelier is read, and the other listed.
    expect(accounts[0]).toMatchObject({ id: "A", purchases: [{ on: "2026-06-02", amount: 100, quantity: 2 }] });
    expect(files[0]?.ignoredColumns).toEqual(["customer", "order_date"]);
    expect(files[0]?.notes).toEqual([
      "Customer ID read as account_id",
      "Date read as on",
      "Total read as amount",
      "Qty read as quantity",
    ]);
  });

  test("that a line has more of than the first line cost the line", () => {
    const { bought, places } = read({
      "purchases.csv": "account_id,on,amount\nA,2026-05-02,12,50\nA,2026-05-03,12,,\n",
    });
    expect(bought).toEqual([["2026-05-03", 12]]);
    expect(places).toEqual(["purchases.csv:2"]);
  });
});

test.each<[string, Record<string, string>, [string, number][]]>([
  [
    "German invoices",
    { "Rechnungen.csv": "Kundennr.;Rechnungsdatum;Nettobetrag;Artikelnr.;Menge\nK1;31.12.2025;1.234,50;A1;2" },
    [["2025-12-31", 1234.5]],
  ],
  [
    "French orders",
    { "commandes.csv": "Client;Date;Montant HT;Article\nC1;31/12/2025;1 234,50 €;A1" },
    [["2025-12-31", 1234.5]],
  ],
  [
    "Spanish sales",
    { "ventas.csv": "Cliente;Fecha;Importe;Artículo\nC1;31/12/2025;1.234,50;A1" },
    [["2025-12-31", 1234.5]],
  ],
  [
    "what a till took",
    {
      "transactions.csv":
        "Date,Gross Sales,Discounts,Net Sales,Tax,Customer ID\n2026-10-01,$20.00,-$2.00,$18.00,$1.44,C1",
    },
    [["2026-10-01", 18]],
  ],
  [
    "bills without a day to pay them by",
    { "invoices.csv": "id,Customer ID,Amount Due,Amount Paid,Date (UTC)\n1,C1,49,49,2026-01-01 10:00:00" },
    [["2026-01-01", 49]],
  ],
])("%s are purchases", (_, files, bought) => {
  const found = read(files);
  expect(found.bought).toEqual(bought);
  expect([found.rejected, found.unused]).toEqual([[], []]);
});

test("bills with a day to pay them by are none", () => {
  const { accounts } = read({ "invoices.csv": "Customer,Date,Due Date,Amount\nC1,2026-01-01,2026-01-31,49" });
  expect(accounts[0]).toMatchObject({ invoices: [{ dueOn: "2026-01-31", amount: 49 }] });
  expect(accounts[0]?.purchases).toBeUndefined();
});

test("rows in another currency than most are left out and listed: no sum holds both", () => {
  const found = read({
    "orders.csv":
      "Customer,Date,Amount,Currency\nA,2026-01-05,10,usd\nA,2026-01-06,20,EUR\nB,2026-01-07,30,USD\nB,2026-01-08,40,",
  });
  expect(found.bought).toEqual([
    ["2026-01-05", 10],
    ["2026-01-07", 30],
    ["2026-01-08", 40],
  ]);
  expect(found.rejected.map(({ message, line }) => [line, message])).toEqual([
    [3, "is in EUR, and most rows are in USD"],
  ]);
  const apart = read({
    "orders-us.csv": "customer,date,amount,currency\nA,2026-01-01,100,USD\nB,2026-01-02,100,USD",
    "orders-eu.csv": "customer,date,amount,Invoice Currency\nA,2026-01-03,70,EUR\nB,2026-01-04,70,EUR,x",
  });
  expect(apart.bought).toEqual([
    ["2026-01-01", 100],
    ["2026-01-02", 100],
  ]);
  expect(apart.rejected.map(({ line }) => line)).toEqual([2, 3]);
});

test("a contract that is billed every so many intervals has no period of one", () => {
  const read3 = read({
    "subscriptions.csv": "id,customer,amount,interval,interval_count,start_date\nS1,A,300,month,3,2026-01-01",
  });
  expect(read3.accounts[0]?.contracts?.map(({ per }) => per ?? null)).toEqual([null]);
});

test("a file of a customer's orders holds purchases, not accounts", () => {
  const { bought } = read({
    "customer_orders.csv": "customer_id,order_date,total\nA,2026-01-01,100\nA,2026-02-01,100",
  });
  expect(bought).toEqual([
    ["2026-01-01", 100],
    ["2026-02-01", 100],
  ]);
});
