import { type Account, type PortfolioOptions, reviewPortfolio } from "retention-kit";
import { expect, test } from "vitest";
import { plainDate } from "../../../src/calendar/days/plain-date.js";
import { draws } from "../../support/draws.js";

const options: PortfolioOptions = { asOf: "2026-11-21", to: "2027-02-20", plan: true };
const AS_OF_DAY = Date.parse(options.asOf) / 86_400_000;
const random = draws(5).uniform;

/** Buys at random, once a month to once a quarter, over two years; a third of the accounts have stopped. */
const accounts: Account[] = Array.from({ length: 150 }, (_, index) => {
  const gap = 30 + (index % 5) * 15;
  const days: number[] = [];
  const last = index % 3 === 0 ? AS_OF_DAY - 200 - index : AS_OF_DAY;
  for (let day = AS_OF_DAY - 730 + Math.floor(random() * 300); day <= last; day += 1 + Math.floor(random() * 2 * gap)) {
    days.push(day);
  }
  return { id: `A${index}`, purchases: days.map((day) => ({ on: plainDate(day), amount: 100 })) };
});
const review = (list: Account[], more: Partial<PortfolioOptions> = {}) =>
  reviewPortfolio({ accounts: list, products: [], sellers: [] }, { ...options, ...more });

test("loyalty is the same number as buysAgain, and its parts add up exactly", () => {
  const book = review(accounts);
  expect(book.models.buying.map(({ horizonDays }) => Math.round(horizonDays))).toEqual([180, 365]);
  for (const { buysAgain, loyalty } of book.accounts) {
    if (buysAgain === null) continue;
    expect(buysAgain.horizonDays).toBe(180);
    expect(loyalty?.probability).toBe(buysAgain.probability);
    expect(buysAgain.contributions.reduce((sum, { points }) => sum + points, 0)).toBe(buysAgain.logOdds);
    expect(buysAgain.lower).toBeLessThanOrEqual(buysAgain.probability);
    expect(buysAgain.upper).toBeGreaterThanOrEqual(buysAgain.probability);
  }
});

test("the stored models give the same answers without a look at the past", () => {
  const book = review(accounts);
  const models = JSON.parse(JSON.stringify(book.models)) as NonNullable<PortfolioOptions["models"]>;
  expect(review(accounts, { models }).accounts).toEqual(
    // The figures behind a fit stand with what was fitted here alone.
    book.accounts.map((account) => ({
      ...account,
      valueAtRisk: account.valueAtRisk && { ...account.valueAtRisk, assumptions: [] },
    })),
  );
});

test("a row after asOf changes no chance, and neither does the order of the accounts", () => {
  const later = accounts.map((account) => ({
    ...account,
    purchases: [...(account.purchases ?? []), { on: "2026-12-01", amount: 5000 }],
  }));
  const chances = (list: Account[]) =>
    Object.fromEntries(review(list).accounts.map(({ accountId, buysAgain }) => [accountId, buysAgain?.probability]));
  expect(chances(later)).toEqual(chances(accounts));
  expect(chances(accounts.toReversed())).toEqual(chances(accounts));
});

test("a longer time can only raise the purchase model's own chance", () => {
  const at = (horizonDays: number) => review(accounts.slice(0, 60), { horizonDays, models: { buying: [] } }).accounts;
  const long = at(365);
  at(90).forEach(({ buysAgain }, index) => {
    expect(buysAgain?.fromPurchases ?? 0).toBeLessThanOrEqual(long[index]?.buysAgain?.fromPurchases ?? 1);
  });
});

