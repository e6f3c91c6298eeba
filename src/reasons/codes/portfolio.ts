/** Reason codes of the portfolio domain, with their parameters: why a part is empty. */
export interface PortfolioReasons {
  /** The CRM's status decided the account's state. */
  "portfolio.standing.given": { status: string };
  /** The same, with the day since which it holds. */
  "portfolio.standing.given-since": { status: string; since: string };
  /** What it last bought, where the status would not lead one to expect it. */
  "portfolio.standing.bought-on": { on: string };
  /** It bought again after the CRM says that it left. */
  "portfolio.standing.bought-since-churned": { since: string };
  /** A contract runs. */
  "portfolio.standing.contract-running": { contractId: string };
  /** The same of a contract without an end. */
  "portfolio.standing.contract-endless": { contractId: string };
  /** None runs, and one is signed that begins later. */
  "portfolio.standing.contract-starts": { contractId: string; startsOn: string };
  /** Its last contract ran out, and nothing was bought since. */
  "portfolio.standing.contract-over": { contractId: string; endsOn: string };
  /** Its last contract ran out some days ago, and may still be renewed up to that day; then it counts as lost. */
  "portfolio.standing.contract-late": { contractId: string; endsOn: string; lateUntil: string };
  /** Its last contract was cancelled or has expired, on an unknown day. */
  "portfolio.standing.contract-ended": { contractId: string };
  /** It owns this many products; when it bought is not on record. */
  "portfolio.standing.owns": { products: number };
  /** No purchase up to `asOf`, and it owns nothing. */
  "portfolio.standing.nothing-bought": Record<never, never>;
  /** Nothing is left of what it bought: the last of it was taken back on this day. */
  "portfolio.standing.all-returned": { on: string };
  /** No purchases field and nothing owned. */
  "portfolio.standing.purchases-unknown": Record<never, never>;
  /** Its purchases were not given, and it brought as many problems since that day: it is taken for a customer. */
  "portfolio.standing.has-tickets": { tickets: number; since: string };
  /** One purchase so far; without another it counts as slowing from that day on. */
  "portfolio.standing.bought-once": { on: string; slowsOn: string };
  /** Bought within twice its own gap; without another purchase it counts as slowing from that day on. */
  "portfolio.standing.in-time": { on: string; gapDays: number; slowsOn: string };
  /** Silent for many of its own gaps. */
  "portfolio.standing.silent": { days: number; gapDays: number };
  /** The same, and unlikely to buy. */
  "portfolio.standing.unlikely": { days: number; gapDays: number; probability: number; chanceDays: number };
  /** It bought once, so long ago; the rhythm is that of the book's other customers. */
  "portfolio.standing.silent-once": { days: number; gapDays: number };
  /** The same, and unlikely to buy. */
  "portfolio.standing.unlikely-once": { days: number; gapDays: number; probability: number; chanceDays: number };
  /** It bought once, so long ago, and no customer of the book has bought twice. */
  "portfolio.standing.no-rhythm": { days: number };
  /** A purchase would make it active again. */
  "portfolio.standing.purchase-would-change": Record<never, never>;

