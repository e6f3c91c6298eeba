import { addMonths, plainDate } from "../calendar/days/plain-date.js";
import { reason, type Reason } from "../reasons/reason.js";
import { countRejections } from "../records/rows/count-rejections.js";
import type { ReviewLevel } from "../reviews/review-policy-input.js";
import {
  type DatedAccount,
  type DatesSteps,
  datedAccount,
  datesReader,
  daysReader,
  type DaysRules,
  requestsReader,
} from "./account/account-dates.js";
import type { Account } from "../records/account/account.js";
import { parseDay } from "../calendar/days/plain-date.js";
import { recordSignalsReader, signalsAsTheyMatter, signalsReader } from "./account/account-signals.js";
import { loyaltyReader } from "./account/account-loyalty.js";
import { type AssessedAccount, stakesReader } from "./account/account-stakes.js";
import type { BookMemory } from "./book/book-memory.js";
import { figuresOf, textOf } from "./book/rules-text.js";
import type { BookSoFar } from "./book-so-far.js";
import type { Dating, TellingRules } from "./book-stages.js";
import { bookWordOfMouth, projectingOnce } from "./book/book-word-of-mouth.js";
import { type Company, usualSellers } from "./company.js";
import { frozenBook } from "./freeze-book.js";
import type { PortfolioRules } from "./options/portfolio-rules.js";
import { keptGroups } from "../planner/kept-groups.js";
import { planLedger } from "./plan/plan-ledger.js";
import type { PlannedPortfolio } from "./plan/plan-portfolio.js";
import { scoreOldOpenTickets } from "./reading/account-effort.js";
import { listing, type PortfolioRejection } from "./reading/portfolio-rejection.js";
import { accountReporter, type PortfolioAccount } from "./report/account-report.js";
import type { SignalPolicy } from "./signals/signal-policy.js";
import { reportCollection } from "./report/report-collection.js";

/**
 * The third pass over the accounts: their dates, the plan, their reports.
 * @internal
 */
