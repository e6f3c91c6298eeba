import { daysInUnit } from "../calendar/days/days-in-unit.js";
import { addMonths, plainDate } from "../calendar/days/plain-date.js";
import type { PurchaseSummary } from "../purchases/histories/purchase-accumulator.js";
import { reason, type Reason } from "../reasons/reason.js";
import { countRejections } from "../records/count-rejections.js";
import { type DatedAccount, datesReader, daysReader, type DaysRules, requestsReader } from "./account/account-dates.js";
import { recordSignalsReader, type SignalsOf, signalsReader } from "./account/account-signals.js";
import { dearestAccounts } from "./account/dearest-accounts.js";
import { accountReader } from "./account/account-facts.js";
import { loyaltyReader } from "./account/account-loyalty.js";
import { accountReporter, type PortfolioAccount } from "./report/account-report.js";
import { reportCollection } from "./report/report-collection.js";
import { stakesReader } from "./account/account-stakes.js";
import { type BookMemory, noMemory } from "./book/book-memory.js";
import { unitOfHistories } from "./book/book-models.js";
import { propensitySample, type PropensityBuyer } from "./book/book-propensity.js";
import { bookWordOfMouth, type TicketOutcome } from "./book/book-word-of-mouth.js";
import { heldReviews, withHeldReviews } from "./reading/held-reviews.js";
import { lowestLots } from "./book/lowest-lots.js";
import { type DatedBuyer, MOST_ACCOUNTS } from "./buying/past-windows.js";
import { planLedger } from "./plan/plan-ledger.js";
import type { PlannedPortfolio } from "./plan/plan-portfolio.js";
import type { PortfolioOptions } from "./options/portfolio-options.js";
import { type PortfolioRules, resolveOptions } from "./options/portfolio-rules.js";
import { listing, type PortfolioRejection } from "./reading/portfolio-rejection.js";
import { recordReading } from "./reading/read-records.js";
import { priorityScale } from "./stakes/priority-scale.js";
import { type AccountRisk, bookValueAtRisk } from "./stakes/book-value-at-risk.js";
import { type Company, type CompanyRecords, readCompany, usualSellers } from "./company.js";
import type { Learning, ReadingPass, Weighing, Dating, TellingRules } from "./book-stages.js";
import { bookKnowledge, stakesSteps, textOf } from "./book-knowledge.js";

/** Days before `asOf` that no window of the propensity model begins after. */
const LEAST_WINDOW = 60;

/**
 * The main job as passes over the accounts, each of which may hold one account at a time.
 * @internal
 */
