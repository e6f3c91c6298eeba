import type { PortfolioReasons } from "../../reasons/codes/portfolio.js";
import type { DomainWords } from "../not-translated.js";
import { amount, count, moneyIn, percent } from "./terms.js";
import { wordOf } from "../word-of.js";

const statuses: Record<string, string> = {
  prospect: "a prospect",
  trial: "on trial",
  customer: "a customer",
  churned: "no longer a customer",
};

const inDays = (days: number): string => (days === 0 ? "today" : `in ${count(days, "day")}`);

const afterRenewals = (renewals: number): string =>
  renewals === 0 ? "in their first term" : `after ${count(renewals, "renewal")}`;

const within = (months: number): string => count(Math.round(months), "month");

const monthsSeen = (seen: number, ended: number): string =>
  `of contracts like it, ${amount(ended)} ended in ${count(seen, "month")} under contract`;

/** Nothing where it is hardly any. */
const laterLost = (leaves: number): string =>
  leaves >= 0.005
    ? `; even if it buys, ${percent(leaves)} of its money is expected to be lost by its leaving later`
    : "";

/** English for the portfolio domain. */
export const portfolio: DomainWords<PortfolioReasons> = {
  "portfolio.standing.given": ({ status }) => `the CRM says: ${wordOf(statuses, status) ?? status}`,
  "portfolio.standing.given-since": ({ status, since }) =>
    `the CRM says: ${wordOf(statuses, status) ?? status}, since ${since}`,
  "portfolio.standing.bought-on": ({ on }) => `last bought on ${on}`,
  "portfolio.standing.bought-since-churned": ({ since }) => `has bought again since it left on ${since}`,
  "portfolio.standing.contract-running": ({ contractId }) => `contract ${contractId} is running`,
  "portfolio.standing.contract-endless": ({ contractId }) =>
    `contract ${contractId} is running, and has no end: it may be left at any time`,
  "portfolio.standing.contract-starts": ({ contractId, startsOn }) =>
    `contract ${contractId} is signed and starts on ${startsOn}`,
  "portfolio.standing.contract-over": ({ contractId, endsOn }) =>
    `contract ${contractId} ended on ${endsOn}, and no purchase since is on record`,
  "portfolio.standing.contract-late": ({ contractId, endsOn, lateUntil }) =>
    `contract ${contractId} ended on ${endsOn} and is not renewed yet; lost after ${lateUntil} unless it is`,
  "portfolio.standing.contract-ended": ({ contractId }) =>
    `contract ${contractId} has ended, on a day that is not on record`,
  "portfolio.standing.owns": ({ products }) => `owns ${count(products, "product")}; no purchase is on record`,
  "portfolio.standing.nothing-bought": () => "nothing has been bought so far",
  "portfolio.standing.all-returned": ({ on }) => `all that it bought was returned, the last of it on ${on}`,
  "portfolio.standing.purchases-unknown": () => "neither purchases nor products were given",
  "portfolio.standing.bought-once": ({ on, slowsOn }) =>
    `bought once, on ${on}; slowing from ${slowsOn} on unless it buys again`,
  "portfolio.standing.in-time": ({ on, gapDays, slowsOn }) =>
    `last bought on ${on}, expected about every ${count(gapDays, "day")}; slowing from ${slowsOn} on unless it buys`,
  "portfolio.standing.silent": ({ days, gapDays }) =>
    `has not bought for ${count(days, "day")}; expected about every ${count(gapDays, "day")}`,
  "portfolio.standing.unlikely": ({ days, gapDays, probability, chanceDays }) =>
    `has not bought for ${count(days, "day")}, expected about every ${count(gapDays, "day")}; by its purchases alone, the chance of another within ${count(chanceDays, "day")} is ${percent(probability)}`,
  "portfolio.standing.silent-once": ({ days, gapDays }) =>
    `has bought only once, ${count(days, "day")} ago; other customers buy about every ${count(gapDays, "day")}`,
  "portfolio.standing.unlikely-once": ({ days, gapDays, probability, chanceDays }) =>
    `has bought only once, ${count(days, "day")} ago, where other customers buy about every ${count(gapDays, "day")}; by its purchases alone, the chance of another within ${count(chanceDays, "day")} is ${percent(probability)}`,
  "portfolio.standing.no-rhythm": ({ days }) =>
    `has bought only once, ${count(days, "day")} ago; no other customer has bought twice`,
  "portfolio.standing.purchase-would-change": () => "a purchase would make it active again",

  "portfolio.effort.tickets-unknown": () => "no tickets were given, so effort is unknown",
  "portfolio.effort.no-tickets": () => "no problem was reported in the last 12 months",
  "portfolio.loyalty.nothing-known": () => "no tickets, surveys or purchases were given, so loyalty is unknown",
  "portfolio.loyalty.purchases-do-not-tell": () =>
    "no tickets or surveys were given, and its purchases do not tell enough, so loyalty is unknown",
  "portfolio.purchases.unknown": () => "no purchases were given, so what its loss would cost is unknown",
  "portfolio.purchases.unreadable": ({ rows }) =>
    `what it bought is unknown: ${count(rows, "purchase row")} could not be read`,
  "portfolio.purchases.none": () => "nothing has been bought so far",
  "portfolio.purchases.too-few": ({ accounts, least }) =>
    `no model of when accounts buy: ${count(accounts, "account")} with a repeat purchase, and ${amount(least)} ${least === 1 ? "is" : "are"} needed`,
  "portfolio.spend.too-few": ({ accounts, least }) =>
    `no model of what accounts spend: ${count(accounts, "account")} with the amount of every repeat purchase, and ${amount(least)} ${least === 1 ? "is" : "are"} needed`,
  "portfolio.buys-again.purchases": ({ probability, days }) =>
    `going by its purchases alone, the chance that it buys within ${count(days, "day")} is ${percent(probability)}`,
  "portfolio.buys-again.has-left": ({ probability, days }) =>
    `it has left, so the chance of a purchase within ${count(days, "day")} is capped at ${percent(probability)}`,
  "portfolio.buys-again.no-customer-yet": () => "not a customer yet, so a repeat purchase cannot be expected",
  "portfolio.buys-again.no-past": () =>
    "the record is too short to check the chance of buying against past outcomes, so it comes straight from the purchase model",
  "portfolio.buys-again.season": ({ days, years }) =>
    `this book's purchases are seasonal, so the chance is based on the same ${count(days, "day")} of the last ${count(years, "year")}`,
  "portfolio.buys-again.season-unknown": ({ days, years, least }) =>
    `whether purchases are seasonal is not known yet: the same ${count(days, "day")} can be compared with the rest of ${count(years, "past year")}, and ${amount(least)} ${least === 1 ? "is" : "are"} needed`,
  "portfolio.other-currency": ({ currency, book }) =>
    `its amounts are in ${currency} and are left out, as those of the book are in ${book}`,
  "portfolio.value-at-risk.unknown": () => "value at risk is unknown, because no model tells what it will spend",
  "portfolio.value-at-risk.not-a-customer": () => "no value at risk, because it is not a customer now",
  "portfolio.value-at-risk.spent": ({ spent }, currency) => `spent ${moneyIn(currency, spent)} in the last 12 months`,
  "portfolio.value-at-risk.lasting": ({ amount: money, productId, products, months }, currency) =>
    `${moneyIn(currency, money)} of it went into ${productId}${products > 1 ? ` and ${count(products - 1, "other product")}` : ""}, ` +
    `which ${products > 1 ? "last" : "lasts"} and will not be bought again within ${count(Math.round(months), "month")}`,
  "portfolio.value-at-risk.unpriced": ({ lines }) =>
    `${count(lines, "purchase line")} without an amount or a list price, not in the money`,
  "portfolio.value-at-risk.credits-unused": ({ credits }) =>
    `${count(credits, "credit")} on purchases without an amount, not taken off`,
  "portfolio.value-at-risk.short-record": ({ since, days }) =>
    `purchases are on record since ${since} only, ${count(days, "day")}: a year's spend is higher than what they add up to`,
  "portfolio.value-at-risk.leaves": ({ share, months }) =>
    `if it buys, ${percent(share)} of the money of ${count(Math.round(months), "month")} is still expected to be lost, as it may leave within them`,
  "portfolio.value-at-risk.loss-from-purchases": () =>
    "no tickets or surveys were given, so the probability of loss comes from its purchases alone",
  "portfolio.value-at-risk.of-contracts": ({ amount: money, ending, months }, currency) =>
    `no purchases of the last 12 months are known, so the money is that of its contracts: ${moneyIn(currency, Math.round(money))} in the next ${count(Math.round(months), "month")}, ` +
    `of which ${moneyIn(currency, Math.round(ending))} is of contracts with an end by then`,
  "portfolio.value-at-risk.of-endless": ({ amount: money, ending, endless, months }, currency) =>
    `no purchases of the last 12 months are known, so the money is that of its contracts: ${moneyIn(currency, Math.round(money))} in the next ${within(months)}, ` +
    `of which ${moneyIn(currency, Math.round(endless))} is of contracts without an end and ${moneyIn(currency, Math.round(ending))} of contracts with an end by then`,
  "portfolio.value-at-risk.contracts-run-on": ({ amount: money, months }, currency) =>
    `no purchases of the last 12 months are known, so the money is that of its contracts: ${moneyIn(currency, Math.round(money))} in the next ${count(Math.round(months), "month")}, ` +
    "and none of them ends by then",
  "portfolio.value-at-risk.renewal-assumed": ({ probability }) =>
    `no renewal is signed yet, so its chance is assumed to be ${percent(probability)}`,
  "portfolio.value-at-risk.renewal-late": ({ contractId, endsOn, probability }) =>
    `contract ${contractId} ended on ${endsOn}; the chance that it is still renewed counts as ${percent(probability)}`,
  "portfolio.value-at-risk.renewal-by-rate": ({ contractId, renewed, ended, months, probability }) =>
    `the chance that contract ${contractId} still runs in ${within(months)} counts as ${percent(probability)}: of the terms of its length that ended, ${amount(renewed)} of ${amount(ended)} were renewed`,
  "portfolio.value-at-risk.renewal-by-model": ({ contractId, renewals, months, probability }) =>
    `the chance that contract ${contractId} still runs in ${within(months)} counts as ${percent(probability)}, by contracts of its length ${afterRenewals(renewals)}`,
  "portfolio.value-at-risk.endless-assumed": ({ contractId, months, probability }) =>
    `contract ${contractId} has no end: the chance that it is left within ${within(months)} is assumed to be ${percent(probability)}`,
  "portfolio.value-at-risk.endless-by-rate": ({ contractId, seen, ended, months, probability }) =>
    `contract ${contractId} has no end: the chance that it is left within ${within(months)} counts as ${percent(probability)}; ${monthsSeen(seen, ended)}`,
  "portfolio.value-at-risk.endless-by-model": ({ contractId, seen, ended, months, probability }) =>
    `contract ${contractId} has no end: the chance that it is left within ${within(months)} counts as ${percent(probability)}, by how long it has run; ${monthsSeen(seen, ended)}`,
  "portfolio.value-at-risk.contracts-unpriced": ({ contracts }) =>
    `${count(contracts, "running contract")} without an amount, not in the money`,
  "portfolio.value-at-risk.model-taken-as-sure": () =>
    "the model of its purchases has no covariance, so the bounds leave its uncertainty out",
  "portfolio.field.unknown": ({ field, rows }) =>
    `${field} is not a field of any record and was not read, ${count(rows, "time")}`,
  "portfolio.field.misspelt": ({ field, meant, rows }) =>
    `${field} is not a field of any record and was not read, ${count(rows, "time")}; did you mean ${meant}?`,
  "portfolio.coverage.first": ({ latestOn }) => `its longest interval ends on ${latestOn}`,
  "portfolio.coverage.overdue": ({ latestOn }) => `its longest interval ended on ${latestOn}`,
  "portfolio.attention.keep": ({ amount: money, months, loss, leaves }, currency) =>
    `${moneyIn(currency, Math.round(money))} at risk in the next ${count(Math.round(months), "month")}: chance of no purchase ${percent(loss)}${laterLost(leaves)}`,
  "portfolio.attention.keep-beyond": ({ amount: money, beyond, months, loss, leaves }, currency) =>
    `${moneyIn(currency, Math.round(money))} at risk in the next ${count(Math.round(months), "month")}, ${moneyIn(currency, Math.round(beyond))} of it outside its contracts: chance of no purchase ${percent(loss)}${laterLost(leaves)}`,
  "portfolio.attention.renew": ({ contractId, endsOn, amount: money }, currency) =>
    `contract ${contractId}, ${moneyIn(currency, Math.round(money))} a year, is up for renewal on ${endsOn}`,
  "portfolio.attention.ends": ({ contractId, endsOn, amount: money }, currency) =>
    `contract ${contractId}, ${moneyIn(currency, Math.round(money))} a year, ends on ${endsOn}: notice was given`,
  "portfolio.attention.late": ({ contractId, endsOn, amount: money }, currency) =>
    `contract ${contractId}, ${moneyIn(currency, Math.round(money))} a year, ended on ${endsOn} and is not renewed yet`,
  "portfolio.attention.endless": ({ contractId, amount: money, months, probability }, currency) =>
    `contract ${contractId}, ${moneyIn(currency, Math.round(money))} a year, may be left at any time: chance ${percent(probability)} within ${within(months)}`,
  "portfolio.attention.grow": ({ amount: money, months }, currency) =>
    `further sales within ${count(Math.round(months), "month")} are worth ${moneyIn(currency, Math.round(money))} on average`,
  "portfolio.attention.deals": ({ amount: money, months, ofDeals, deals }, currency) =>
    `further sales within ${count(Math.round(months), "month")} are worth ${moneyIn(currency, Math.round(money))} on average, ` +
    `${moneyIn(currency, Math.round(ofDeals))} of it from ${count(deals, "open deal")}`,
  "portfolio.attention.at-pace": ({ amount: money, worth, months }, currency) =>
    `at the pace of its last 12 months it would bring ${moneyIn(currency, Math.round(worth))} in the next ${count(Math.round(months), "month")}; ` +
    `${moneyIn(currency, Math.round(money))} of it counts as at risk`,
  "portfolio.attention.by-service": ({ probability }) =>
    `the chance that it buys again counts as ${percent(probability)}, by the service it had`,
  "portfolio.attention.stops": ({ of, stopped, months, probability }) =>
    of === 0
      ? `the record does not tell how many accounts stop buying, so the chance that it stops counts as ${percent(probability)}`
      : `of ${count(of, "account")} that bought in the 12 months before, ${amount(stopped)} bought nothing in the last ${count(months, "month")}, ` +
        `so the chance that it stops counts as ${percent(probability)}`,
  "portfolio.attention.begins": ({ of, began, months, probability }) =>
    `${amount(began)} of ${count(of, "account")} without a purchase ${count(months, "month")} ago ` +
    `${began === 1 ? "has" : "have"} bought since, so the chance that it begins counts as ${percent(probability)}`,
  "portfolio.attention.win-back": ({ worth, months, probability }, currency) =>
    `if it buys again as before, that is worth ${moneyIn(currency, Math.round(worth))} in ${count(Math.round(months), "month")}; chance of a purchase within them ${percent(probability)}`,
  "portfolio.win-back.before": ({ spent, lastOn }, currency) =>
    `spent ${moneyIn(currency, spent)} in the 12 months up to its last purchase on ${lastOn}`,
  "portfolio.renewal.up": ({ contractId, endsOn, daysLeft, amount: money }, currency) =>
    `contract ${contractId}, ${moneyIn(currency, Math.round(money))} a year, ends on ${endsOn}, ${inDays(daysLeft)}`,
  "portfolio.renewal.ends": ({ contractId, endsOn, daysLeft }) =>
    `contract ${contractId} ends on ${endsOn}, ${inDays(daysLeft)}`,
  "portfolio.renewal.late": ({ contractId, endsOn, daysAgo }) =>
    `contract ${contractId} ended on ${endsOn}, ${count(daysAgo, "day")} ago, and is not renewed yet`,
  "portfolio.renewal.late-up": ({ contractId, endsOn, daysAgo, amount: money }, currency) =>
    `contract ${contractId}, ${moneyIn(currency, Math.round(money))} a year, ended on ${endsOn}, ${count(daysAgo, "day")} ago, and is not renewed yet`,
  "portfolio.renewal.notice": ({ noticeOn, daysLeft }) =>
    `notice can be given until ${noticeOn}, ${daysLeft === 0 ? "today" : `${count(daysLeft, "day")} from now`}`,
  "portfolio.renewal.after-notice": ({ contractId, noticeOn }) =>
    `after the last day for notice of contract ${contractId}, ${noticeOn}`,
  "portfolio.renewal.after-end": ({ contractId, endsOn }) => `after the end of contract ${contractId}, ${endsOn}`,
  "portfolio.renewal.cancelled": () => "notice was given",
  "portfolio.renewal.runs-on": () => "it renews by itself, and the last day for notice has passed",
  "portfolio.renewal.drafted": () => "the contract that will renew it is waiting for a signature",
  "portfolio.renewal.one-sided": ({ ended, renewed }) =>
    `${amount(renewed)} of ${count(ended, "term")} that ended were renewed: ${renewed === 0 ? "renewals" : "contracts that were not renewed"} seem to be missing from the records, so the chance is an assumption`,
  "portfolio.renewal.by-model": ({ renewals }) =>
    `chance learned from contracts of its length ${afterRenewals(renewals)}`,
  "portfolio.renewal.by-rate": ({ renewed, ended }) =>
    `of the contracts of its length that ended, ${amount(renewed)} of ${amount(ended)} were renewed`,
  "portfolio.renewal.account-lost": () => "the account has left",
  "portfolio.renewal.account-slowing": () => "the account buys more slowly than usual, which lowers the chance",
  "portfolio.renewals.unpriced": ({ contracts }) =>
    `${count(contracts, "contract")} up for renewal without an amount, not in the money`,
  "portfolio.renewals.endless": ({ contracts, share, to }) =>
    `${count(contracts, "contract")} without an end, ${percent(share)} of which are expected to be left by ${to}`,
  "portfolio.sellers.usual-week": ({ sellers, days, hours }) =>
    `no calendar given, assumed to work ${days}, ${hours}: ${count(sellers, "seller")}`,
  "portfolio.sellers.usual-minutes": ({ sellers, minutes }) =>
    `minutes a day for reviews not given, assumed to be ${amount(minutes)}: ${count(sellers, "seller")}`,
  "portfolio.word-of-mouth.tickets-unknown": () =>
    "no account's tickets were given, so it is not known who has a problem to talk about",
  "portfolio.word-of-mouth.silent": ({ silent, reported, complainShare }) =>
    `${percent(complainShare)} of customers with a problem report it: in addition to the ${amount(reported)} who did, an estimated ${amount(silent)} kept silent`,
  "portfolio.word-of-mouth.undecided": ({ accounts }) =>
    `left out: ${count(accounts, "account")} with a problem that is still open, or whose outcome is not known`,

  "portfolio.advocate.active": () => "keeps buying",
  "portfolio.advocate.friendly": ({ contactId }) => `${contactId} is friendly`,
  "portfolio.advocate.effort-low": ({ effort }) => `its problems took little effort, ${amount(effort)} of 5`,
  "portfolio.advocate.promoter": ({ on }) => `said on ${on} that it would recommend you`,
  "portfolio.advocate.alike": () => "similar to the prospect in kind or size",
  "portfolio.advocate.not-active": ({ state }) => `is "${state}", not active`,
  "portfolio.advocate.nobody-friendly": () => "no one there is known to be friendly",
  "portfolio.advocate.do-not-contact": () => "does not want to be contacted",
  "portfolio.advocate.sentiment": () => "its sentiment is negative",
  "portfolio.advocate.problem-open": ({ topic }) => `the problem with ${topic} is open`,
  "portfolio.advocate.effort-high": ({ effort, most }) =>
    `its problems took too much effort, ${amount(effort)} of 5 (the limit is ${amount(most)})`,
  "portfolio.advocate.detractor": ({ on }) => `said on ${on} that it would not recommend you`,
  "portfolio.advocate.asked-lately": ({ on, days }) =>
    `was asked for a favor on ${on}, less than ${count(days, "day")} ago`,
  "portfolio.action.hold-review": ({ minutes }) => `hold the review, ${count(minutes, "minute")}`,
  "portfolio.action.solve-problem": ({ topic }) => `get the problem with ${topic} solved, and keep the customer posted`,
  "portfolio.action.rescue": () => "they may be about to leave: call and ask what is wrong",
  "portfolio.action.follow-up": () => "follow up the sale",
  "portfolio.action.remind": () => "remind them",
  "portfolio.action.invite": () => "invite them to a review",
  "portfolio.action.booked-on": ({ on }) => `the plan has their review on ${on}`,
  "portfolio.action.review-without-day": ({ latestOn }) =>
    `a review is due by ${latestOn}, and the plan has no day for it`,
};
