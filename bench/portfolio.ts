/** The main job over a large book, against parsing the same book from JSON: no review can be quicker than reading. */
import { reviewPortfolio, type Account, type Portfolio, type Product, type Seller } from "retention-kit";

const ACCOUNTS = Number(process.argv[process.argv.indexOf("--accounts") + 1]) || 100_000;
const DAY = 86_400_000;
const START = Date.UTC(2022, 0, 1);
const asOf = "2026-11-21";
const today = Date.parse(asOf);

/** A small generator of its own, so that the book is the same everywhere. */
let state = 42;
function below(limit: number): number {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  return Math.floor((state / 2 ** 32) * limit);
}
const dayBefore = (days: number): string => new Date(today - below(days) * DAY).toISOString().slice(0, 10);
const list = <Row>(most: number, row: (index: number) => Row): Row[] =>
  Array.from({ length: below(most + 1) }, (_, i) => row(i));

const products: Product[] = Array.from({ length: 12 }, (_, index) => ({
  id: `p${index}`,
  price: 100 * (index + 1),
  margin: 0.4,
  lifespanMonths: 60,
  ...(index % 4 === 3 && { kind: "service-contract" as const, addOnTo: [`p${index - 1}`] }),
}));
const sellers: Seller[] = Array.from({ length: Math.ceil(ACCOUNTS / 250) }, (_, index) => ({
  id: `s${index}`,
  timeZone: "Europe/Oslo",
  minutesPerDay: 180,
  calendar: {
    hours: Object.fromEntries(["mon", "tue", "wed", "thu", "fri"].map((day) => [day, [["09:00", "17:00"]]])),
  },
}));
const accounts: Account[] = Array.from({ length: ACCOUNTS }, (_, index) => ({
  id: `a${index}`,
  sellerId: `s${index % sellers.length}`,
  segment: ["hotel", "school", "shop"][below(3)] ?? "shop",
  timeZone: ["Europe/Oslo", "Asia/Vientiane", "UTC"][below(3)] ?? "UTC",
  currency: "EUR",
  ...(below(2) === 0 && { annualBudget: 100 * below(40) }),
  touches: list(4, () => ({ on: dayBefore(700), kind: ["review", "call", "email"][below(3)] ?? "call" })),
  purchases: list(8, () => ({ on: dayBefore(1700), amount: 50 + below(900), productId: `p${below(12)}` })),
  tickets: list(3, (number) => {
    const opened = today - below(700 * 24) * 3_600_000;
    return {
      id: `t${index}-${number}`,
      openedAt: new Date(opened).toISOString(),
      resolvedAt: below(5) === 0 ? null : new Date(Math.min(today, opened + below(200) * 3_600_000)).toISOString(),
      contacts: 1 + below(4),
      transfers: below(3),
      channels: ["web", "phone"].slice(below(2)),
      topic: "noise",
    };
  }),
  surveys: list(2, () => ({
    at: new Date(START + below(1700) * DAY).toISOString(),
    metric: "ces" as const,
    score: 1 + below(7),
    scale: { min: 1, max: 7, higherIsBetter: true },
  })),
}));

const seconds = (work: () => unknown): number => {
  const start = performance.now();
  work();
  return (performance.now() - start) / 1000;
};
const text = JSON.stringify({ accounts, products, sellers });
const parsing = seconds(() => JSON.parse(text) as unknown);
let book: Portfolio | undefined;
const reviewing = seconds(() => (book = reviewPortfolio({ accounts, products, sellers }, { asOf, to: "2027-02-20" })));

const { booked = [], unbooked = [] } = book?.plan ?? {};
console.log(`${accounts.length} accounts, ${(text.length / 1e6).toFixed(0)} MB of JSON`);
console.log(`reviewed in ${reviewing.toFixed(1)} s, ${((reviewing / accounts.length) * 1e6).toFixed(0)} µs an account`);
console.log(`parsing the same JSON ${parsing.toFixed(2)} s: ${(reviewing / parsing).toFixed(0)} times as long`);
console.log(
  `${booked.length} reviews booked, ${unbooked.length} left out, ${book?.rejected.length ?? 0} rows rejected`,
);
console.log(`${(process.memoryUsage().heapUsed / 1e9).toFixed(1)} GB in use at the end, the input included`);