test("windows of the past that say next to nothing of the rest of a year leave little more than half of one", () => {
  const { models, accounts: known } = review(accounts);
  const [half, year] = models.buying;
  if (half === undefined || year === undefined) throw new Error("the record holds windows for both");
  const chances = (buying: typeof models.buying) => review(accounts, { models: { ...models, buying } }).accounts;
  // The same windows, taken to say that who bought nothing in half a year buys nothing in the rest.
  const gloomy = chances([half, { ...year, level: year.level - 8 }]);
  // A horizon between the two that no window tells of lies between them.
  const between = review(accounts, { horizonDays: 270, models: { ...models, buying: [half, year] } }).accounts;
  const yearly = ({ valueAtRisk }: (typeof known)[number]): number | null => valueAtRisk && 1 - valueAtRisk.loss.value;
  gloomy.forEach((picture, index) => {
    expect(picture.buysAgain?.probability).toBe(known[index]?.buysAgain?.probability);
    const chance = yearly(picture);
    const half = picture.buysAgain?.probability ?? NaN;
    if (chance === null) return;
    expect(chance - half).toBeGreaterThan(0);
    expect(chance - half).toBeLessThan(0.02);
  });
  // As they are, each says more of a year than of half of one.
  const more = known.flatMap((picture) => {
    const year = yearly(picture);
    return year === null ? [] : [year - (picture.buysAgain?.probability ?? NaN)];
  });
  expect(more.length).toBeGreaterThan(50);
  expect(Math.min(...more)).toBeGreaterThan(0);
  between.forEach((picture, index) => {
    const chance = picture.buysAgain?.probability ?? NaN;
    expect(chance).toBeGreaterThanOrEqual((known[index]?.buysAgain?.probability ?? NaN) - 1e-12);
    expect(chance).toBeLessThanOrEqual((yearly(picture) ?? 1) + 1e-12);
  });
});

test("a prospect has nothing to buy again, and one that left is no likelier to than any that lapsed", () => {
  const bought = [{ on: "2026-11-01", amount: 100 }];
  const few: Account[] = [
    { id: "prospect", tickets: [] },
    { id: "trial", status: "trial", purchases: bought },
    { id: "churned", status: "churned", purchases: bought, tickets: [] },
    {
      id: "over",
      purchases: [{ on: "2024-11-01", amount: 100 }],
      contracts: [{ id: "c", startsOn: "2025-01-01", endsOn: "2026-09-10" }],
      tickets: [],
    },
    { id: "customer", owned: [{ productId: "mill", purchasedOn: "2025-03-01" }], tickets: [] },
  ];
  const { accounts: pictures } = review(few);
  const chances = Object.fromEntries(
    pictures.map(({ accountId, buysAgain }) => [
      accountId,
      buysAgain && [buysAgain.horizonDays, buysAgain.probability],
    ]),
  );
  expect(chances).toEqual({
    prospect: null,
    trial: null,
    // Without a model of purchases there are shares of published studies alone, which bear no date.
    churned: [null, expect.closeTo(0.1, 9) as number],
    over: [null, expect.closeTo(0.1, 9) as number],
    customer: [null, expect.closeTo(0.9, 9) as number],
  });
  const codes = (id: string): string[] =>
    pictures.filter(({ accountId }) => accountId === id).flatMap(({ reasons }) => reasons.map(({ code }) => code));
  expect(codes("trial")).toContain("portfolio.buys-again.no-customer-yet");
  const churned = review([...accounts, ...few]).accounts.find(({ accountId }) => accountId === "churned");
  expect(churned?.buysAgain?.horizonDays).toBe(180);
  expect(churned?.buysAgain?.probability).toBeCloseTo(0.1, 9);
  expect(churned?.buysAgain?.fromPurchases).toBeGreaterThan(0.3);
  expect(churned?.buysAgain?.reasons.map(({ code }) => code)).toContain("portfolio.buys-again.has-left");
  const points = churned?.buysAgain?.contributions.map(({ factor, points: part }) => [factor, part]) ?? [];
  expect(points.at(-1)?.[0]).toBe("standing");
  expect(churned?.buysAgain?.contributions.reduce((sum, { points: part }) => sum + part, 0)).toBe(
    churned?.buysAgain?.logOdds,
  );
});

test("nothing makes one that left likelier to buy than it counts as at most", () => {
  const left: Account = {
    id: "left",
    status: "churned",
    statusSince: "2026-11-20",
    purchases: [{ on: "2026-10-01", amount: 100 }],
    tickets: [{ id: "T1", openedAt: "2026-10-20T08:00:00Z", contacts: 8, transfers: 3, resolved: false }],
  };
  const { loyalty, buysAgain } = review([...accounts, left]).accounts.at(-1) ?? {};
  expect(buysAgain?.probability).toBeCloseTo(0.1, 9);
  expect(loyalty?.changedMostBy).toMatchObject({
    factor: "effort",
    to: 1,
    probability: expect.closeTo(0.1, 9) as number,
  });
  expect(buysAgain?.reasons.map(({ code }) => code)).not.toContain("loyalty.would-change-most");
});
