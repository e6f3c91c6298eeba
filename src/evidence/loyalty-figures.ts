import { corrected, figure } from "./figure.js";
import type { AssumptionsOf } from "./preset-of.js";

/** Days without activity after which an open ticket counts as never closed. */
export const OPEN_TICKET_SILENT_DAYS = 365;

const CEB_SLIDES = "Customer Contact Council / CEB, slides";
const CEB_HBR = "Customer Contact Council / CEB, slides and HBR Jul–Aug 2010";
const CEB_BOOK = "CEB, The Effortless Experience";
const TARP = "TARP, press 1984 and later";
const SQM = "SQM Group";

const lowEffort = "customers just out of a service contact, low effort";
const highEffort = "customers just out of a service contact, high effort";
const smallLoss = "US consumers with a problem, loss under 5 USD";
const largeLoss = "US consumers with a problem, loss over 100 USD";
const callers = "North American call-centre customers, intent; vendor survey";

/** When two lists of predictions can be compared. */
export const comparisonFigures = () => ({
  "loyalty.fewestOutcomes": figure(
    10,
    "accounts with each outcome, bought again or not",
    "judgment",
    "two lists of predictions compared by what happened",
    "stated judgment: from there on a 95% interval from resampling called a difference that was not there in 5 to 8% of simulated books; with fewer it is known to be too narrow",
  ),
});

/** What makes an account healthy. */
export const healthFigures = () => ({
  "loyalty.healthWeights": figure(
    {
      productReliability: 20,
      priceAndFinancing: 10,
      serviceEffort: 25,
      warrantyAndTradeIn: 5,
      contact: 10,
      use: 15,
      ownWord: 15,
      buying: 20,
    },
    "weight of each factor; only their ratios count",
    "judgment",
    "accounts",
    "stated judgment: vendors' published weights disagree with each other; effort first, as the sources ask, then whether things hold and whether it still buys",
  ),
  "loyalty.healthRedIf": figure(
    { worstAnswer: 20, buying: 4 },
    "percent of its scale up to which an answer knocks out; gaps of silence from which it does",
    "judgment",
    "accounts",
    "stated judgment: the lowest fifth of a scale is a customer who says no, and at four of its own gaps an account counts as lapsing (policies.standing)",
  ),
});

/** How often to ask a customer. */
export const surveyFigures = () => ({
  "surveys.coolDownDays": figure(
    90,
    "days",
    "judgment",
    "customers asked by any survey",
    "stated judgment: no more than one question a quarter",
  ),
});

/** Who buys again after a problem, by what came of the complaint. */
export const complaintFigures = () => ({
  "loyalty.repurchase.silent": figure(0.37, "share", "secondary", `${smallLoss}, did not complain`, TARP),
  "loyalty.repurchase.unsatisfied": figure(
    0.46,
    "share",
    "secondary",
    `${smallLoss}, complained and not satisfied`,
    TARP,
  ),
  "loyalty.repurchase.satisfied": figure(0.7, "share", "secondary", `${smallLoss}, complained and satisfied`, TARP),
  "loyalty.repurchase.satisfiedQuickly": figure(
    0.95,
    "share",
    "secondary",
    `${smallLoss}, complained and satisfied quickly`,
    TARP,
  ),
  "loyalty.repurchase.silent.largeLoss": figure(0.09, "share", "secondary", `${largeLoss}, did not complain`, TARP),
  "loyalty.repurchase.unsatisfied.largeLoss": figure(
    0.19,
    "share",
    "secondary",
    `${largeLoss}, complained and not satisfied`,
    TARP,
  ),
  "loyalty.repurchase.satisfied.largeLoss": figure(
    0.54,
    "share",
    "secondary",
    `${largeLoss}, complained and satisfied`,
    TARP,
  ),
  "loyalty.repurchase.satisfiedQuickly.largeLoss": figure(
    0.82,
    "share",
    "secondary",
    `${largeLoss}, complained and satisfied quickly`,
    TARP,
  ),
  "loyalty.repurchase.noProblem": corrected(
    { published: 0.9, cautious: 0.94 },
    "share",
    "judgment",
    "customers without a problem; also the baseline of market damage",
    "stated judgment: just below painless resolution, as the ordering asks; equal to it where the ordering is uncertain",
  ),
});

