import {
  nextBestActions,
  reviewPortfolio,
  scheduleFollowUps,
  type Account,
  type ActionAnswer,
  type PortfolioOptions,
  type Portfolio,
  type Seller,
} from "retention-kit";
import { describe, expect, test } from "vitest";

const shift: [string, string][] = [["09:00", "17:00"]];
const hours = { mon: shift, tue: shift, wed: shift, thu: shift, fri: shift };
const north: Seller = { id: "north", timeZone: "UTC", calendar: { hours }, minutesPerDay: 120 };
const products = [
  { id: "mill", price: 900 },
  { id: "press", price: 2400 },
  { id: "oven", price: 5200 },
];
/** Tuesday; its review, every three months, is due on Monday the 30th. */
const asOf = "2026-11-24";
const account: Account = {
  id: "acme",
  sellerId: "north",
  resources: "ample",
  status: "customer",
  owned: [{ productId: "mill", purchasedOn: "2024-05-02" }],
  touches: [{ on: "2026-08-30", kind: "review" }],
};
const KEY = "acme:2026-08-30:1";

const bookOf = (options: Partial<PortfolioOptions> = {}, ...accounts: Account[]): Portfolio =>
  reviewPortfolio(
    { accounts: accounts.length === 0 ? [account] : accounts, products, sellers: [north] },
    { asOf, to: "2027-05-10", ...options },
  );
const first = bookOf();
const listed = (
  book: Portfolio,
  day: string,
  answers: ActionAnswer[] = [],
  more: Partial<Parameters<typeof nextBestActions>[1]> = {},
): string[] =>
  nextBestActions(book, { sellerId: "north", asOf: day, answers, ...more }).flatMap(({ things }) =>
    things.map(({ key, action }) => `${action} ${key}`),
  );
const daysOf = (book: Portfolio): string[] => book.plan.booked.map(({ key, on, status }) => `${key} ${on} ${status}`);

test("the review of the account is booked for the day on which it is due", () => {
  expect(daysOf(first)).toEqual([`${KEY} 2026-11-30 planned`, "acme:2026-08-30:2 2027-02-26 planned"]);
});

