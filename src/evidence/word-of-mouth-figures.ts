import { corrected, figure } from "./figure.js";
import type { AssumptionsOf } from "./preset-of.js";

const WHITE_HOUSE =
  "attributed to the White House Office of Consumer Affairs; the 1984 press report of TARP says otherwise";
const CEB_SLIDES = "Customer Contact Council / CEB, slides";
const SCHMITT = "Schmitt, Skiera & Van den Bulte 2011; later studies find it depends on the sector";
const BASS = "Bass 1969 and later meta-analyses";
const THANX = "Thanx, as quoted";

const bankCustomers = "about 10,000 customers of a German bank, 33 months";

/** What a reward does to referrals. */
export const rewardFigures = () => ({
  "referral.afterReward.multiplier": corrected(
    { published: 2, cautious: 1 },
    "times the usual referral rate",
    "unverified",
    "restaurant loyalty members, immediately after receiving a reward",
    THANX,
  ),
  "referral.afterReward.halfLifeDays": figure(
    14,
    "days",
    "judgment",
    "restaurant loyalty members, after a reward",
    'stated judgment: "immediately after"',
  ),
});

/** How something new spreads through a market. */
export const bassFigures = () => ({
  "bass.innovation": figure(0.03, "share of the market not yet won, a year", "secondary", "many durable goods", BASS),
  "bass.imitation": figure(0.38, "share a year, times the share won already", "secondary", "many durable goods", BASS),
});

/** Who tells how many, and what being told does. */
export const wordOfMouthFigures = () => ({
  "wordOfMouth.negative.lowEffort": figure(
    0.01,
    "share",
    "self-reported",
    "customers just out of a service contact, low effort, intend to speak badly",
    CEB_SLIDES,
  ),
  "wordOfMouth.negative.highEffort": figure(
    0.81,
    "share",
    "self-reported",
    "customers just out of a service contact, high effort, intend to speak badly",
    CEB_SLIDES,
  ),
  "wordOfMouth.told.dissatisfied": corrected(
    { published: { least: 9, most: 15 }, cautious: { least: 9, most: 10 } },
    "people told",
    "unverified",
    "dissatisfied customers",
    WHITE_HOUSE,
  ),
  "wordOfMouth.told.dissatisfied.moreThan20Share": figure(
    0.13,
    "share",
    "unverified",
    "dissatisfied customers who tell more than 20 people",
    "attributed to the White House Office of Consumer Affairs",
  ),
  "wordOfMouth.told.dissatisfied.tail": figure(
    { least: 21, meanExcess: 4 },
    "people told: the least, plus a geometric excess of this mean (mean 25, variance 20)",
    "judgment",
    "dissatisfied customers who tell more than 20 people",
    'stated judgment: "more than 20" with no upper end given',
  ),
  "wordOfMouth.told.dissatisfied.shape": corrected<"range-and-tail" | "negative-binomial">(
    { published: "range-and-tail", cautious: "negative-binomial" },
    "how the number told is spread among customers",
    "judgment",
    "dissatisfied customers",
    "stated judgment: the figures taken at their word, or one smooth spread with the same mean and the same share above 20",
  ),
  "wordOfMouth.told.resolved": corrected(
    { published: { least: 4, most: 6 }, cautious: { least: 4, most: 5 } },
    "people told",
    "unverified",
    "happy customers whose problem was resolved",
    WHITE_HOUSE,
  ),
  "wordOfMouth.online.multiplier": figure(
    1,
    "people reached per person told",
    "none",
    "posts and reviews",
    "no defensible constant exists: give the share who post, the reach, and the share of it that believes",
  ),
  "wordOfMouth.complainShare": figure(
    0.5,
    "share",
    "secondary",
    "customers with a problem who complain at the front line (75% in business markets); the popular 4% is a misquote",
    "Goodman 2005, correcting it himself",
  ),
  "referral.valueLift": figure(
    0.16,
    "share",
    "measured",
    `referred against other customers, value; at least; ${bankCustomers}`,
    SCHMITT,
  ),
  "referral.churnLift": figure(
    -0.18,
    "share",
    "measured",
    `referred against other customers, churn; ${bankCustomers}`,
    SCHMITT,
  ),
  ...rewardFigures(),
  ...bassFigures(),
});

/** The figures of this table as assumptions. */
export type WordOfMouthAssumptions = AssumptionsOf<typeof wordOfMouthFigures>;