export function bookPasses(
  records: CompanyRecords,
  options: PortfolioOptions<boolean>,
  bookCurrency: string | undefined,
  memory: BookMemory = noMemory(),
): Learning {
  const rules = resolveOptions(options, bookCurrency);
  const unit = unitOfHistories(rules.models);
  const company = readCompany(records, rules);
  const { catalogue, products } = company;
  const { currency, asOfDay } = rules;
  const refusedReading: PortfolioRejection[] = [];
  const reading = recordReading(refusedReading);
  const held = heldReviews(options.previous, rules.answers, rules.asOf);

  const seen = new Map<string, number>();
  let passes = 0;
  /** A pass of its own, so that an id that comes twice is refused in each. */
  const passOf = (into: PortfolioRejection[], readRows: typeof reading.accountPass): ReadingPass => {
    const read = readRows({ currency, products });
    const step = listing(accountReader({ rules, unit, seen, pass: ++passes }), into);
    return (row) => {
      const found = read(row);
      return found === null ? null : step(withHeldReviews(found, held));
    };
  };

  const summaries: PurchaseSummary[] = [];
  let firstDay = Infinity;
  const buyers = lowestLots<DatedBuyer>({ most: MOST_ACCOUNTS, idOf: ({ accountId }) => accountId });
  const earliest = addMonths(asOfDay, -rules.opportunity.horizonMonths);
  const ofPropensity = lowestLots<PropensityBuyer>({
    most: propensitySample(catalogue),
    idOf: ({ account }) => account.id,
    fromDay: ({ purchaseDays: [first] }) => Math.max(earliest, first?.day ?? earliest),
  });
  return {
    read: passOf(refusedReading, reading.accountPass),
    learn({ account, history, purchaseDays }) {
      const first = purchaseDays[0]?.day ?? Infinity;
      if (history !== null) summaries.push(history);
      firstDay = Math.min(firstDay, first);
      buyers.add({ accountId: account.id, days: purchaseDays });
      if (first <= asOfDay - LEAST_WINDOW) ofPropensity.add({ account, purchaseDays });
    },
    weighing,
  };

  function weighing(now: PortfolioRules = rules): Weighing {
    const refusedWeighing: PortfolioRejection[] = [];
    const seenOnce = { summaries, firstDay, buyers: buyers.take, offered: ofPropensity.take, catalogue, unit, memory };
    const knowledge = bookKnowledge(seenOnce, now);
    const { models, fit, propensity, chances } = knowledge;
    const steps = stakesSteps(memory, now, knowledge);
    const step = listing(stakesReader(now, steps), refusedWeighing);
    const totals: number[] = [];
    const atRisk: { id: string; keep: number }[] = [];
    const risks: AccountRisk[] = [];
    const stories = new Map<TicketOutcome, number>();
    return {
      readAgain: () => passOf([], recordReading([]).accountPass),
      steps,
      weigh(facts) {
        const assessed = step(facts);
        if (assessed === null) return null;
        const { account, story, stakes } = assessed;
        const { attention, valueAtRisk } = stakes;
        totals.push(attention.total);
        if (valueAtRisk !== null) {
          const { amount, months, worth, loss } = valueAtRisk;
          atRisk.push({ id: account.id, keep: attention.keep ?? 0 });
          risks.push({ amount, months, currency: valueAtRisk.currency, worth: worth.value, loss: loss.value });
        }
        if (story !== undefined) stories.set(story, (stories.get(story) ?? 0) + 1);
        return assessed;
      },
      dating,
    };

    function dating(later: PortfolioRules = now): Dating {
      const refused: PortfolioRejection[] = [];
      let refusedReports: PortfolioRejection[] = [];
      const attention = {
        scale: priorityScale(totals, later.assumptions["reviews.priorityStep"].value),
        dearest: dearestAccounts(atRisk, later.signals.valueAtRiskShare),
      };
      const valueAtRisk = bookValueAtRisk(
        risks,
        chances?.levelDeviation(later.valueAtRisk.months * daysInUnit.month) ?? 0,
      );
      const customerValue = valueAtRisk === null ? null : valueAtRisk.worth / valueAtRisk.accounts;
      /** What the customers tell, by rules that nothing else depends on. */
      const telling = ({ wordOfMouth, assumptions }: TellingRules): ReturnType<typeof bookWordOfMouth> =>
        memory.recall("told", [textOf(memory, [...stories], wordOfMouth, assumptions), customerValue], () =>
          bookWordOfMouth(stories, customerValue, { wordOfMouth, assumptions }),
        );
      const usual = memory.keeps ? null : telling(later);
      // No one asks for them again, and a plan's requests are about to need the room.
      if (!memory.keeps) for (const list of [totals, atRisk, risks]) list.length = 0;
      const ledger = planLedger(later, options.previous, memory.keeps);
      const reporter = accountReporter(later, models, chances, loyaltyReader(later), products);
      const reportedBy =
        (told: ReturnType<typeof bookWordOfMouth>) =>
        (dated: DatedAccount, isBooked: boolean): PortfolioAccount => {
          const { report, story } = reporter.complete(dated, isBooked);
          report.wordOfMouth = told.accountOf(story ?? null);
          return report;
        };
      const { usageDays, usageFall, invoiceDays, eventDays, eventReviewDays } = later.signals;
      const { resettingTouches } = later.reviews;
      const ofRecord = { usageDays, usageFall, invoiceDays, eventDays, eventReviewDays, resettingTouches };
      const ofRecords = memory.recall("record signals", [textOf(memory, ofRecord)], () =>
        memory.each(recordSignalsReader({ asOfDay, ...ofRecord })),
      );
      const signalsOf = memory.recall(
        "signals",
        [steps.buying, steps.money, later.planning.to, textOf(memory, later.signals, later.reviews)],
        (): SignalsOf => {
          const { ofDearest, ofOthers } = signalsReader(later, products, ofRecords);
          return { ofDearest: memory.each(ofDearest), ofOthers: memory.each(ofOthers) };
        },
      );
      const { asOf, reviews, answers, arranged, plan, horizon } = later;
      const { renewalDaysInHand } = later.signals;
      const ofDays: DaysRules = { asOf, reviews, answers, arranged, plan, horizon, signals: { renewalDaysInHand } };
      const days = memory.recall("days", [textOf(memory, reviews, plan, horizon, renewalDaysInHand)], () =>
        memory.eachSame(daysReader(ofDays, catalogue)),
      );
      const requests = memory.recall("requests", [horizon.from, horizon.to], () =>
        memory.eachSame(requestsReader({ asOfDay, horizon })),
      );
      const planned = ({ sellers, load }: Company): PlannedPortfolio | null =>
        later.plan ? ledger.plan({ sellers, load, previous: options.previous }) : null;
      return {
        assess: listing(stakesReader(later, steps), []),
        date: listing(datesReader(later, attention, signalsOf, { days, requests }), refused),
        keep: ledger.add,
        plan: () => planned(company)?.(later.remedies) ?? null,
        planned,
        reporter(booked, rules = later) {
          const told = usual ?? telling(rules);
          refusedReports = [];
          const report = reportedBy(told);
          return listing((dated: DatedAccount) => report(dated, booked.has(dated.account.id)), refusedReports);
        },
        collection() {
          refusedReports = [];
          const report = reportedBy(usual ?? telling(later));
          return reportCollection({ report, agenda: reporter.agenda, rules: later, rejected: refusedReports });
        },
        book({ sellers, reasons, rejected } = company, rules = later) {
          const told = usual ?? telling(rules);
          const ofAccounts = [...refusedReading, ...refusedWeighing, ...refused, ...refusedReports];
          const inOrder = [...rejected, ...ofAccounts.sort((a, b) => a.index - b.index)];
          return {
            valueAtRisk,
            wordOfMouth: told.book,
            models: { purchases: models.purchases, spend: models.spend, buying: fit.buying, propensity },
            reasons: [
              ...reasons,
              ...reading.reasons(),
              ...usualSellers(sellers),
              ...fit.reasons,
              ...shortRecord(firstDay, asOfDay),
              ...(told.book === null ? [reason("portfolio.word-of-mouth.tickets-unknown")] : []),
            ],
            rejected: inOrder,
            rejectedCounts: countRejections(inOrder),
          };
        },
      };
    }
  }
}

/** A record of purchases that is shorter than the year whose spend sets the pace: it tells too little of it. */
function shortRecord(first: number, asOfDay: number): Reason[] {
  if (first === Infinity || first <= addMonths(asOfDay, -12)) return [];
  return [reason("portfolio.value-at-risk.short-record", { since: plainDate(first), days: asOfDay - first })];
}