/** Share of customers who would defect, buy again or spend more after what they went through. */
export const loyaltyFigures = () => ({
  "loyalty.repurchase.lowEffort": figure(0.94, "share", "self-reported", `${lowEffort}, intend to buy again`, CEB_HBR),
  "loyalty.repurchase.highEffort": figure(
    0.04,
    "share",
    "self-reported",
    `${highEffort}, intend to buy again`,
    CEB_SLIDES,
  ),
  "loyalty.spendMore.lowEffort": figure(
    0.88,
    "share",
    "self-reported",
    `${lowEffort}, intend to spend more`,
    CEB_SLIDES,
  ),
  "loyalty.spendMore.highEffort": figure(
    0.04,
    "share",
    "self-reported",
    `${highEffort}, intend to spend more`,
    CEB_SLIDES,
  ),
  "loyalty.disloyal.lowEffort": figure(
    0.09,
    "share",
    "self-reported",
    `${lowEffort}, disloyal by their own account`,
    CEB_BOOK,
  ),
  "loyalty.disloyal.highEffort": figure(
    0.96,
    "share",
    "self-reported",
    `${highEffort}, disloyal by their own account`,
    CEB_BOOK,
  ),
  "loyalty.satisfactionWeight": figure(
    0,
    "log odds per point of satisfaction",
    "contested",
    "customers just out of a service contact",
    "HBR 2010; against it de Haan, Verhoef & Wiesel 2015 (satisfaction predicts retention) and Agag 2023 (effort is best only in some sectors)",
  ),
  "loyalty.ordering.resolvedBeatsNoProblem": corrected(
    { published: true, cautious: false },
    "an ordering",
    "contested",
    "customers with and without a problem: quick, painless resolution beats never having had one",
    "TARP, CEB; against it the de Matos 2007 meta-analysis (holds for satisfaction, not for repurchase) and the 2020 US complaint study (reversed)",
  ),
  "loyalty.defect.oneContact": figure(0.05, "share", "self-reported", `${callers}, solved at the first contact`, SQM),
  "loyalty.defect.moreContacts": figure(
    0.09,
    "share",
    "self-reported",
    `${callers}, solved after several contacts`,
    SQM,
  ),
  "loyalty.defect.unresolved": figure(0.25, "share", "self-reported", `${callers}, not solved`, SQM),
  ...complaintFigures(),
  "loyalty.priorCustomers": figure(
    2,
    "pseudo-customers, one at each end of the effort scale",
    "judgment",
    "the prior behind the effort curve",
    "stated judgment: the two groups are extremes of stated intention, and with 10 the curve stays wrong for hundreds of real customers",
  ),
  "loyalty.repurchase.unknown": corrected(
    { published: 0.78, cautious: 0.81 },
    "share",
    "derived",
    "customers of whom nothing is known",
    "US households 1979: 32.4% had a problem, 69% of those complained, 40% of those stayed unsatisfied; with the shares of loyalty.repurchase for each",
  ),
  "loyalty.probabilityAliveWeight": figure(
    1,
    "times the log odds that multiplying by the probability takes from a customer without a problem",
    "judgment",
    "customers with a purchase history",
    "stated judgment: the published shares are of people who still were customers, and one who has left does not buy again",
  ),
  "loyalty.effortOddsRatio": figure(
    10,
    "odds of buying again after effort 1, as a multiple of those after effort 5",
    "derived",
    "customers with a problem, by what they did and not by what they meant to do",
    "pooled: SQM 5% against 25% leaving (odds ratio 6.3), TARP 95/46 and 82/19 (22 and 19), telecom churn data 7.0 (5.1 to 9.7); 94% against 4%, intention at both ends, implies 376, which no behaviour shows",
  ),
  "loyalty.effortOddsRatioDeviation": figure(
    0.7,
    "log odds",
    "derived",
    "the prior of what effort does to customers whose purchases are known",
    "the spread of the odds ratios behind loyalty.effortOddsRatio",
  ),
  "loyalty.purchasesWeight": figure(
    1,
    "log odds of buying again per log odd of the chance of buying within the horizon",
    "judgment",
    "customers with a purchase history",
    "stated judgment: the chance is taken at its word until outcomes say otherwise",
  ),
  "loyalty.purchasesWeightDeviation": figure(
    0.25,
    "the same",
    "judgment",
    "the prior of that weight",
    "stated judgment: twice the spread of the weight in eight windows of two real histories, .81 to 1.17",
  ),
  "loyalty.purchasesLevelDeviation": figure(
    0.75,
    "log odds",
    "judgment",
    "by how much the chances of all customers may be off together, as a good season or a bad one has it",
    "stated judgment: a wholesaler's autumn was off by .5",
  ),
  "loyalty.coefficientDeviation": figure(
    1,
    "log odds per standard deviation of what is observed, of two values per half their distance; for the probability alive at most per log odd",
    "judgment",
    "the prior of every further influence on loyalty: probability alive, satisfaction, tenure, exposures",
    "stated judgment: few influences move the odds more than sevenfold between a low and a high customer",
  ),
  "loyalty.curveDeviation": figure(
    2,
    "log odds by which one point of effort may differ from the average point",
    "judgment",
    "the prior of the bent effort curve",
    "stated judgment: more than the average point itself, so that a curve of one step is not ruled out",
  ),
  "loyalty.ticketHalfLifeDays": figure(
    180,
    "days",
    "judgment",
    "problems that are over",
    "stated judgment: after half a year a problem counts half, after a year a quarter",
  ),
  "loyalty.openTicketSilentAfterDays": figure(
    OPEN_TICKET_SILENT_DAYS,
    "days without a sign of life after which an open ticket counts as never closed",
    "judgment",
    "customers with an open ticket",
    "stated judgment: every help desk holds tickets that nobody closed",
  ),
  "loyalty.purchaseEndsEffect": figure(
    1,
    "share of a problem's effect that a purchase after it ends: 1 ends, .5 halves, 0 leaves it",
    "judgment",
    "customers with a problem, and purchases that were neither contracted nor come by themselves",
    "stated judgment: the purchase is the outcome that the effect predicts",
  ),
  "loyalty.automaticPurchases": figure(
    { gaps: 3, days: 3, share: 0.1, fewestDays: 7 },
    "gaps in a row that are alike, days and share of the middle one by which they may differ, fewest days of such a gap",
    "judgment",
    "customers whose purchases come at a fixed step, as the bills of a subscription do",
    "stated judgment: a bill that comes anyway is no decision to stay; a month has 28 to 31 days, and a weekend moves a bill by two; a chance buyer hardly ever keeps one step three times",
  ),
  "loyalty.answerDays": figure(
    14,
    "days after a problem within which an answer on effort is taken to be about it",
    "judgment",
    "customers with a problem who were asked about it",
    "stated judgment: surveys go out within days, and answers come within two weeks",
  ),
  ...comparisonFigures(),
  ...healthFigures(),
  ...surveyFigures(),
});

/** The figures of this table as assumptions. */
export type LoyaltyAssumptions = AssumptionsOf<typeof loyaltyFigures>;