  /** No tickets field: what went wrong is unknown, which is not the same as nothing. */
  "portfolio.effort.tickets-unknown": Record<never, never>;
  /** No ticket in the year up to `asOf`. */
  "portfolio.effort.no-tickets": Record<never, never>;
  /** Neither tickets nor surveys nor purchases are known. */
  "portfolio.loyalty.nothing-known": Record<never, never>;
  /** The same where purchases were given: none of them can be read, or no model tells of them. */
  "portfolio.loyalty.purchases-do-not-tell": Record<never, never>;
  /** No purchases field: what was bought is unknown, which is not the same as nothing. */
  "portfolio.purchases.unknown": Record<never, never>;
  /** No purchase up to `asOf` that could be read, and the number of rows that could not. */
  "portfolio.purchases.unreadable": { rows: number };
  /** No purchase up to `asOf`. */
  "portfolio.purchases.none": Record<never, never>;
  /** Too few accounts have a repeat purchase to fit a model of when accounts buy. */
  "portfolio.purchases.too-few": { accounts: number; least: number };
  /** Too few accounts have repeat purchases, each with its amount, to fit a model of what they spend. */
  "portfolio.spend.too-few": { accounts: number; least: number };
  /** What the purchases alone say of buying within this many days. */
  "portfolio.buys-again.purchases": { probability: number; days: number };
  /** It has left, so that it is no likelier to buy within this many days than any account that lapsed. */
  "portfolio.buys-again.has-left": { probability: number; days: number };
  /** No one buys again who has not bought. */
  "portfolio.buys-again.no-customer-yet": Record<never, never>;
  /** The record is too short to compare the chance of buying with what happened: it is the purchase model's own. */
  "portfolio.buys-again.no-past": Record<never, never>;
  /**
   * The chance of buying is compared with what happened up to this number of days, 0 if not at all; beyond, up to the most that are
   * asked about, it is the purchase model's own.
   */
  "portfolio.buys-again.past-until": { days: number; most: number };
  /** Stored calibrations that are not used, as their days overlap those of others, or leave some out. */
  "portfolio.buys-again.unused": { calibrations: number };
  /** Purchases follow the seasons: the chance within these days is told by the same days of that many years. */
  "portfolio.buys-again.season": { days: number; years: number };
  /** The same days of too few past years are on record to tell a season. */
  "portfolio.buys-again.season-unknown": { days: number; years: number; least: number };
  /** The account's amounts are in another currency than the book's, and left out: what it spends is unknown. */
  "portfolio.other-currency": { currency: string; book: string };
  /** There is no purchase model, or the account's spend is not known. */
  "portfolio.value-at-risk.unknown": Record<never, never>;
  /** An account that is not a customer has nothing at risk; see `winBack` for what it would be worth. */
  "portfolio.value-at-risk.not-a-customer": Record<never, never>;
  /** What it spent in the last 12 months, by which the coming months are judged. */
  "portfolio.value-at-risk.spent": { spent: number };
  /** What of it went into products that last longer than the coming months, most of it into the one named. */
  "portfolio.value-at-risk.lasting": { amount: number; productId: string; products: number; months: number };
  /** Lines of these months without an amount and a list price, which are not in the money. */
  "portfolio.value-at-risk.unpriced": { lines: number };
  /** Credits of these months that lower nothing, as no one knows what their product cost. */
  "portfolio.value-at-risk.credits-unused": { credits: number };
  /** The book's purchases are on record for less than the year whose spend sets the pace. */
  "portfolio.value-at-risk.short-record": { since: string; days: number };
  /** Neither tickets nor surveys are known: the probability of loss comes from the purchases alone. */
  "portfolio.value-at-risk.loss-from-purchases": Record<never, never>;
  /** If it buys at all, this share of the money of the months is expected to be lost because it leaves within them. */
  "portfolio.value-at-risk.leaves": { share: number; months: number };
  /** Money of a year of its contracts, as it bought nothing in the last 12 months, and what of it ends in these months. */
  "portfolio.value-at-risk.of-contracts": { amount: number; ending: number; months: number };
  /** The same, where none of it ends within the months. */
  "portfolio.value-at-risk.contracts-run-on": { amount: number; months: number };
  /** The same, where some of them have no end. */
  "portfolio.value-at-risk.of-endless": { amount: number; ending: number; endless: number; months: number };
  /** The same of an account that buys nothing but what is billed under its contracts. */
  "portfolio.value-at-risk.billed": { amount: number; ending: number; endless: number; months: number };
  /** The chance that a contract still runs after these months, by how many terms of its length were renewed. */
  "portfolio.value-at-risk.renewal-by-rate": {
    contractId: string;
    renewed: number;
    ended: number;
    months: number;
    probability: number;
  };
  /** The same by the survival of contracts of its length that had been renewed as often. */
  "portfolio.value-at-risk.renewal-by-model": {
    contractId: string;
    renewals: number;
    months: number;
    probability: number;
  };
  /** The chance that a contract without an end does end within these months, where none like it is known to have ended. */
  "portfolio.value-at-risk.endless-assumed": { contractId: string; months: number; probability: number };
  /** The same by how many like it ended in the months that were seen of them. */
  "portfolio.value-at-risk.endless-by-rate": {
    contractId: string;
    seen: number;
    ended: number;
    months: number;
    probability: number;
  };
  /** The same, and by how long it has run. */
  "portfolio.value-at-risk.endless-by-model": {
    contractId: string;
    seen: number;
    ended: number;
    months: number;
    probability: number;
  };
  /** Of contracts that are yet to end no renewal is signed, and of their length nothing is known: the chance is an assumption. */
  "portfolio.value-at-risk.renewal-assumed": { probability: number };
  /** A contract has ended, and may still be renewed. */
  "portfolio.value-at-risk.renewal-late": { contractId: string; endsOn: string; probability: number };
  /** Contracts that run and name no money. */
  "portfolio.value-at-risk.contracts-unpriced": { contracts: number };
  /** A model without a covariance: the bounds leave its uncertainty out. */
  "portfolio.value-at-risk.model-taken-as-sure": Record<never, never>;
  /** A field that no record has, in this many places: it was not read. `meant` is the field that is nearest to it. */
  "portfolio.field.unknown": { field: string; rows: number };
  "portfolio.field.misspelt": { field: string; meant: string; rows: number };
  /** Its longest interval ends within the plan, so it comes before reviews that may bring more. */
  "portfolio.coverage.first": { latestOn: string };
  /** The same, where it has ended already. */
  "portfolio.coverage.overdue": { latestOn: string };
  /** Money at risk, and the chance of no purchase in this many months. */
  "portfolio.attention.keep": { amount: number; months: number; loss: number; leaves: number };
  /** The same with the part beside the contracts that are to be renewed, whose invoices are among its purchases. */
  "portfolio.attention.keep-beyond": {
    amount: number;
    beyond: number;
    months: number;
    loss: number;
    leaves: number;
  };
  /** A contract without an end, with its money of a year, and the chance that it ends within these months. */
  "portfolio.attention.endless": { contractId: string; amount: number; months: number; probability: number };
  /** By what the odds that its contracts go on are multiplied in its attention, for the service that it had. */
  "portfolio.attention.service": { odds: number };
  /** A contract whose renewal is not settled, with its money of a year. */
  "portfolio.attention.renew": { contractId: string; endsOn: string; amount: number };
  /** The same where notice was given. */
  "portfolio.attention.ends": { contractId: string; endsOn: string; amount: number };
  /** The same where the contract has ended, and may still be renewed. */
  "portfolio.attention.late": { contractId: string; endsOn: string; amount: number };
  /** Expected value of what could still be sold, times the chance that it stays. */
  "portfolio.attention.grow": { amount: number; months: number };
  /** The same with open deals, what they are expected to bring beyond the offers, and how many there are. */
  "portfolio.attention.deals": { amount: number; months: number; ofDeals: number; deals: number };
  /** Without a model of purchases: money of the coming months at the pace of the last 12, and what of it counts as at risk. */
  "portfolio.attention.at-pace": { amount: number; worth: number; months: number };
  /** The same: its chance of buying again by the service it had, if that is lower than the chance of not stopping. */
  "portfolio.attention.by-service": { probability: number };
  /** Of accounts that bought in the 12 months up to a number of months ago, those that have not since, and the chance by them. */
  "portfolio.attention.stops": { of: number; stopped: number; months: number; probability: number };
  /** Of accounts that had bought nothing up to a number of months ago, those that began since, and a prospect's chance by them. */
  "portfolio.attention.begins": { of: number; began: number; months: number; probability: number };
  /** What an account that has left would be worth, and the chance that it buys again. */
  "portfolio.attention.win-back": { worth: number; months: number; probability: number };
  /** What it spent in the 12 months up to its last purchase. */
  "portfolio.win-back.before": { spent: number; lastOn: string };
  /** A contract that ends soon, with its money of a year. */
  "portfolio.renewal.up": { contractId: string; endsOn: string; daysLeft: number; amount: number };
  /** The contract that is to be renewed next. */
  "portfolio.renewal.ends": { contractId: string; endsOn: string; daysLeft: number };
  /** A contract that ended this many days ago and may still be renewed. */
  "portfolio.renewal.late": { contractId: string; endsOn: string; daysAgo: number };
  /** The same with its money of a year. */
  "portfolio.renewal.late-up": { contractId: string; endsOn: string; daysAgo: number; amount: number };
  /** Last day on which notice can be given. */
  "portfolio.renewal.notice": { contractId: string; noticeOn: string; daysLeft: number };
  /** The review comes after the last day for notice of a contract. */
  "portfolio.renewal.after-notice": { contractId: string; noticeOn: string };
  /** The same of a contract that names no such day, or whose day has passed: after its end. */
  "portfolio.renewal.after-end": { contractId: string; endsOn: string };
  /** Notice was given. */
  "portfolio.renewal.cancelled": { contractId: string };
  /** It renews by itself, and the last day for notice has passed. */
  "portfolio.renewal.runs-on": { contractId: string };
  /** A contract that is to renew it waits for a signature. */
  "portfolio.renewal.drafted": { contractId: string };
  /** By the survival of contracts of its length that had been renewed as often. */
  "portfolio.renewal.by-model": { renewals: number };
  /** Too few contracts of its length have ended to fit a model: by how many of them were renewed. */
  "portfolio.renewal.by-rate": { renewed: number; ended: number };
  /**
   * Every contract term on record that ended was renewed, or none was. The others seem to be missing, so nothing is
   * learned from them.
   */
  "portfolio.renewal.one-sided": { ended: number; renewed: number };
  /** The account is lost: nothing of it is renewed. */
  "portfolio.renewal.account-lost": Record<never, never>;
  /** The account is slowing, which lowers the odds. */
  "portfolio.renewal.account-slowing": Record<never, never>;
  /** Contracts up for renewal that name no money. */
  "portfolio.renewals.unpriced": { contracts: number };
  /** Contracts that run and have no end, and the share of them that is expected to have ended by a day. */
  "portfolio.renewals.endless": { contracts: number; share: number; to: string };
  /** Sellers without a calendar: they are taken to work on these days at these hours. */
  "portfolio.sellers.usual-week": { sellers: number; days: string; hours: string };
  /** Sellers who do not say how many minutes a day they have for reviews. */
  "portfolio.sellers.usual-minutes": { sellers: number; minutes: number };
  /** No account has a tickets field, so it is not known who has a problem to talk about. */
  "portfolio.word-of-mouth.tickets-unknown": Record<never, never>;
  /** Estimated number of accounts that kept silent about a problem, from those that reported one. */
  "portfolio.word-of-mouth.silent": { silent: number; reported: number; complainShare: number };
  /** Accounts left out: their problems are neither solved nor overdue, or not known. */
  "portfolio.word-of-mouth.undecided": { accounts: number };

