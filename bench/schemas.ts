/** Parsing against plain zod on the same rows: rows a second and the ratio, medians of alternating runs. */
import { parseAccounts, parsePurchases, parseTickets, parseTouches } from "retention-kit/schemas";
import * as z from "zod";

const RUNS = 15;
const ROWS = 50_000;

const day = (index: number): string => new Date(Date.UTC(2020, 0, 1 + (index % 2000))).toISOString().slice(0, 10);
const moment = (index: number): string => `${day(index)}T09:30:00Z`;

const purchases = Array.from({ length: ROWS }, (_, index) => ({
  accountId: `a${index % 500}`,
  on: day(index),
  amount: (index % 997) / 10,
  productId: `p${index % 40}`,
  quantity: 1 + (index % 3),
}));
const touches = Array.from({ length: ROWS }, (_, index) => ({
  on: day(index),
  kind: "call",
  sellerId: `s${index % 9}`,
}));
const tickets = Array.from({ length: ROWS }, (_, index) => ({
  id: `T${index}`,
  accountId: `a${index % 500}`,
  openedAt: moment(index),
  resolvedAt: index % 5 === 0 ? null : `${day(index)}T18:00:00Z`,
  contacts: index % 4,
  transfers: index % 2,
  channels: ["mail", "call"],
  topic: "leak",
}));
const accounts = Array.from({ length: ROWS / 50 }, (_, index) => ({
  id: `a${index}`,
  name: `Account ${index}`,
  segment: "cafe",
  sellerId: "north",
  currency: "EUR",
  annualBudget: 900,
  purchases: purchases.slice(index * 20, index * 20 + 20).map((row) => ({ ...row, accountId: null })),
  touches: touches.slice(index * 20, index * 20 + 20),
  tickets: tickets.slice(index * 8, index * 8 + 8).map((row) => ({ ...row, accountId: null })),
}));

// What one would write with zod alone: the same fields, zod's own checks of days and moments, and no more.
const text = z.string().min(1);
const optional = {
  text: text.nullish(),
  number: z.number().nullish(),
  count: z.number().int().min(0).nullish(),
};
const instant = z.union([z.iso.datetime({ offset: true }), z.number().int(), z.date()]);
const plainPurchase = z.strictObject({
  accountId: optional.text,
  on: z.iso.date(),
  amount: optional.number,
  productId: optional.text,
  quantity: optional.number,
});
const plainTouch = z.strictObject({
  on: z.iso.date(),
  kind: text,
  sellerId: optional.text,
  direction: z.enum(["in", "out"]).nullish(),
  contactId: optional.text,
  about: optional.text,
  minutes: optional.number,
});
const plainTicket = z.strictObject({
  id: text,
  accountId: optional.text,
  openedAt: instant,
  firstRepliedAt: instant.nullish(),
  resolvedAt: instant.nullish(),
  resolved: z.boolean().nullish(),
  contacts: optional.count,
  replies: optional.count,
  reopens: optional.count,
  transfers: optional.count,
  channels: z.array(text).nullish(),
  repeatedInformation: optional.count,
  selfServiceAttempts: optional.count,
  topic: optional.text,
  productId: optional.text,
  resolution: optional.text,
  mergedInto: optional.text,
  priority: optional.text,
  agentId: optional.text,
  group: optional.text,
  escalated: z.boolean().nullish(),
  waits: z.array(z.strictObject({ from: instant, to: instant.nullish() })).nullish(),
  solutions: z.array(z.strictObject({ at: instant, reopenedAt: instant.nullish() })).nullish(),
  messages: z.array(z.strictObject({ at: instant, by: z.enum(["customer", "desk"]) })).nullish(),
  language: optional.text,
});
const plainAccount = z.strictObject({
  id: text,
  name: optional.text,
  segment: optional.text,
  sellerId: optional.text,
  currency: optional.text,
  annualBudget: optional.number,
  purchases: z.array(plainPurchase).nullish(),
  touches: z.array(plainTouch).nullish(),
  tickets: z.array(plainTicket).nullish(),
});

const cases: Record<
  string,
  [rows: readonly object[], ours: (rows: readonly object[]) => { accepted: object[] }, plain: z.ZodType]
> = {
  purchases: [purchases, parsePurchases, plainPurchase],
  touches: [touches, parseTouches, plainTouch],
  tickets: [tickets, parseTickets, plainTicket],
  accounts: [accounts, parseAccounts, plainAccount],
};

function milliseconds(run: () => unknown): number {
  const from = process.hrtime.bigint();
  run();
  return Number(process.hrtime.bigint() - from) / 1e6;
}

const median = (times: number[]): number => times.sort((a, b) => a - b)[times.length >> 1] ?? NaN;

for (const [name, [rows, ours, plain]] of Object.entries(cases)) {
  const parsed = (): unknown[] => rows.flatMap((row) => plain.safeParse(row).data ?? []);
  if (ours(rows).accepted.length !== rows.length || parsed().length !== rows.length)
    throw new Error(`${name}: rows lost`);
  const times: { ours: number[]; plain: number[] } = { ours: [], plain: [] };
  for (let run = 0; run < RUNS; run++) {
    times.ours.push(milliseconds(() => ours(rows)));
    times.plain.push(milliseconds(parsed));
  }
  const [our, their] = [median(times.ours), median(times.plain)];
  console.log(
    `${name}: ${Math.round(rows.length / our)} thousand rows a second, plain zod ${Math.round(rows.length / their)}, ratio ${(our / their).toFixed(2)}`,
  );
}
