import { type Known } from "../errors.js";
import { daysInUnit } from "../calendar/days/days-in-unit.js";
import { addMonths } from "../calendar/days/plain-date.js";
import { renewalChains } from "../measures/contracts/renewal-chains.js";
import type { PurchaseSummary } from "../purchases/histories/purchase-accumulator.js";
import { dearestAccounts } from "./account/dearest-accounts.js";
import { accountReader } from "./account/account-facts.js";
import { stakesReader } from "./account/account-stakes.js";
import { contractRecord } from "./contracts/book-contracts.js";
import { bookDating } from "./book-dating.js";
import { bookKnowledge, thawedKnowledge } from "./book-knowledge.js";
import { stakesSteps } from "./stakes-steps.js";
import type { Learning, ReadingPass, Weighing } from "./book-stages.js";
import { type BookMemory, noMemory } from "./book/book-memory.js";
import { unitOfHistories } from "./book/book-models.js";
import { propensitySample, type PropensityBuyer } from "./book/book-propensity.js";
import type { TicketOutcome } from "./book/book-word-of-mouth.js";
import { lowestLots } from "./book/lowest-lots.js";
import { firstPurchaseDay } from "./buying/first-purchases.js";
import { type DatedBuyer, MOST_ACCOUNTS } from "./buying/past-windows.js";
import { type CompanyRecords, readCompany } from "./company.js";
import { thawedStakes } from "./freeze-book.js";
import type { PortfolioOptions } from "./options/portfolio-options.js";
import { type PortfolioRules, resolveOptions } from "./options/portfolio-rules.js";
import { heldReviews, withHeldReviews } from "./reading/held-reviews.js";
import { listing, type PortfolioRejection } from "./reading/portfolio-rejection.js";
import { recordReading } from "./reading/read-records.js";
import { priorityScale } from "./stakes/priority-scale.js";
import { type AccountRisk, type BookValueAtRisk, bookValueAtRisk } from "./stakes/book-value-at-risk.js";

/** Days before `asOf` that no window of the propensity model begins after. */
const LEAST_WINDOW = 60;

/**
 * The main job as passes over the accounts, each of which may hold one account at a time.
 * @internal
 */
export function bookPasses(
  records: CompanyRecords,
  options: Known<PortfolioOptions<boolean>>,
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
  const book = { company, previous: options.previous, memory };
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
  const firstDays: number[] = [];
  const buyers = lowestLots<DatedBuyer>({ most: MOST_ACCOUNTS, idOf: ({ accountId }) => accountId });
  const contracts = contractRecord(asOfDay, rules.oneSided);
  const earliest = addMonths(asOfDay, -rules.opportunity.horizonMonths);
  const ofPropensity = lowestLots<PropensityBuyer>({
    most: propensitySample(catalogue),
    idOf: ({ account }) => account.id,
    fromDay: ({ purchaseDays: [first] }) => Math.max(earliest, first?.day ?? earliest),
  });
  return {
    read: passOf(refusedReading, reading.accountPass),
    learn({ account, history, purchaseDays }) {
      const own = account.contracts ?? [];
      if (own.length > 0) contracts.add(renewalChains("reviewPortfolio", own, asOfDay, rules.renewalWindowDays));
      const first = purchaseDays[0]?.day ?? Infinity;
      if (history !== null) summaries.push(history);
      firstDay = Math.min(firstDay, first);
      const began = firstPurchaseDay(account, purchaseDays[0]?.day);
      if (began !== null) firstDays.push(began);
      buyers.add({ accountId: account.id, days: purchaseDays });
      if (first <= asOfDay - LEAST_WINDOW) ofPropensity.add({ account, purchaseDays });
    },
    weighing,
    thawed(known) {
      const knowledge = thawedKnowledge(known, rules, catalogue);
      const soFar = {
        ...book,
        knowledge,
        steps: stakesSteps(memory, rules, knowledge),
        stakes: thawedStakes(known),
        firstDay: known.firstDay ?? Infinity,
        refused: () => known.rejected,
        readingReasons: () => known.reasons.reading,
      };
      return { ...bookDating(soFar, rules), readAgain: () => readAgain() };
    },
  };

  function readAgain(): ReadingPass {
    return passOf([], recordReading([]).accountPass);
  }

  function weighing(now: PortfolioRules = rules): Weighing {
    const refusedWeighing: PortfolioRejection[] = [];
    const seenOnce = {
      ...{ summaries, firstDay, firstDays, catalogue, unit, memory },
      ...{ buyers: buyers.take, offered: ofPropensity.take, contracts: () => contracts.learned(null) },
    };
    const knowledge = bookKnowledge(seenOnce, now);
    const steps = stakesSteps(memory, now, knowledge);
    const step = listing(stakesReader(steps, knowledge), refusedWeighing);
    const totals: number[] = [];
    const purchasesAtStake: number[] = [];
    const atRisk: { id: string; keep: number }[] = [];
    const risks: AccountRisk[] = [];
    const stories = new Map<TicketOutcome, number>();
    const ofBook = (deviation: number): BookValueAtRisk | null =>
      memory.recall(
        "value at risk",
        memory.keeps ? [deviation, ...risks.flatMap((risk) => Object.values(risk) as unknown[])] : [],
        () => bookValueAtRisk(risks, deviation),
      );
    return {
      readAgain,
      steps,
      weigh(facts) {
        const assessed = step(facts);
        if (assessed === null) return null;
        const { account, story, stakes } = assessed;
        const { attention, valueAtRisk, losable } = stakes;
        totals.push(attention.total);
        purchasesAtStake.push(stakes.purchasesAtStake);
        if (valueAtRisk !== null) {
          const { amount, months, currency, worth, loss, leaves, lossFrom } = valueAtRisk;
          // A contract alone asks for its review by the day on which it ends.
          if (attention.keep !== null) atRisk.push({ id: account.id, keep: attention.keep });
          const ofContracts = losable === 0 ? 0 : amount / losable;
          const all = lossFrom === "contracts" ? ofContracts : loss.value;
          risks.push({ amount, months, currency, worth: worth.value, losable, loss: all, leaves });
        }
        if (story !== undefined) stories.set(story, (stories.get(story) ?? 0) + 1);
        return assessed;
      },
      dating(later = now) {
        const stakes = {
          scale: priorityScale(totals, later.assumptions["reviews.priorityStep"].value, purchasesAtStake),
          dearest: dearestAccounts(atRisk, later.signals.valueAtRiskShare),
          valueAtRisk: ofBook(knowledge.chances?.levelDeviation(later.valueAtRisk.months * daysInUnit.month) ?? 0),
          stories,
        };
        // No one asks for them again, and a plan's requests are about to need the room.
        if (!memory.keeps) for (const list of [totals, purchasesAtStake, atRisk, risks]) list.length = 0;
        const refused = (): PortfolioRejection[] => [...refusedReading, ...refusedWeighing];
        const readingReasons = reading.reasons;
        return bookDating({ ...book, knowledge, steps, stakes, firstDay, refused, readingReasons }, later);
      },
    };
  }
}
