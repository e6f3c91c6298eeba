import { daysInUnit } from "../calendar/days/days-in-unit.js";
import { addMonths, plainDate } from "../calendar/days/plain-date.js";
import { USUAL_DAYS, USUAL_HOURS, USUAL_MINUTES } from "../calendar/working-calendars/usual-hours.js";
import { defineCatalogue } from "../opportunity/define-catalogue.js";
import type { Catalogue } from "../opportunity/catalogue.js";
import type { Assumptions } from "../evidence/assumptions.js";
import type { Product } from "../records/product.js";
import type { SellerLoad } from "../planner/plan/review-plan.js";
import type { PropensityModel } from "../opportunity/fit-purchase-propensity.js";
import { opportunityPolicy, type OpportunityPolicy } from "../opportunity/opportunity-policy.js";
import { planReviews } from "../planner/plan-reviews.js";
import type { PurchaseSummary } from "../purchases/histories/purchase-accumulator.js";
import { reason, type Reason } from "../reasons/reason.js";
import { countRejections } from "../records/count-rejections.js";
import type { Seller } from "../records/seller.js";
import {
  type DatedAccount,
  datesReader,
  dearestAccounts,
  type SignalsOf,
  signalsReader,
} from "./account/account-dates.js";
import { type AccountFacts, accountReader } from "./account/account-facts.js";
import { loyaltyReader } from "./account/account-loyalty.js";
import { accountReporter, type PortfolioAccount } from "./report/account-report.js";
import { type ReportCollection, reportCollection } from "./report/report-collection.js";
import {
  type AssessedAccount,
  buyingReader,
  moneyReader,
  opportunityReader,
  stakesReader,
  type StakesSteps,
} from "./account/account-stakes.js";
import { type BookMemory, noMemory } from "./book/book-memory.js";
import { bookModels, unitOfHistories } from "./book/book-models.js";
import { bookPropensity, propensitySample, type PropensityBuyer } from "./book/book-propensity.js";
import { bookWordOfMouth, type TicketOutcome } from "./book/book-word-of-mouth.js";
import { type BuyingChances, buyingChances } from "./buying/buying-chance.js";
import { heldReviews, withHeldReviews } from "./reading/held-reviews.js";
import { lowestLots } from "./book/lowest-lots.js";
import { type DatedBuyer, MOST_ACCOUNTS } from "./buying/past-windows.js";
import { planLedger, type PortfolioPlan } from "./plan/plan-portfolio.js";
import { type PortfolioOptions, type PortfolioRules, resolveOptions } from "./options/portfolio-options.js";
import { dropInvalidRows, listing, type PortfolioRejection } from "./reading/portfolio-rejection.js";
import { recordReading } from "./reading/read-records.js";
import type { Portfolio, PortfolioRecords } from "./report/portfolio.js";
import { priorityScale } from "./stakes/attention.js";
import { type AccountRisk, bookValueAtRisk } from "./stakes/book-value-at-risk.js";
import { bookRhythm } from "./standing/own-gap.js";

/** What is sold, and who sells it. */
export type CompanyRecords = Pick<PortfolioRecords, "products" | "sellers">;

/** The rules by which it is told what is at stake. */
export type WeighingRules = Pick<
  PortfolioRules,
  | "asOf"
  | "asOfDay"
  | "models"
  | "assumptions"
  | "effort"
  | "opportunity"
  | "standing"
  | "valueAtRisk"
  | "attention"
  | "horizonDays"
>;

/** The rules by which it is told what customers tell. */
export type TellingRules = Pick<PortfolioRules, "wordOfMouth" | "assumptions">;

/** A pass over the accounts, which reads one after the other; `null` for what is refused. */
export type ReadingPass = (row: unknown) => AccountFacts | null;

/** The accounts have been seen once: a book's models and what else takes all of them. */
export interface Learning {
  /** Of the first pass, and lists what it leaves out. */
  read: ReadingPass;
  learn: (facts: AccountFacts) => void;
  /** Each later stage may be given rules that differ in what only it and those after it ask for. */
  weighing: (rules?: PortfolioRules) => Weighing;
}

