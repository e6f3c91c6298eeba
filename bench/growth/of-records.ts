/** What is made beforehand for so many rows of other systems, and what is timed. */
import {
  type Account,
  customerReferralValue,
  defineCatalogue,
  describeAccount,
  drawControlGroup,
  playbookProgress,
  portfolioReviewer,
  portfolioScenarios,
  runPlaybooks,
} from "retention-kit";
import { fromHubSpot, fromSalesforce, fromTwenty, fromZendesk, joinRecords } from "retention-kit/adapters";
import { toICalendar } from "retention-kit/icalendar";
import { parseContracts, parseTouches } from "retention-kit/schemas";
import { reportsOf } from "./reports.js";
import { accountsOf, asOf, below, bookOf, calendar, DAY, dayFrom, many, requestsOf, to } from "./rows.js";
import type { Prepared } from "./functions.js";

/** A deal of each account, so that there are as many rows of either. */
const half = (count: number): number => Math.ceil(count / 2);
const instant = (): string => new Date(Date.parse(asOf) - below(700) * DAY).toISOString();
const adapted = (accounts: Account[]) => ({ accounts, products: [], sellers: [], left: [], counts: {}, keys: {} });

export const ofRecords: Record<string, Prepared> = {
  drawControlGroup(count) {
    const accounts = many(count, (index) => ({ id: `a${index}`, size: `size ${below(5)}` }));
    return () => drawControlGroup(accounts, { share: 0.2, seed: 1, strata: ["size"] });
  },
  customerReferralValue(count) {
    const referrals = many(count, () => ({
      joinsAfter: below(4),
      margins: [below(100), below(100)],
      wouldHaveJoined: below(100) / 100,
    }));
    return () => customerReferralValue(referrals, { acquisitionCost: 50, discount: 0.1 });
  },
  playbookProgress(count) {
    const steps = [
      { after: 1, kind: "call" },
      { after: 4, kind: "meeting" },
    ] as const;
    const playbooks = [{ id: "welcome", trigger: { on: "new-customer" as const }, steps }];
    const results = many(count, (index) =>
      runPlaybooks({ id: `a${index}`, purchases: [{ on: dayFrom(-below(90)) }] }, { playbooks, asOf, calendar }),
    );
    return () => playbookProgress(results);
  },
  defineCatalogue(count) {
    const products = many(count, (index) => ({ id: `p${index}`, price: 1 + below(900), margin: 0.4 }));
    return () => defineCatalogue(products);
  },
  describeAccount(count) {
    const records = bookOf(count);
    const book = reportsOf(count);
    return () => describeAccount(book, `a${count - 1}`, records, { asOf, to });
  },
  portfolioReviewer(count) {
    const { accounts, products, sellers } = bookOf(count);
    return () => {
      const reviewer = portfolioReviewer({ products, sellers }, { asOf, to });
      for (const pass of ["learn", "weigh", "report"] as const) {
        for (const account of accounts) reviewer[pass](account);
      }
      return reviewer.plan();
    };
  },
  portfolioScenarios(count) {
    const records = bookOf(count);
    return () => portfolioScenarios(records)({ asOf, to }).plan();
  },
  fromHubSpot(count) {
    const objects = {
      companies: many(half(count), (index) => ({ id: String(index), properties: { name: `Mill ${index}` } })),
      deals: many(half(count), (index) => ({
        id: `d${index}`,
        properties: { dealstage: "closedwon", amount: String(1 + below(900)), closedate: instant() },
        associations: { companies: { results: [{ id: String(index), type: "deal_to_company" }] } },
      })),
    };
    return () => fromHubSpot(objects);
  },
  fromSalesforce(count) {
    const objects = {
      accounts: many(half(count), (index) => ({ Id: `001${index}`, Name: `Mill ${index}` })),
      opportunities: many(half(count), (index) => ({
        Id: `006${index}`,
        AccountId: `001${index}`,
        Amount: 1 + below(900),
        IsWon: true,
        CloseDate: dayFrom(-below(700)),
      })),
    };
    return () => fromSalesforce(objects);
  },
  fromTwenty(count) {
    const objects = {
      companies: many(half(count), (index) => ({ id: `c${index}`, name: `Mill ${index}` })),
      opportunities: many(half(count), (index) => ({
        id: `o${index}`,
        companyId: `c${index}`,
        stage: "CUSTOMER",
        amount: { amountMicros: String(1e6 * (1 + below(900))), currencyCode: "EUR" },
        closeDate: instant(),
      })),
    };
    return () => fromTwenty(objects);
  },
  fromZendesk(count) {
    const objects = {
      organizations: many(half(count), (index) => ({ id: index, name: `Mill ${index}` })),
      tickets: many(half(count), (index) => ({
        id: index,
        organization_id: index,
        status: "open",
        created_at: instant(),
      })),
    };
    return () => fromZendesk(objects);
  },
  joinRecords(count) {
    const crm = adapted(accountsOf(half(count)));
    const desk = adapted(many(half(count), (index) => ({ id: `a${index}`, tickets: [] })));
    return () => joinRecords(crm, desk, { by: "id" });
  },
  toICalendar(count) {
    const booked = requestsOf(count).map(({ key, accountId, idealOn, minutes }) => ({
      key,
      accountId,
      sellerId: "s0",
      on: idealOn,
      minutes,
      revision: 0,
      reasons: [],
    }));
    return () => toICalendar({ booked });
  },
  parseTouches(count) {
    const rows = many(count, () => ({ on: dayFrom(-below(700)), kind: "call" }));
    return () => parseTouches(rows);
  },
  parseContracts(count) {
    const rows = many(count, (index) => ({
      id: `c${index}`,
      startsOn: dayFrom(-below(700)),
      endsOn: dayFrom(below(700)),
      amount: 1 + below(900),
      per: "year",
    }));
    return () => parseContracts(rows);
  },
};
