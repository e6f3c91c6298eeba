import type { Account, Portfolio, PortfolioAccount, PortfolioRecords } from "retention-kit";

/** An answer of the main job, and the least that an account must bring for it. */
export interface LeastFields {
  /** Where it stands in the result. */
  answer: string;
  /** What it needs, in words. */
  needs: string;
  records: PortfolioRecords;
  isThere: (account: PortfolioAccount, book: Portfolio) => boolean;
  /** Fields of the account without any one of which it is not there. */
  without: string[];
}

const products = [{ id: "mill", price: 900 }];
const sellers = [{ id: "north", timeZone: "UTC" }];
const bought = (...days: string[]): NonNullable<Account["purchases"]> => days.map((on) => ({ on, amount: 50 }));
/** Other accounts, whose purchases teach the models: won over two years, each with a pace of its own, some gone since. */
const others: Account[] = Array.from({ length: 60 }, (_, index) => {
  const first = (index * 97) % 500;
  const gap = 20 + ((index * 37) % 90);
  const last = index % 3 === 0 ? first + 2 * gap : 690;
  const days = Array.from({ length: 40 }, (_, times) => first + times * gap + ((times * 13 * index) % 11));
  return { id: `other-${index}`, purchases: bought(...days.filter((day) => day <= last).map(dayOfStory)) };
});

/** Day of two years up to 21 November 2026. */
function dayOfStory(day: number): string {
  return new Date(Date.UTC(2024, 11, 31) + day * 86_400_000).toISOString().slice(0, 10);
}

const alone = (account: Omit<Account, "id">): PortfolioRecords => ({
  accounts: [{ id: "a", ...account }],
  products,
  sellers,
});
const inBook = (account: Omit<Account, "id">): PortfolioRecords => ({
  ...alone(account),
  accounts: [{ id: "a", ...account }, ...others],
});
const signal =
  (code: string) =>
  ({ signals }: PortfolioAccount): boolean =>
    signals.some((each) => each.code === code);