export function bookDating(book: BookSoFar, rules: PortfolioRules): Dating {
  const { knowledge, steps, stakes, company, previous, firstDay, memory } = book;
  const { models, fit, propensity, chances, catalogue, rhythm } = knowledge;
  const { products } = company;
  const { scale, dearest, valueAtRisk, stories } = stakes;
  const refused: PortfolioRejection[] = [];
  let refusedReports: PortfolioRejection[] = [];
  const customerValue = valueAtRisk === null ? null : valueAtRisk.worth / valueAtRisk.accounts;
  /** What the customers tell, by rules that nothing else depends on. */
  const telling = ({ wordOfMouth, assumptions }: TellingRules): ReturnType<typeof bookWordOfMouth> => {
    const from = textOf(memory, [...stories], wordOfMouth, figuresOf(assumptions, "wordOfMouth."));
    return memory.recall("told", [from, customerValue], () => {
      const project = memory.keeps ? memory.recall("projections", [], projectingOnce)(from) : undefined;
      return bookWordOfMouth(stories, customerValue, { wordOfMouth, assumptions }, project);
    });
  };
  const usual = memory.keeps ? null : telling(rules);
  const groups = memory.keeps ? memory.recall("groups of the plan", [], keptGroups) : null;
  const ledger = planLedger(rules, previous, groups);
  const reporter = accountReporter(rules, models, chances, loyaltyReader(rules), products);
  const reportedBy =
    (told: ReturnType<typeof bookWordOfMouth>) =>
    (dated: DatedAccount, isBooked: boolean): PortfolioAccount => {
      const { report, story } = reporter.complete(dated, isBooked);
      report.wordOfMouth = told.accountOf(story ?? null);
      return report;
    };
  const { usageDays, usageFall, usageStopWeeks, invoiceDays, eventDays, eventReviewDays, stillOpenDays } =
    rules.signals;
  const { resettingTouches } = rules.reviews;
  const { asOfDay } = rules;
  const ofRecord = {
    usageDays,
    usageFall,
    usageStopWeeks,
    invoiceDays,
    eventDays,
    eventReviewDays,
    stillOpenDays,
    resettingTouches,
    untilDay: parseDay(rules.planning.to),
  };
  const ofRecords = memory.recall("record signals", [textOf(memory, ofRecord)], () =>
    memory.each(recordSignalsReader({ asOfDay, ...ofRecord })),
  );
  const oldProblems = memory.recall("old problems", [textOf(memory, rules.effort)], () =>
    memory.each((account: Account) => scoreOldOpenTickets("reviewPortfolio", account, rules.asOf, rules.effort)),
  );
  const dayNumbers = memory.recall("days of purchases", [], () =>
    memory.each((purchaseDays: AssessedAccount["purchaseDays"]) => purchaseDays.map(({ day }) => day)),
  );
  const productOf = new Map(products.map((product) => [product.id, product]));
  const ownsContract = memory.recall("owns a contract", [products], () =>
    memory.eachWith(({ owned }: Account) =>
      (owned ?? []).some(({ productId }) => productOf.get(productId)?.kind === "service-contract"),
    ),
  );
  const policyFor = policiesAsTheyMatter(memory, rules.signals);
  const { ofDearest, ofOthers } = signalsReader(
    rules,
    productOf,
    { ofRecords, oldProblems, daysOf: dayNumbers },
    rhythm.gaps,
  );
  const found = [ofRecords, oldProblems, products];
  const automatic = rules.assumptions["loyalty.automaticPurchases"].value;
  const signalled = [rules.planning.to, rhythm, ...found, textOf(memory, resettingTouches, automatic)];
  const ofTalk = textOf(memory, rules.reviews.intervals.high, rules.reviews.opensAfter);
  const signalsOf = signalsAsTheyMatter(
    {
      ofDearest: memory.recall("signals of the dearest", [...signalled, ofTalk], () => memory.eachWith(ofDearest)),
      ofOthers: memory.recall("signals", signalled, () => memory.eachWith(ofOthers)),
    },
    policyFor,
    ownsContract,
  );
  const { asOf, reviews, answers, arranged, bookings, plan, horizon } = rules;
  const { renewalDaysInHand } = rules.signals;
  const ofDays: DaysRules = {
    asOf,
    reviews,
    answers,
    arranged,
    bookings,
    plan,
    horizon,
    signals: { renewalDaysInHand },
  };
  const ofAllLevels = textOf(
    memory,
    { ...reviews, intervals: null, assumptions: null },
    plan,
    horizon,
    renewalDaysInHand,
  );
  /** Of the intervals only that of an account's own level matters. */
  const daysOf = (level: ReviewLevel): DatesSteps["days"] => {
    const ofLevel = textOf(memory, reviews.intervals[level], reviews.assumptions[level]);
    return memory.recall(`days of ${level}`, [ofAllLevels, ofLevel], () =>
      memory.eachSame(daysReader(ofDays, catalogue)),
    );
  };
  const ofLevels = { high: daysOf("high"), medium: daysOf("medium"), low: daysOf("low") };
  const days: DatesSteps["days"] = (account, from) => ofLevels[from.level](account, from);
  const requests = memory.recall("requests", [horizon.from, horizon.to], () =>
    memory.eachSame(requestsReader({ asOfDay, horizon })),
  );
  const dated = memory.recall("dated accounts", [], () => memory.eachWith(datedAccount));
  const planned = ({ sellers, load }: Company): PlannedPortfolio | null =>
    rules.plan ? ledger.plan({ sellers, load, previous }) : null;
  return {
    assess: listing(stakesReader(steps, knowledge), []),
    date: listing(datesReader(rules, { scale, dearest }, signalsOf, { days, requests, dated }), refused),
    keep: ledger.add,
    plan: () => planned(company)?.(rules.remedies) ?? null,
    planned,
    planTeam(ids) {
      const isOfTeam = ({ id }: { id: string }): boolean => ids.has(id);
      const load = company.load.filter(({ sellerId }) => ids.has(sellerId));
      if (!rules.plan) return null;
      return ledger.planTeam({ sellers: company.sellers.filter(isOfTeam), load }, company.sellers)(rules.remedies);
    },
    reporter(booked, now = rules) {
      const told = usual ?? telling(now);
      refusedReports = [];
      const report = reportedBy(told);
      return listing((dated: DatedAccount) => report(dated, booked.has(dated.account.id)), refusedReports);
    },
    collection(fields) {
      refusedReports = [];
      const report = reportedBy(usual ?? telling(rules));
      return reportCollection({ report, agenda: reporter.agenda, rules, fields, rejected: refusedReports });
    },
    book({ sellers, reasons, rejected } = company, now = rules) {
      const told = usual ?? telling(now);
      const ofAccounts = [...book.refused(), ...refused, ...refusedReports];
      const inOrder = [...rejected, ...ofAccounts.sort((a, b) => a.index - b.index)];
      return {
        valueAtRisk,
        wordOfMouth: told.book,
        models: { purchases: models.purchases, spend: models.spend, buying: fit.buying, propensity },
        reasons: [
          ...reasons,
          ...book.readingReasons(),
          ...usualSellers(sellers),
          ...fit.reasons,
          ...shortRecord(firstDay, rules.asOfDay),
          ...(told.unknown === null ? [] : [told.unknown]),
        ],
        rejected: inOrder,
        rejectedCounts: countRejections(inOrder),
      };
    },
    freeze: () => frozenBook(book),
  };
}

/**
 * The policy of signals by what of it matters to an account: the same object as long as nothing of that has changed. How many are
 * among those with most at risk is told by the account.
 */
function policiesAsTheyMatter(memory: BookMemory, signals: SignalPolicy): Parameters<typeof signalsAsTheyMatter>[1] {
  const matters = (renewal: boolean, problem: boolean): SignalPolicy => {
    const text = textOf(memory, {
      ...signals,
      valueAtRiskShare: null,
      ...(!renewal && { renewalDays: null }),
      ...(!problem && { highEffort: null }),
    });
    return memory.recall(`policy of signals, ${renewal}, ${problem}`, [text], () => signals);
  };
  const [neither, problems, renewals, both] = [
    matters(false, false),
    matters(false, true),
    matters(true, false),
    matters(true, true),
  ];
  return ({ renewal, problem }) => (renewal ? (problem ? both : renewals) : problem ? problems : neither);
}

/** A record of purchases that is shorter than the year whose spend sets the pace: it tells too little of it. */
function shortRecord(first: number, asOfDay: number): Reason[] {
  if (first === Infinity || first <= addMonths(asOfDay, -12)) return [];
  return [reason("portfolio.value-at-risk.short-record", { since: plainDate(first), days: asOfDay - first })];
}