/** The accounts are seen a second time: what is at stake in all of them. */
export interface Weighing {
  /** Of a later pass, which lists nothing. */
  readAgain: () => ReadingPass;
  steps: StakesSteps;
  weigh: (facts: AccountFacts) => AssessedAccount | null;
  dating: (rules?: PortfolioRules) => Dating;
}

/** The accounts are seen a third time: their dates, the plan, their reports. */
export interface Dating {
  /** What is at stake in an account, once more; what is refused was listed when it was weighed. */
  assess: (facts: AccountFacts) => AssessedAccount | null;
  date: (assessed: AssessedAccount) => DatedAccount | null;
  /** Keeps an account's requests for the plan. */
  keep: (dated: DatedAccount) => void;
  plan: (company?: Company) => PortfolioPlan | null;
  /** Of an account in a plan, or with nothing booked. */
  reporter: (booked: ReadonlySet<string>, rules?: TellingRules) => (dated: DatedAccount) => PortfolioAccount | null;
  /** The reports of a book that is held as a whole. */
  collection: () => ReportCollection;
  book: (company?: Company, rules?: TellingRules) => Omit<Portfolio<boolean>, "accounts" | "plan">;
}

/** Days before `asOf` that no window of the propensity model begins after. */
const LEAST_WINDOW = 60;

/** Products and sellers as they were read, with what was left out of them. */
export interface Company {
  catalogue: Catalogue;
  products: Product[];
  sellers: Seller[];
  /** The minutes of the sellers' days, before anything is booked. */
  load: readonly SellerLoad[];
  reasons: Reason[];
  rejected: PortfolioRejection[];
}

/**
 * Reads what is sold, and who sells it.
 * @internal
 */
