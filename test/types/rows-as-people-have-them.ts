/**
 * Compiled, never run: rows as people have them must be taken by the types, and what no record holds must be refused.
 * `npm run types` compiles it with the settings of a strict project.
 */
import {
  addWorkingDays,
  evaluateServiceStandards,
  netPromoterScore,
  planReviews,
  recommendAfterReview,
  reviewPortfolio,
  scoreEffort,
  scoreOpportunity,
  type Account,
  type AccountSignal,
  type Contact,
  type ContactPreferences,
  type Contract,
  type Deal,
  type Invoice,
  type OwnedProduct,
  type PreviousBooking,
  type Product,
  type Purchase,
  type ReviewFindings,
  type Seller,
  type ServiceStandard,
  type SurveyAnswer,
  type Ticket,
  type Touch,
  type Usage,
  type WorkingCalendar,
} from "retention-kit";
import type * as schemas from "retention-kit/schemas";
import type { z } from "zod";

const when = { asOf: "2026-11-21", to: "2027-02-20" };

/** Constants without `as const`, as a file of JSON has them: every text is a `string`, every list may change. */
const json = {
  accounts: [
    {
      id: "bakery",
      sellerId: "north",
      status: "customer",
      resources: "ample",
      sentiment: "positive",
      owned: [{ productId: "mill", purchasedOn: "2024-05-02", quantity: 1 }],
      touches: [{ on: "2026-09-01", kind: "call", direction: "out" }],
      tickets: [
        {
          id: "t1",
          openedAt: "2026-10-05T08:00:00Z",
          priority: "high",
          messages: [{ at: "2026-10-05T08:00:00Z", by: "customer" }],
          waits: [{ from: "2026-10-05T09:00:00Z" }],
        },
      ],
      surveys: [
        { at: "2026-09-02T08:00:00Z", metric: "nps", score: 9, scale: { min: 0, max: 10, higherIsBetter: true } },
      ],
      contacts: [{ id: "p1", role: "champion", influence: "high", left: "2026-01-01" }],
      contracts: [{ id: "c1", startsOn: "2026-01-01", amount: 20, per: "month", status: "active" }],
      deals: [{ id: "d1", status: "open", products: [{ productId: "mill" }] }],
      preferences: { hours: { mon: [["09:00", "12:00"]] }, channels: ["call"] },
      usage: [{ on: "2026-11-01", value: 3, of: 10 }],
      invoices: [{ dueOn: "2026-11-01", amount: 20 }],
      signals: [{ code: "moved", on: "2026-11-01", reviewBy: "2026-12-01" }],
    },
  ],
  products: [{ id: "mill", price: 900, kind: "product", addOnTo: ["press"] }],
  sellers: [
    {
      id: "north",
      timeZone: "Europe/Oslo",
      calendar: { hours: { mon: [["09:00", "17:00"]] }, dates: { "2026-12-24": [["09:00", "12:00"]] } },
    },
  ],
  previous: [{ key: "bakery:first:1", sellerId: "north", on: "2026-11-23", status: "pinned", revision: 0 }],
  standards: [{ id: "answer", measure: "first-reply", atMost: 240, share: 0.9, clock: "business", pauses: "customer" }],
  findings: { accountId: "bakery", on: "2026-11-21", satisfaction: "happy", rivals: "none" },
};
reviewPortfolio(json, { ...when, previous: json.previous });
evaluateServiceStandards(json.accounts[0]?.tickets ?? [], { standards: json.standards });
recommendAfterReview(json.findings, { catalogue: json.products });
addWorkingDays("2026-11-21", 3, { calendar: json.sellers[0]?.calendar ?? { hours: {} } });