describe("a booking of today", () => {
  const today = "2026-11-30";
  const onTheDay = (options: Partial<PortfolioOptions> = {}, ...accounts: Account[]): Portfolio =>
    bookOf({ asOf: today, previous: first.plan.booked, ...options }, ...accounts);

  test("is today's: the list says to hold it, and the plan leaves it alone", () => {
    const book = onTheDay();
    expect(book.plan.moved).toEqual([]);
    expect(listed(book, today)).toEqual([`hold-review ${KEY}`]);
    expect(book.accounts[0]?.agenda?.questions.length).toBeGreaterThan(0);
  });

  test("stays even where another day has become the better one", () => {
    const later = { ...account, touches: [{ on: "2026-08-30", kind: "review" }], resources: "none" as const };
    expect(onTheDay({}, later).plan.moved.filter(({ key }) => key === KEY)).toEqual([]);
  });

  test("goes to another day where the seller is ill, and no new one comes today", () => {
    const ill = { ...north, away: [{ from: today, to: today }] };
    const book = reviewPortfolio(
      { accounts: [account, { ...account, id: "bolt" }], products, sellers: [ill] },
      { asOf: today, to: "2027-05-10", previous: first.plan.booked },
    );
    expect(book.plan.moved).toMatchObject([{ key: KEY, to: { on: "2026-12-01" }, revision: 1 }]);
    expect(book.plan.booked.every(({ on }) => on > today)).toBe(true);
  });

  test("that was held starts the interval, by the booking alone", () => {
    const held = first.plan.booked.map((booking) => ({ ...booking, status: "completed" as const })).slice(0, 1);
    const tomorrow = bookOf({ asOf: "2026-12-01", previous: held });
    expect(tomorrow.accounts[0]?.nextReview).toMatchObject({ lastTouchOn: today, key: `acme:${today}:1` });
    expect(tomorrow.plan.moved).toEqual([]);
    expect(tomorrow.plan.booked.map(({ key }) => key)).not.toContain(KEY);
    expect(listed(tomorrow, "2026-12-01")).toEqual([]);
    // The same by the touch alone, on the day itself: the time is used, and nobody is asked twice.
    const touched = { ...account, touches: [...(account.touches ?? []), { on: today, kind: "review" }] };
    const evening = onTheDay({}, touched);
    expect(daysOf(evening)[0]).toBe(`${KEY} ${today} completed`);
    expect(evening.plan.moved.map(({ key }) => key)).not.toContain(KEY);
    expect(listed(evening, today)).toEqual([]);
  });

  test.each(["planned", "pinned"] as const)("that was missed, %s, is booked anew", (status) => {
    const missed = first.plan.booked.map((booking) => ({ ...booking, status })).slice(0, 1);
    const tomorrow = bookOf({ asOf: "2026-12-01", previous: missed });
    expect(daysOf(tomorrow)[0]).toBe(`${KEY} 2026-12-02 planned`);
    expect(tomorrow.plan.moved).toMatchObject([
      { key: KEY, to: { on: "2026-12-02" }, revision: 1, reasons: [{ code: "planning.moved.missed" }] },
    ]);
  });

  test("that was called off gets another day, and needs notice", () => {
    const cancelled = first.plan.booked.map((booking) => ({ ...booking, status: "cancelled" as const })).slice(0, 1);
    const book = onTheDay({ previous: cancelled });
    expect(daysOf(book)[0]).toBe(`${KEY} 2026-12-01 planned`);
    expect(listed(book, today)).toEqual([`invite ${KEY}:invite:2026-12-01`]);
  });

  test("is not called off by the call that arranges it", () => {
    const call = { on: "2026-11-27", kind: "call" };
    const called = (about?: string): Account => ({
      ...account,
      touches: [...(account.touches ?? []), { ...call, ...(about !== undefined && { about }) }],
    });
    expect(onTheDay({}, called("invitation")).plan.moved).toEqual([]);
    // Another call takes the place of the review; the one after it keeps its day.
    expect(onTheDay({}, called()).plan.moved).toMatchObject([{ key: KEY, to: null }]);
  });
});

test("a review that was arranged stands when the customer calls before it, and no other comes near it", () => {
  const pinned = first.plan.booked.map((booking) => ({ ...booking, status: "pinned" as const })).slice(0, 1);
  const noise = { id: "T", openedAt: "2026-11-25T08:00:00Z", contacts: 8, transfers: 4, reopens: 3, resolved: false };
  const called: Account = {
    ...account,
    touches: [...(account.touches ?? []), { on: "2026-11-25", kind: "call" }],
    tickets: [noise],
    signals: [{ code: "rival-near", on: "2026-11-26", reviewBy: "2026-11-30" }],
  };
  const book = bookOf({ asOf: "2026-11-26", previous: pinned }, called);
  expect(daysOf(book)[0]).toBe(`${KEY} 2026-11-30 pinned`);
  // It is met by the day of the signal; three months later is a Sunday.
  expect(book.plan.booked[1]?.on).toBe("2027-02-26");
});

test("every working day of a fortnight but the first has a review to hold", () => {
  const accounts: Account[] = Array.from({ length: 30 }, (_, index) => ({
    ...account,
    id: `a${index}`,
    touches: [{ on: `2026-07-0${1 + (index % 9)}`, kind: "review" }],
  }));
  const seller = { ...north, minutesPerDay: 45 };
  let previous: Portfolio["plan"]["booked"] = [];
  const held: string[] = [];
  for (let day = 23; day < 37; day++) {
    const today = new Date(Date.UTC(2026, 10, day)).toISOString().slice(0, 10);
    const book = reviewPortfolio(
      { accounts, products, sellers: [seller] },
      { asOf: today, to: "2027-02-28", previous },
    );
    const holds = nextBestActions(book, { sellerId: "north", asOf: today }).filter(
      ({ action }) => action === "hold-review",
    );
    if (holds.length > 0) held.push(today);
    const done = new Set(holds.map(({ key }) => key));
    previous = book.plan.booked.map((booking) =>
      done.has(booking.key) ? { ...booking, status: "completed" } : booking,
    );
  }
  expect(held.map((on) => Number(on.slice(8)))).toEqual([24, 25, 26, 27, 30, 1, 2, 3, 4]);
});