export const leastFields: LeastFields[] = [
  {
    answer: "`nextReview`, `invitation`",
    needs: "`id` alone; with `touches` it counts from the last review",
    records: alone({}),
    isThere: ({ nextReview }) => nextReview.idealOn !== "",
    without: [],
  },
  {
    answer: "`plan.booked`",
    needs: "a seller with `id` and `timeZone`; the account's `sellerId` or `sellerIds` where not anybody may hold it",
    records: alone({}),
    isThere: (_, book) => book.plan.booked.length > 0,
    without: [],
  },
  {
    answer: "`opportunity.offers`",
    needs:
      "products with `price`; `owned`, or `purchases` with `productId`, for what it has; means from `annualBudget`, `resources` or a year's `purchases`",
    records: alone({ owned: [], resources: "ample" }),
    isThere: ({ opportunity }) => opportunity.offers.length > 0 && opportunity.coverage === 1,
    without: ["owned", "resources"],
  },
  {
    answer: "`standing`",
    needs: "`purchases` with `on`, or `contracts`, `owned` or `status`; a prospect without",
    records: alone({ purchases: [{ on: "2026-11-01" }] }),
    isThere: ({ standing }) => standing.state === "new",
    without: ["purchases"],
  },
  {
    answer: "`effort`",
    needs:
      "`tickets` with `id` and `openedAt` in the last year; better with `contacts`, `transfers`, `reopens`, `resolvedAt`",
    records: alone({ tickets: [{ id: "t", openedAt: "2026-10-01T08:00:00Z" }] }),
    isThere: ({ effort }) => effort !== null,
    without: ["tickets"],
  },
  {
    answer: "`loyalty`, `buysAgain`",
    needs: "`purchases` with `on` in a book of which enough accounts bought twice, or `tickets`, or `surveys`",
    records: inBook({ purchases: [{ on: "2026-09-01" }] }),
    isThere: ({ loyalty, buysAgain }) => loyalty !== null && buysAgain !== null,
    without: ["purchases"],
  },
  {
    answer: "`valueAtRisk`",
    needs: "`purchases` with `on` and `amount`, two of them on different days in enough accounts of the book",
    records: inBook({ purchases: bought("2026-09-01", "2026-10-04") }),
    isThere: ({ valueAtRisk }) => valueAtRisk !== null,
    without: ["purchases"],
  },
  {
    answer: "`winBack`",
    needs: 'the same, of an account whose last purchase is long ago, or `status: "churned"`',
    records: inBook({ status: "churned", purchases: bought("2025-03-01", "2025-05-04") }),
    isThere: ({ winBack }) => winBack !== null,
    without: ["purchases"],
  },
  {
    answer: "`renewal`",
    needs: "`contracts` with `id`, `startsOn` and `endsOn`; its money with `amount` and `per`",
    records: alone({ contracts: [{ id: "c", startsOn: "2026-01-01", endsOn: "2026-12-31" }] }),
    isThere: ({ renewal }) => renewal !== null,
    without: ["contracts"],
  },
  {
    answer: "signal `renewal-near`",
    needs: "`contracts` with `startsOn`, and `noticeOn` or `endsOn`",
    records: alone({ contracts: [{ id: "c", startsOn: "2026-01-01", endsOn: "2026-12-31" }] }),
    isThere: signal("renewal-near"),
    without: ["contracts"],
  },
  {
    answer: "signal `renewal-late`",
    needs: "the same, of a contract that has ended and is neither cancelled nor expired",
    records: alone({ contracts: [{ id: "c", startsOn: "2025-11-01", endsOn: "2026-10-31" }] }),
    isThere: signal("renewal-late"),
    without: ["contracts"],
  },
  {
    answer: "signal `warranty-ending`",
    needs: "`owned` with `purchasedOn` and `warrantyEndsOn`",
    records: alone({ owned: [{ productId: "mill", purchasedOn: "2024-12-20", warrantyEndsOn: "2026-12-20" }] }),
    isThere: signal("warranty-ending"),
    without: ["owned"],
  },
  {
    answer: "signal `deal-closing`",
    needs: "`deals` with `status` `open` and `expectedCloseOn`",
    records: alone({ deals: [{ id: "d", status: "open", expectedCloseOn: "2026-12-10" }] }),
    isThere: signal("deal-closing"),
    without: ["deals"],
  },
  {
    answer: "signals `open-problem`, `high-effort-ticket`",
    needs:
      "`tickets` with `resolved` or `resolvedAt`, and what makes them hard: `contacts`, `transfers`, `reopens`, `repeatedInformation`",
    records: alone({
      tickets: [
        {
          id: "t",
          openedAt: "2026-10-01T08:00:00Z",
          resolved: false,
          contacts: 9,
          transfers: 5,
          reopens: 3,
          repeatedInformation: 4,
        },
      ],
    }),
    isThere: signal("open-problem"),
    without: ["tickets"],
  },
  {
    answer: "signal `bad-answer`",
    needs: "`surveys` with all their required fields",
    records: alone({
      surveys: [
        {
          at: "2026-11-01T08:00:00Z",
          metric: "nps",
          score: 2,
          scale: { min: 0, max: 10, higherIsBetter: true },
        },
      ],
    }),
    isThere: signal("bad-answer"),
    without: ["surveys"],
  },
  {
    answer: "signal `long-silence`",
    needs: "a customer: `purchases`, `owned` or `contracts`; `touches` with `direction` tell what was heard since",
    records: alone({
      owned: [{ productId: "mill", purchasedOn: "2024-01-05" }],
      touches: [{ on: "2025-01-05", kind: "call" }],
    }),
    isThere: signal("long-silence"),
    without: ["owned", "touches"],
  },
  {
    answer: "signal `champion-left`",
    needs: "`contacts` with `left`, and `role` or `influence`",
    records: alone({ contacts: [{ id: "p", role: "champion", left: "2026-11-01" }] }),
    isThere: signal("champion-left"),
    without: ["contacts"],
  },
  {
    answer: "signal `usage-falling`",
    needs: "`usage` with `on` and `value` in five weeks or more; `of` and `measure` where there are several",
    records: alone({
      usage: [50, 44, 39, 33, 27, 20].map((value, week) => ({
        on: `2026-10-${String(3 + 5 * week).padStart(2, "0")}`,
        value,
      })),
    }),
    isThere: signal("usage-falling"),
    without: ["usage"],
  },
  {
    answer: "signal `invoice-late`",
    needs: "`invoices` with `dueOn` and `amount`, and `paidOn` once they are paid",
    records: alone({ invoices: [{ dueOn: "2026-10-01", amount: 90 }] }),
    isThere: signal("invoice-late"),
    without: ["invoices"],
  },
  {
    answer: "signal `customer-unhappy`",
    needs: "`sentiment`",
    records: alone({ sentiment: "negative" }),
    isThere: signal("customer-unhappy"),
    without: ["sentiment"],
  },
  {
    answer: "`wordOfMouth`",
    needs:
      "`tickets` of the last year in any account; `wordOfMouth.net` also the two probabilities of `policies.wordOfMouth`",
    records: alone({ tickets: [{ id: "t", openedAt: "2026-10-01T08:00:00Z", resolved: false }] }),
    isThere: (_, book) => book.wordOfMouth !== null,
    without: ["tickets"],
  },
  {
    answer: "`attention.keep`",
    needs: "the value at risk, or in a book without a model `purchases` with `amount`",
    records: inBook({ purchases: bought("2026-09-01", "2026-10-04") }),
    isThere: ({ attention }) => attention.keep !== null,
    without: ["purchases"],
  },
  {
    answer: "`attention.renew`",
    needs: "`contracts` with `endsOn` in the months looked at, `amount` and `per`",
    records: alone({
      contracts: [{ id: "c", startsOn: "2026-01-01", endsOn: "2026-12-31", amount: 40, per: "month" }],
    }),
    isThere: ({ attention }) => attention.renew !== null,
    without: ["contracts"],
  },
];