/** The same, frozen to its literals. */
const fixed = {
  accounts: [{ id: "bakery", resources: "ample", touches: [{ on: "2026-09-01", kind: "call" }] }],
  products: [{ id: "mill", price: 900, kind: "product", segments: ["shop"] }],
  sellers: [{ id: "north", timeZone: "UTC", calendar: { hours: { mon: [["09:00", "17:00"]] } }, segments: ["shop"] }],
} as const;
reviewPortfolio(fixed, when);
scoreOpportunity(fixed.accounts[0], { catalogue: fixed.products, asOf: "2026-11-21" });

/** Whatever is deeply read-only is taken. */
type Still<T> = T extends string | number | boolean | null | undefined | Date
  ? T
  : { readonly [Name in keyof T]: Still<T[Name]> };
/** A row whose every optional field is there, with `undefined` or `null` in it. */
type Unknown<T> = { [Name in keyof T]: undefined extends T[Name] ? null | undefined : T[Name] };
/** What a row may be for a record: still, with unknown fields, and with texts that have no narrower type. */
type Taken<Row> = [Still<Row>, Unknown<Row>, { [Name in keyof Row]: Row[Name] }] extends [Row, Row, Row] ? true : Row;

export const taken: {
  account: Taken<Account>;
  signal: Taken<AccountSignal>;
  contact: Taken<Contact>;
  preferences: Taken<ContactPreferences>;
  contract: Taken<Contract>;
  deal: Taken<Deal>;
  invoice: Taken<Invoice>;
  owned: Taken<OwnedProduct>;
  product: Taken<Product>;
  purchase: Taken<Purchase>;
  seller: Taken<Seller>;
  survey: Taken<SurveyAnswer>;
  ticket: Taken<Ticket>;
  touch: Taken<Touch>;
  usage: Taken<Usage>;
  calendar: Taken<WorkingCalendar>;
  findings: Taken<ReviewFindings>;
} = {
  account: true,
  signal: true,
  contact: true,
  preferences: true,
  contract: true,
  deal: true,
  invoice: true,
  owned: true,
  product: true,
  purchase: true,
  seller: true,
  survey: true,
  ticket: true,
  touch: true,
  usage: true,
  calendar: true,
  findings: true,
};

/** What the schemas give is taken where records are. */
declare const parsed: {
  accounts: z.output<typeof schemas.accountSchema>[];
  products: z.output<typeof schemas.productSchema>[];
  sellers: z.output<typeof schemas.sellerSchema>[];
};
reviewPortfolio(parsed, when);

/** Rows of a database client: every column that may be empty is `null`, texts are `string`, moments are a `Date`. */
declare const row: {
  id: string;
  name: string | null;
  segment: string | null;
  status: string | null;
  resources: string | null;
  annualBudget: number | null;
  owned: { productId: string; purchasedOn: string; quantity: number | null; warrantyEndsOn: string | null }[];
  tickets: { id: string; openedAt: Date; resolvedAt: Date | null; contacts: number | null; topic: string | null }[];
};
reviewPortfolio({ accounts: [row], products: [], sellers: [] }, when);
const [ticket] = row.tickets;
if (ticket) scoreEffort(ticket, { timeZone: undefined, calendar: undefined });
netPromoterScore([9, 10, 3], { confidence: undefined });

/** What is refused while you type. */
declare const decimal: { toNumber(): number };
declare const moment: Date;
export const refused = {
  // @ts-expect-error A day is a text: `dayOf(moment, timeZone)` makes one.
  owned: { productId: "mill", purchasedOn: moment } satisfies OwnedProduct,
  // @ts-expect-error Money is a number: `decimal.toNumber()`.
  account: { id: "bakery", annualBudget: decimal } satisfies Account,
  // @ts-expect-error A field that no record has.
  misspelt: { id: "bakery", anualBudget: 20 } satisfies Account,
};
// @ts-expect-error An option that takes a few words takes no other.
planReviews([], { sellers: [], from: "2026-11-23", to: "2026-12-04", searchEffort: "much" });

/** Rows of plans and standards too. */
export const stored: readonly PreviousBooking[] = json.previous;
export const standards: readonly ServiceStandard[] = json.standards;