describe("answers", () => {
  const snoozed = (key: string, on: string, until: string): ActionAnswer => ({ key, answer: "snoozed", on, until });

  test("put a review off, a pinned one too, and the later ones with it", () => {
    const answers = [snoozed(KEY, "2026-11-26", "2027-01-11")];
    const pinned = first.plan.booked.map((booking) => ({ ...booking, status: "pinned" as const })).slice(0, 1);
    const book = bookOf({ asOf: "2026-11-27", previous: pinned, answers });
    expect(daysOf(book)).toEqual([`${KEY} 2027-01-11 planned`, "acme:2026-08-30:2 2027-04-09 planned"]);
    expect(book.plan.moved).toMatchObject([{ key: KEY, revision: 1 }]);
    expect(book.accounts[0]?.nextReview).toMatchObject({ status: "not-due", snoozedUntil: "2027-01-11" });
    expect(book.accounts[0]?.nextReview.reasons).toContainEqual({
      code: "reviews.put-off",
      params: { until: "2027-01-11" },
    });
    expect(listed(book, "2026-11-27", answers)).toEqual([]);
    const back = bookOf({ asOf: "2027-01-11", previous: book.plan.booked, answers });
    expect(listed(back, "2027-01-11", answers)).toEqual([`hold-review ${KEY}`]);
  });

  test("drop a review once: it comes back after one more interval", () => {
    const answers: ActionAnswer[] = [{ key: KEY, answer: "dropped", on: "2026-11-25" }];
    expect(listed(first, "2026-11-25")).toEqual([`invite ${KEY}:invite:2026-11-30`]);
    expect(listed(first, "2026-11-25", answers)).toEqual([]);
    const book = bookOf({ asOf: "2026-11-26", previous: first.plan.booked, answers });
    expect(daysOf(book)).toEqual([`${KEY} 2027-02-25 planned`]);
    const back = bookOf({ asOf: "2027-02-20", previous: book.plan.booked, answers });
    expect(listed(back, "2027-02-20", answers)).toEqual([`invite ${KEY}:invite:2027-02-25`]);
  });

  test("a review that was done without a booking counts as held", () => {
    const answers: ActionAnswer[] = [{ key: KEY, answer: "done", on: "2026-11-25" }];
    const book = bookOf({ asOf: "2026-11-26", previous: first.plan.booked, answers });
    expect(book.accounts[0]?.nextReview.lastTouchOn).toBe("2026-11-25");
    expect(book.plan.moved).toMatchObject([{ key: KEY, to: null }]);
    expect(listed(book, "2026-11-26", answers)).toEqual([]);
  });

  test("an invitation holds for its day: moved to another one, the review is to be arranged anew", () => {
    const [invite = ""] = listed(first, "2026-11-25").map((line) => line.replace("invite ", ""));
    const answers: ActionAnswer[] = [{ key: invite, answer: "done", on: "2026-11-25" }];
    expect(listed(first, "2026-11-26", answers)).toEqual([]);
    expect(daysOf(bookOf({ asOf: "2026-11-26", previous: first.plan.booked, answers }))[0]).toBe(
      `${KEY} 2026-11-30 pinned`,
    );
    const moved = bookOf({ asOf: "2026-12-01", previous: first.plan.booked, answers });
    expect(listed(moved, "2026-12-01", answers)).toEqual([`invite ${KEY}:invite:2026-12-02`]);
  });

  test("of a problem, a follow-up or a customer about to leave end it, or put it off", () => {
    const scale = { min: 1, max: 7, higherIsBetter: true };
    const troubled: Account = {
      ...account,
      touches: [{ on: "2026-11-20", kind: "review" }],
      tickets: [
        { id: "T", openedAt: "2026-11-21T08:00:00Z", topic: "noise", resolved: false, contacts: 9, reopens: 4 },
      ],
      surveys: [{ at: "2026-11-22T08:00:00Z", metric: "ces", score: 1, scale }],
    };
    const followUps = [
      scheduleFollowUps({ accountId: "acme", on: "2026-11-22" }, { asOf, calendar: { hours }, account: troubled }),
    ];
    const book = bookOf({}, troubled);
    const problem = "acme:problem:T";
    const rescue = "acme:rescue:2026-11-22";
    const follow = "acme:2026-11-22::1";
    const all = [`solve-problem ${problem}`, `rescue ${rescue}`, `follow-up ${follow}`];
    const on = (day: string, ...answers: ActionAnswer[]): string[] =>
      listed(book, day, answers, { followUps }).filter((line) => !line.startsWith("invite"));
    expect(on(asOf)).toEqual(all);
    expect(on(asOf, snoozed(problem, asOf, "2026-11-26"))).toEqual(all.slice(1));
    expect(on("2026-11-26", snoozed(problem, asOf, "2026-11-26"))).toContain(all[0]);
    expect(on(asOf, { key: rescue, answer: "done", on: asOf }, { key: follow, answer: "dropped", on: asOf })).toEqual(
      all.slice(0, 1),
    );
    // What is answered tomorrow is not yet.
    expect(on(asOf, { key: problem, answer: "done", on: "2026-11-25" })).toEqual(all);
    // The latest answer stands.
    expect(on(asOf, { key: problem, answer: "done", on: "2026-11-22" }, snoozed(problem, "2026-11-23", asOf))).toEqual(
      all,
    );
  });

  test("a customer about to leave is left in peace for six weeks after a talk", () => {
    const scale = { min: 1, max: 7, higherIsBetter: true };
    const leaving = (lastTalk: string): Account => ({
      ...account,
      surveys: [{ at: "2026-10-12T08:00:00Z", metric: "ces", score: 1, scale }],
      touches: [{ on: lastTalk, kind: "review" }],
    });
    const rescues = (lastTalk: string): string[] =>
      listed(bookOf({}, leaving(lastTalk)), asOf).filter((line) => line.startsWith("rescue"));
    expect(rescues("2026-10-14")).toEqual([]);
    expect(rescues("2026-10-13")).toEqual(["rescue acme:rescue:2026-10-13"]);
  });

  test.each<[unknown, string]>([
    [{ key: "", answer: "done", on: asOf }, "answers[0].key must be a text that is not empty"],
    [{ key: "k", answer: "later", on: asOf }, "answers[0].answer must be one of done, snoozed, dropped"],
    [{ key: "k", answer: "snoozed", on: asOf }, "answers[0].until must be a day that exists"],
    [{ key: "k", answer: "done", on: asOf, until: asOf }, "answers[0].until must be left out"],
    [{ key: "k", answer: "done", on: asOf, untill: asOf }, 'got "untill"; did you mean until?'],
  ])("%j is refused", (answer, message) => {
    const answers = [answer as ActionAnswer];
    expect(() => bookOf({ answers })).toThrow(message);
    expect(() => listed(first, asOf, answers)).toThrow(message);
  });
});

test("a review is not held on a channel on which nobody talks, and is worth the account's attention", () => {
  const onDay = (channels: string[]) =>
    nextBestActions(
      bookOf({ asOf: "2026-11-30", previous: first.plan.booked }, { ...account, preferences: { channels } }),
      { sellerId: "north", asOf: "2026-11-30" },
    )[0];
  expect(onDay(["sms", "call"])?.channel).toBe("call");
  expect(onDay(["sms"])).toMatchObject({ action: "hold-review", channel: null });
  expect(onDay(["call"])?.worth).toBe(bookOf({ asOf: "2026-11-30" }).accounts[0]?.attention.total);
});
