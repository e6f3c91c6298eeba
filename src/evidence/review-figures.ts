import { contractFigures } from "./contract-figures.js";
import { dealFigures } from "./deal-figures.js";
import { figure } from "./figure.js";
import { oneSidedFigures } from "./one-sided-figures.js";
import type { AssumptionsOf } from "./preset-of.js";

/** A review interval in calendar months. */
export interface ReviewInterval {
  idealMonths: number;
  maximumMonths: number;
}

const interval = (level: string, idealMonths: number, maximumMonths: number) =>
  figure<ReviewInterval>(
    { idealMonths, maximumMonths },
    "calendar months between reviews",
    "judgment",
    `accounts of ${level} opportunity`,
    "stated judgment over the rule that low is reviewed at least yearly and high more often",
  );

const effect = (share: number, stake: string) =>
  figure(
    share,
    "share of what is at stake that one review is assumed to change",
    "judgment",
    stake,
    "stated judgment: no public figure exists; CALLPLAN's field test (8.1% more sales by better allocation, 20 matched sellers, six months) bounds it from afar; measure your own by a control group",
  );

/** How often to review an account: a table of its own, so that spacing reviews brings no other figures into a bundle. */
export const intervalFigures = () => ({
  "reviews.interval.high": interval("high", 3, 4),
  "reviews.interval.medium": interval("medium", 6, 9),
  "reviews.interval.low": interval("low", 12, 12),
});

/** The figures of that table as assumptions. */
export type IntervalAssumptions = AssumptionsOf<typeof intervalFigures>;

/** How often to review an account, and what a review is assumed to change. */
export const reviewFigures = () => ({
  "reviews.effect.keep": effect(0.1, "spend that would be lost in the horizon, by accounts that are still there"),
  "reviews.effect.renew": effect(0.1, "contracts that would not be renewed"),
  "reviews.effect.grow": effect(0.15, "offers that the account could still buy, less what it buys anyway"),
  "reviews.effect.winBack": effect(0.02, "spend of accounts that have probably left"),
  ...intervalFigures(),
  ...contractFigures(),
  ...oneSidedFigures(),
  "reviews.valueAtRiskShare": figure(
    0.1,
    "share of the customers, those with most money at risk first, of whom each asks for a review",
    "judgment",
    "customers with money at risk",
    "stated judgment: a seller holds a review with about so many of the accounts in a month; at a wholesaler it raised what the plan reached of the lost revenue from 2.6 times that of random order to 3.5 times",
  ),
  "reviews.priorityStep": figure(
    Math.SQRT2,
    "ratio of neighbouring priorities",
    "judgment",
    "accounts by the money that a review may protect or bring",
    "stated judgment: two steps double it, finer than the money is known, and some twenty priorities keep planning fast",
  ),
  "reviews.renewalWhenUnknown": figure(
    0.5,
    "chance that a contract is renewed of whose renewal nothing is known: at the end of a term of a year or more, or of a year of shorter ones",
    "judgment",
    "contracts with an end",
    "stated judgment: nothing is known, so either is as likely",
  ),
  "reviews.dealWhenUnknown": figure(
    0.25,
    "chance that an open deal is won of which the pipeline says none",
    "judgment",
    "accounts with an open deal",
    "stated judgment: more than for an offer that nobody has made yet, and less than even; take the share of your own closed deals that were won",
  ),
  "reviews.renewalSlowingOdds": figure(
    0.5,
    "odds of renewal of an account that is slowing, as a multiple of those of others",
    "judgment",
    "accounts with a contract whose purchases have become slow",
    "stated judgment: silence goes before leaving, and no public figure says how much; hold it against your own renewals",
  ),
  "reviews.renewalDaysInHand": figure(
    14,
    "days before the last day for notice, else before the end, by which to talk",
    "judgment",
    "accounts with a contract to be renewed",
    "stated judgment: two weeks leave time to change an offer and to talk a second time",
  ),
  "reviews.usageFall": figure(
    0.2,
    "fall of what is used, as a share of where it began",
    "judgment",
    "accounts whose use is measured, over half a year",
    "stated judgment: a fifth is more than a quiet month; both bounds of the trend must show the fall",
  ),
  "reviews.usageStopWeeks": figure(
    2,
    "fewest of the latest weeks that can show a sudden stop",
    "judgment",
    "accounts whose use is measured",
    "stated judgment: one week is a holiday; two at nothing after half a year of use are rarer by chance than the 2.5% that one bound of the trend allows",
  ),
  "reviews.stillOpenDays": figure(
    30,
    "days after a talk from which what is still open asks again",
    "judgment",
    "accounts with a hard problem, an unpaid invoice, an unhappy customer or a champion gone, after a talk about it",
    "stated judgment: a month is enough to do what was promised, and too long to say nothing",
  ),
  ...dealFigures(),
  "reviews.coverageShare": figure(
    0.3,
    "share of the hours that goes first to reviews whose longest interval is up",
    "judgment",
    "sellers with less time than reviews to hold",
    "stated judgment over the rule that all accounts get reviews, low ones at least once a year",
  ),
  "reviews.burningPriority": figure(
    4,
    "least priority of a customer's review that a complaint or another signal that burns asks for, a review in the middle of the book having 1",
    "judgment",
    "customers with an open problem, a bad answer or a champion who left, however small",
    "stated judgment: with it 12 accounts of a made-up book of 2,000, eight of which had left, have such a signal and no day, not 32, and its reviews reach 1% less money",
  ),
  "reviews.moveWeight": figure(
    { booked: 182, urgent: 28 },
    "days before its ideal day that a review would have to gain to be moved once it is booked; where something asks for an earlier day",
    "judgment",
    "customers who were told the day of their review",
    "stated judgment: half a year, so that a day that was told gives way to a review that would have none but hardly ever to a better day; four weeks where a complaint or the end of a contract waits",
  ),
  "reviews.advocates": figure(
    { mostEffort: 2.5, askAgainDays: 180 },
    "mean effort from 1 to 5; days between two favours",
    "judgment",
    "customers who may be asked for a reference or to an event",
    "stated judgment: below the middle of the effort scale problems cost little, and one favour in half a year does not wear out a friendship",
  ),
  "reviews.silenceGaps": figure(
    2,
    "silence, in the account's own gaps between purchases, shrunk to the book's",
    "judgment",
    "accounts with a purchase",
    "stated judgment: real gaps are about as irregular as chance (Wheat–Morrison k .9 to 1.9 in four data sets), so no finer rule pays",
  ),
});

/** The figures of this table as assumptions. */
export type ReviewAssumptions = AssumptionsOf<typeof reviewFigures>;