export function readCompany(
  records: CompanyRecords,
  { currency, planning: { from, to } }: Pick<PortfolioRules, "currency" | "planning">,
): Company {
  const rejected: PortfolioRejection[] = [];
  const reading = recordReading(rejected);
  const { result: catalogue, kept: products } = dropInvalidRows(
    "products",
    reading.products(records.products),
    (list) => defineCatalogue(list, currency === undefined ? {} : { currency }),
    rejected,
  );
  const {
    result: { load },
    kept: sellers,
  } = dropInvalidRows(
    "sellers",
    reading.sellers(records.sellers),
    (list) => planReviews([], { from, to, sellers: [...list] }),
    rejected,
  );
  return { catalogue, products, sellers, load, reasons: reading.reasons(), rejected };
}

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
    const knowledge = knowledgeOf(now);
    const { models, fit, propensity, chances } = knowledge;
    const steps = stepsOf(now, knowledge);
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
        memory.recall("told", [textOf([...stories], wordOfMouth, assumptions), customerValue], () =>
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
      const signalsOf = memory.recall(
        "signals",
        [steps.buying, steps.money, later.planning.to, textOf(later.signals, later.reviews)],
        (): SignalsOf => {
          const { ofDearest, ofOthers } = signalsReader(later, products);
          return { ofDearest: memory.each(ofDearest), ofOthers: memory.each(ofOthers) };
        },
      );
      return {
        assess: listing(stakesReader(later, steps), []),
        date: listing(datesReader(later, attention, catalogue, signalsOf), refused),
        keep: ledger.add,
        plan: ({ sellers, load } = company) =>
          later.plan ? ledger.plan({ sellers, load, previous: options.previous }) : null,
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

  /** What the book around an account says of it. */
  function knowledgeOf(now: WeighingRules) {
    const { models: given, opportunity, horizonDays, valueAtRisk, standing, assumptions } = now;
    const fit = memory.recall(
      "fit",
      [
        ...[horizonDays, valueAtRisk.months, standing.chanceDays],
        textOf(given.purchases, given.spend, given.buying),
        textOf(figuresOf(assumptions, "purchases.", "buysAgain.")),
      ],
      () =>
        bookModels(
          summaries,
          now,
          memory.recall("buyers", [], () => buyers.take()),
        ),
    );
    const { purchases, spend } = fit;
    const chances = memory.recall(
      "chances",
      [fit, textOf(now.effort, assumptions), textOf(given.loyalty), horizonDays],
      () => {
        const loyalty = loyaltyReader(now);
        return buyingChances(purchases, fit.buying, assumptions, (known, chance) =>
          loyalty.bounds(known, { probabilityAlive: null, chance }),
        );
      },
    );
    const learned = (): PropensityModel | null =>
      bookPropensity(
        { buyers: memory.recall("ofPropensity", [], () => ofPropensity.take()), firstDay: Math.min(firstDay, asOfDay) },
        catalogue,
        now,
        unit,
        chances?.fromPurchases ?? null,
      );
    const propensity =
      opportunity.propensity ??
      given.propensity ??
      memory.recall(
        "propensity",
        [fit, opportunity.horizonMonths, opportunity.hourCost, textOf(figuresOf(assumptions, "opportunity."))],
        learned,
      );
    const [rhythm, bookChance] = memory.recall("book", [fit, chances, horizonDays], () => [
      bookRhythm(summaries, purchases),
      meanChance(summaries, chances, horizonDays),
    ]);
    if (!memory.keeps) summaries.length = 0;
    const models = { purchases, spend, assumptions: fit.assumptions };
    const rated = withPropensity(opportunity, propensity);
    return { models, chances, rhythm, catalogue, opportunity: rated, bookChance, fit, propensity };
  }

  function stepsOf(now: WeighingRules, knowledge: ReturnType<typeof knowledgeOf>): StakesSteps {
    const { chances, bookChance, opportunity, models } = knowledge;
    const { recall, each } = memory;
    const buying = recall("buying", [chances, textOf(now.standing)], () => each(buyingReader(now, knowledge)));
    return {
      buying,
      opportunity: recall("opportunity", [buying, bookChance, now.horizonDays, textOf(opportunity)], () =>
        each(opportunityReader(now, knowledge)),
      ),
      money: recall("money", [buying, models.purchases, models.spend, textOf(now.valueAtRisk, now.assumptions)], () =>
        each(moneyReader(now, knowledge)),
      ),
    };
  }

  /** Rules as a text, by which those of another time are known to be the same. */
  function textOf(...rules: readonly unknown[]): string {
    return memory.keeps ? JSON.stringify(rules) : "";
  }
}

/** The figures whose keys begin so, with their sources: the results name them. */
function figuresOf(assumptions: Assumptions, ...beginnings: readonly string[]): unknown[] {
  return Object.values(assumptions).filter(({ key }) => beginnings.some((beginning) => key.startsWith(beginning)));
}

/** A policy with chances that the book taught it; the constants are then no assumption of it any more. */
function withPropensity(policy: OpportunityPolicy, propensity: PropensityModel | null): OpportunityPolicy {
  if (propensity === policy.propensity) return policy;
  const assumptions = policy.assumptions.filter(({ key }) => key !== "opportunity.probability");
  return opportunityPolicy({ ...policy, propensity, assumptions });
}

/** Mean chance of buying within some days over the accounts that ever bought; `null` if unknown. */
function meanChance(histories: readonly PurchaseSummary[], chances: BuyingChances | null, days: number): number | null {
  if (chances === null || histories.length === 0) return null;
  const known = Float64Array.from(histories, (history) => chances.fromPurchases(history, days));
  // Sorted, since a sum depends on the order of its terms in its last digit and the book must not.
  return known.sort().reduce((sum, each) => sum + each, 0) / known.length;
}

/** A record of purchases that is shorter than the year whose spend sets the pace: it tells too little of it. */
function shortRecord(first: number, asOfDay: number): Reason[] {
  if (first === Infinity || first <= addMonths(asOfDay, -12)) return [];
  return [reason("portfolio.value-at-risk.short-record", { since: plainDate(first), days: asOfDay - first })];
}

/** What was taken for granted of sellers who do not say when, or how long, they have time. */
function usualSellers(sellers: readonly Seller[]): Reason[] {
  const lacking = (field: "calendar" | "minutesPerDay"): number =>
    sellers.filter((seller) => seller[field] == null).length;
  const [weeks, minutes] = [lacking("calendar"), lacking("minutesPerDay")];
  return [
    ...(weeks > 0
      ? [reason("portfolio.sellers.usual-week", { sellers: weeks, days: USUAL_DAYS, hours: USUAL_HOURS })]
      : []),
    ...(minutes > 0 ? [reason("portfolio.sellers.usual-minutes", { sellers: minutes, minutes: USUAL_MINUTES })] : []),
  ];
}