  /** What speaks for asking a customer for a reference or to an event. */
  "portfolio.advocate.active": Record<never, never>;
  "portfolio.advocate.friendly": { contactId: string };
  "portfolio.advocate.effort-low": { effort: number };
  "portfolio.advocate.promoter": { on: string };
  /** Of the kind or size of the prospect who is to hear it. */
  "portfolio.advocate.alike": Record<never, never>;
  /** What speaks against it. */
  "portfolio.advocate.not-active": { state: string };
  "portfolio.advocate.nobody-friendly": Record<never, never>;
  "portfolio.advocate.do-not-contact": Record<never, never>;
  "portfolio.advocate.sentiment": Record<never, never>;
  "portfolio.advocate.problem-open": { topic: string };
  "portfolio.advocate.effort-high": { effort: number; most: number };
  "portfolio.advocate.detractor": { on: string };
  /** A favor was asked within this many days. */
  "portfolio.advocate.asked-lately": { on: string; days: number };

  /** What a seller can do today. */
  "portfolio.action.hold-review": { minutes: number };
  "portfolio.action.solve-problem": { topic: string };
  "portfolio.action.rescue": Record<never, never>;
  "portfolio.action.follow-up": Record<never, never>;
  "portfolio.action.remind": Record<never, never>;
  "portfolio.action.invite": Record<never, never>;
  /** A review of the plan is to be arranged. */
  "portfolio.action.booked-on": { on: string };
  /** A review is due, and the plan has no day for it. */
  "portfolio.action.review-without-day": { latestOn: string };
}
