/**
 * The main job over a large book, against parsing the same book from JSON: no review can be quicker than reading.
 *
 *   node out/bench/portfolio.mjs                  time: rounds of parsing and reviewing in turn, in CPU seconds
 *   node out/bench/portfolio.mjs --memory         peak memory above the input, with nothing else in the process
 *   node out/bench/portfolio.mjs --stream         the streaming form, each account made, used and forgotten in each pass
 *   … --memory --fields standing,attention        the same with these fields of the reports alone
 *   … --accounts 1000                             of another size; 100,000 unless given
 *   … --products 293                              with as many products as a shop has, at odd prices; 12 unless given
 */
import {
  portfolioReviewer,
  reviewPortfolio,
  type Account,
  type Portfolio,
  type PortfolioAccount,
  type Product,
  type Seller,
} from "retention-kit";

const ACCOUNTS = Number(process.argv[process.argv.indexOf("--accounts") + 1]) || 100_000;
const PRODUCTS = Number(process.argv[process.argv.indexOf("--products") + 1]) || 12;
const DAY = 86_400_000;
const START = Date.UTC(2022, 0, 1);
const asOf = "2026-11-21";
const today = Date.parse(asOf);
const options = { asOf, to: "2027-02-20", currency: "EUR" } as const;

/** A small generator of its own, so that the book is the same everywhere and at each reading. */
let state = 42;
function below(limit: number): number {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  return Math.floor((state / 2 ** 32) * limit);
}
const dayBefore = (days: number): string => new Date(today - below(days) * DAY).toISOString().slice(0, 10);
const list = <Row>(most: number, row: (index: number) => Row): Row[] =>
  Array.from({ length: below(most + 1) }, (_, i) => row(i));

const products: Product[] = Array.from({ length: PRODUCTS }, (_, index) => ({
  id: `p${index}`,
  // Many products cost from 4 to 2,000, each at a price of its own.
  price: PRODUCTS === 12 ? 100 * (index + 1) : Math.round(100 * Math.exp(1.4 + (6.2 * below(1e6)) / 1e6)) / 100,
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
const accountAt = (index: number): Account => ({
  id: `a${index}`,
  sellerId: `s${index % sellers.length}`,
  segment: ["hotel", "school", "shop"][below(3)] ?? "shop",
  timeZone: ["Europe/Oslo", "Asia/Vientiane", "UTC"][below(3)] ?? "UTC",
  currency: "EUR",
  ...(below(2) === 0 && { annualBudget: 100 * below(40) }),
  touches: list(4, () => ({ on: dayBefore(700), kind: ["review", "call", "email"][below(3)] ?? "call" })),
  purchases: list(8, () => ({ on: dayBefore(1700), amount: 50 + below(900), productId: `p${below(PRODUCTS)}` })),
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
});
function* book(): Generator<Account> {
  state = 42;
  for (let index = 0; index < ACCOUNTS; index++) yield accountAt(index);
}

/** CPU seconds of all threads, the garbage collector's among them: the clock tells more of the machine's other work. */
const cpuSeconds = (work: () => unknown): number => {
  const start = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1e6;
};
const megabytes = (bytes: number): string => `${Math.round(bytes / 1e6).toLocaleString("en")} MB`;
const peak = (): number => process.resourceUsage().maxRSS * 1024;
const each = (seconds: number): string => `${((seconds / ACCOUNTS) * 1e6).toFixed(0)} µs an account`;

if (process.argv.includes("--stream")) {
  const reviewer = portfolioReviewer({ products, sellers }, options);
  const making = cpuSeconds(() => {
    let accounts = 0;
    for (const { id } of book()) accounts += id.length;
    return accounts;
  });
  const passes = [reviewer.learn, reviewer.weigh, reviewer.report].map((pass) =>
    cpuSeconds(() => {
      for (const account of book()) pass(account);
    }),
  );
  const reports = peak();
  const planning = cpuSeconds(() => reviewer.plan());
  const total = passes.reduce((sum, seconds) => sum + seconds - making, planning);
  console.log(`${ACCOUNTS} accounts as a stream: ${total.toFixed(1)} CPU s, ${each(total)}`);
  console.log(`learn, weigh, report: ${passes.map((seconds) => (seconds - making).toFixed(1)).join(", ")} CPU s`);
  console.log(
    `plan ${planning.toFixed(1)} CPU s; peak ${megabytes(reports)} with the last report, ${megabytes(peak())} in the end`,
  );
} else {
  const accounts = [...book()];
  const records = { accounts, products, sellers };
  if (process.argv.includes("--memory")) {
    const at = process.argv.indexOf("--fields");
    const fields = at < 0 ? undefined : (process.argv[at + 1]?.split(",") as (keyof PortfolioAccount)[]);
    const before = process.memoryUsage().rss;
    const { plan } = reviewPortfolio(records, { ...options, fields });
    console.log(
      `${ACCOUNTS} accounts, ${plan.booked.length} reviews booked: ${megabytes(peak() - before)} above the input`,
    );
  } else {
    const text = JSON.stringify(records);
    const rounds = Array.from({ length: ACCOUNTS > 30_000 ? 1 : 3 }, () => {
      const parsing = Math.min(...Array.from({ length: 3 }, () => cpuSeconds(() => JSON.parse(text) as unknown)));
      let reviewed: Portfolio | undefined;
      const reviewing = cpuSeconds(() => (reviewed = reviewPortfolio(records, options)));
      return { parsing, reviewing, reviewed };
    });
    const [round] = rounds.sort((a, b) => a.reviewing - b.reviewing);
    const { parsing = NaN, reviewing = NaN, reviewed } = round ?? {};
    const { booked = [], unbooked = [] } = reviewed?.plan ?? {};
    console.log(`${ACCOUNTS} accounts, ${megabytes(text.length)} of JSON`);
    console.log(`reviewed in ${reviewing.toFixed(1)} CPU s, ${each(reviewing)}`);
    console.log(`parsing the same JSON ${parsing.toFixed(2)} CPU s: ${(reviewing / parsing).toFixed(0)} times as long`);
    console.log(
      `${booked.length} reviews booked, ${unbooked.length} left out, ${reviewed?.rejected.length ?? 0} rows rejected`,
    );
    // What the reports would take if they came ready made: nobody makes as many objects in less.
    const some = JSON.stringify(reviewed?.accounts.slice(0, 1000) ?? []);
    const making = Math.min(...Array.from({ length: 5 }, () => cpuSeconds(() => JSON.parse(some) as unknown)));
    const bytes = Math.round(some.length / Math.min(1000, ACCOUNTS)).toLocaleString("en");
    console.log(`a report is ${bytes} bytes as JSON, an account ${Math.round(text.length / ACCOUNTS)}`);
    console.log(`parsing a report takes ${((making / Math.min(1000, ACCOUNTS)) * 1e6).toFixed(0)} µs`);
  }
}
