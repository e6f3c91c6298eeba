import { keptFor } from "../records/values/kept-for.js";
import { assertArray, assertObject, assertOptions, type Known, refusalOf } from "../errors.js";
import type { Opportunity } from "../opportunity/opportunity.js";
import type { Seller } from "../records/company/seller.js";
import type { DatedAccount } from "./account/account-dates.js";
import type { AccountFacts } from "./account/account-facts.js";
import type { AssessedAccount } from "./account/account-stakes.js";
import { type BookMemory, bookMemory } from "./book/book-memory.js";
import type { BookWordOfMouth } from "./book/book-word-of-mouth.js";
import { unitOfHistories } from "./book/book-models.js";
import { bookPasses } from "./book-passes.js";
import type { Dating, Learning, Weighing, WeighingRules } from "./book-stages.js";
import { type Company, readCompany } from "./company.js";
import { assertPortfolioOptions, type PortfolioOptions } from "./options/portfolio-options.js";
import { type PortfolioRules, resolveOptions } from "./options/portfolio-rules.js";
import { commonCurrency } from "./reading/read-records.js";
import type { PlanRules } from "./plan/plan-portfolio.js";
import type { PortfolioAccount } from "./report/account-report.js";
import type { Portfolio, PortfolioRecords } from "./report/portfolio.js";
import type { Attention } from "./stakes/attention.js";
import type { BookValueAtRisk } from "./stakes/book-value-at-risk.js";
import type { ValueAtRisk } from "./stakes/value-at-risk.js";
import { type AccountStanding, isCustomer } from "./standing/account-standing.js";

const NAME = "portfolioScenarios";

/** What could still be sold to an account. */
export interface ScenarioOpportunity {
  readonly accountId: string;
  readonly opportunity: Opportunity;
}

/** What is at stake in an account, before its review has a date. */
export interface ScenarioAccount extends ScenarioOpportunity {
  readonly standing: AccountStanding;
  readonly valueAtRisk: ValueAtRisk | null;
  /** Without its priority among the others, which its report has. */
  readonly attention: Omit<Attention, "priority">;
}

/** What is at stake in a book. */
export interface ScenarioStakes {
  readonly accounts: readonly ScenarioAccount[];
  readonly valueAtRisk: BookValueAtRisk | null;
  readonly wordOfMouth: BookWordOfMouth | null;
}

/**
 * The main job under one set of rules, from the first part to the whole. Each part is computed when it is asked for,
 * and rests on those before it. Parts are shared between scenarios: read them, and do not write to them.
 */
export interface PortfolioScenario<Plan extends boolean = true> {
  /** What could still be sold to each account. */
  opportunities: () => readonly ScenarioOpportunity[];
  /** What is at stake in each account and in the book. */
  stakes: () => ScenarioStakes;
  /** The plan of `reviewPortfolio`; `null` with `plan: false`. */
  plan: () => Portfolio<Plan>["plan"];
  /** The report on one account; `null` for one that is not known, or was refused. */
  account: (accountId: string) => PortfolioAccount | null;
  /** All that `reviewPortfolio` gives. */
  portfolio: () => Portfolio<Plan>;
}

/** What a scenario may change apart from its options. */
export interface ScenarioChange {
  /**
   * Who holds the reviews, and for how long a day.
   * @defaultValue those of the records
   */
  sellers?: readonly Seller[] | undefined;
}

/** Takes a set of rules, and returns the main job under it. */
export type PortfolioScenarios = <Plan extends boolean = true>(
  options: PortfolioOptions<Plan>,
  change?: ScenarioChange,
) => PortfolioScenario<Plan>;

/**
 * The main job for the same accounts under changing rules: for a slider, or to see the effect of half the hours,
 * another threshold or a cautious assumption. `reviewPortfolio` with the same options gives identical results.
 *
 * What a change does not touch is kept from the last scenario. With other hours only the plan is made again; with other
 * weights no account is read again, no model fitted and no chance computed a second time. Sellers of whose reviews only the
 * reasons change keep their days, as long as the same list of sellers is passed. The accounts as read, and what is at stake
 * in each, stay in memory: about four times the size of the records. Do not write to the records while
 * you use scenarios.
 *
 * To show a plan soon, ask for it with `remedies: false`, then again without that option: the second scenario only adds
 * what would have booked the reviews left out.
 *
 * @param records - Accounts, products and sellers.
 * @returns A function from options, and changed sellers if any, to a scenario.
 * @throws RetentionError as `reviewPortfolio` does, when a scenario is made or read.
 *
 * @example
 * import { portfolioScenarios } from "retention-kit";
 *
 * const products = [{ id: "mill", price: 900 }, { id: "press", price: 2400 }];
 * const hours = { mon: [["09:00", "17:00"]] };
 * const sellers = [{ id: "north", timeZone: "Europe/Oslo", calendar: { hours }, minutesPerDay: 120 }];
 * const accounts = ["bakery", "cafe", "diner"].map((id) => ({ id, sellerId: "north" }));
 * const scenario = portfolioScenarios({ accounts, products, sellers });
 * const options = { asOf: "2026-11-21", to: "2026-12-06" };
 * scenario(options).plan().booked.length
 * //=> 3
 * scenario(options, { sellers: sellers.map((seller) => ({ ...seller, minutesPerDay: 60 })) }).plan().booked.length
 * //=> 2
 */
export function portfolioScenarios(records: PortfolioRecords): PortfolioScenarios {
  assertObject(NAME, "records", records);
  for (const list of ["accounts", "products", "sellers"] as const) assertArray(NAME, list, records[list]);
  const currency = commonCurrency(records.accounts);
  const readings = bookMemory();

  return <Plan extends boolean = true>(
    options: PortfolioOptions<Plan>,
    change: ScenarioChange = {},
  ): PortfolioScenario<Plan> => {
    const known = assertPortfolioOptions(NAME, options);
    assertOptions(NAME, "change", change, { sellers: true });
    const { sellers = records.sellers } = change;
    assertArray(NAME, "sellers", sellers);
    const rules = resolveOptions(known, currency);
    const from = [...readingParts(rules), asText(known.previous), asText(known.answers)];
    const reading = (): Reading => readings.recall("reading", from, () => read(known));
    const company = (): Company =>
      reading().memory.recall("company", [sellers, asText(sellers), rules.horizon.from, rules.horizon.to], () =>
        readCompany({ products: records.products, sellers }, rules),
      );
    const dating = (): Dating => datingUnder(reading(), rules);
    const plan = (withRemedies = rules.remedies): Portfolio<Plan>["plan"] => {
      const { sellers: kept, load } = company();
      const { dated } = datedUnder(reading(), rules);
      const from = [planRulesText(rules), JSON.stringify([kept, load]), ...dated.flatMap(planPartsOf)];
      const made = reading().memory.recall("plan", from, () => {
        const now = dating();
        reading().memory.recall("kept", [now], () => {
          dated.forEach(now.keep);
        });
        return now.planned(company());
      });
      return (made?.(withRemedies) ?? null) as Portfolio<Plan>["plan"];
    };
    const reporter = (): ReturnType<Dating["reporter"]> =>
      dating().reporter(new Set(plan(false)?.booked.map(({ accountId }) => accountId)), rules);
    return {
      opportunities: () => opportunitiesUnder(reading(), rules),
      stakes() {
        const weighed = weighedUnder(reading(), rules);
        const accounts = reading().memory.recall("stakes", [weighed], () => weighed.map(stakesOf));
        const { valueAtRisk, wordOfMouth } = dating().book(company(), rules);
        return { accounts, valueAtRisk, wordOfMouth };
      },
      plan: () => plan(),
      account(accountId) {
        const known = datedUnder(reading(), rules).byId.get(accountId);
        return known === undefined ? null : reporter()(known);
      },
      portfolio() {
        const report = reporter();
        const accounts = datedUnder(reading(), rules).dated.flatMap((account) => report(account) ?? []);
        return { accounts, plan: plan(), ...dating().book(company(), rules) };
      },
    };
  };

  function read(options: Known<PortfolioOptions<boolean>>): Reading {
    const memory = bookMemory();
    const learning = bookPasses(records, options, currency, memory);
    const facts = records.accounts.flatMap((row) => learning.read(row) ?? []);
    facts.forEach(learning.learn);
    return { memory, learning, facts };
  }
}

/** A book as it was read, and what was made of it last. */
interface Reading {
  memory: BookMemory;
  learning: Learning;
  facts: AccountFacts[];
}

/** What is at stake in each account. */
type Weighed = AssessedAccount[];

/** The accounts with their dates, whose requests the plan has. */
interface Dated {
  dated: DatedAccount[];
  byId: ReadonlyMap<string, DatedAccount>;
}

/** Rows as a text, so that a list that was written to is another one; what has no text is never the same. */
function asText(rows: unknown): unknown {
  try {
    return JSON.stringify(rows);
  } catch {
    return {};
  }
}

/** Texts of rules, each made once for a scenario. */
const texts = new WeakMap<PortfolioRules, Map<string, string>>();

function textOnce(rules: PortfolioRules, name: string, partsOf: () => unknown): string {
  return keptFor(
    keptFor(texts, rules, () => new Map<string, string>()),
    name,
    () => JSON.stringify(partsOf()),
  );
}

/** What reading depends on: the same for the same texts and objects. */
function readingParts(rules: PortfolioRules): unknown[] {
  const { asOf, currency, effort, wordOfMouth, models, opportunity, renewalWindowDays, oneSided } = rules;
  const { quickEffort, unsatisfiedEffort } = wordOfMouth;
  const known = [quickEffort, unsatisfiedEffort, unitOfHistories(models), opportunity.horizonMonths];
  return [asOf, currency, JSON.stringify([effort, oneSided]), renewalWindowDays, ...known];
}

function weighingUnder({ memory, learning }: Reading, rules: PortfolioRules): Weighing {
  const { asOf, asOfDay, models, assumptions, effort, opportunity, standing, valueAtRisk, attention, horizonDays } =
    rules;
  const partsOf = (): WeighingRules => {
    const weighing = { asOf, asOfDay, models, assumptions, effort, opportunity, standing, valueAtRisk, attention };
    return { ...weighing, horizonDays, signals: { dealDays: rules.signals.dealDays } };
  };
  return memory.recall("weighing", [textOnce(rules, "weighing", partsOf)], () => learning.weighing(rules));
}

function weighedUnder(reading: Reading, rules: PortfolioRules): Weighed {
  const weighing = weighingUnder(reading, rules);
  return reading.memory.recall("weighed", [weighing], () =>
    reading.facts.flatMap((facts) => weighing.weigh(facts) ?? []),
  );
}

/** What could still be sold to each account: the same list where no step to it has changed. */
function opportunitiesUnder(reading: Reading, rules: PortfolioRules): ScenarioOpportunity[] {
  const { buying, opportunity } = weighingUnder(reading, rules).steps;
  return reading.memory.recall("opportunities", [buying, opportunity], () =>
    reading.facts.flatMap((each): ScenarioOpportunity[] => {
      try {
        return [{ accountId: each.account.id, opportunity: opportunity(each, buying(each)) }];
      } catch (error) {
        // The whole lists it among what was refused.
        refusalOf(error);
        return [];
      }
    }),
  );
}

function stakesOf({ account, opportunity, stakes }: AssessedAccount): ScenarioAccount {
  const { standing, valueAtRisk, attention } = stakes;
  return { accountId: account.id, opportunity, standing, valueAtRisk, attention };
}

function datingUnder(reading: Reading, rules: PortfolioRules): Dating {
  const weighed = weighedUnder(reading, rules);
  // What customers tell depends on the former alone; the plan finds remedies when they are asked for.
  const text = textOnce(rules, "dating", () => ({ ...rules, wordOfMouth: null, remedies: null }));
  return reading.memory.recall("dating", [weighed, text], () => weighingUnder(reading, rules).dating(rules));
}

/** What the plan depends on apart from sellers, requests, and what the book was read by. */
function planRulesText(rules: PortfolioRules): string {
  const { asOf, asOfDay, planning, alsoSellerIds, reviews, burningPriority, urgentMoveWeight, plan } = rules;
  const { priority } = rules.attention;
  const { renewalDaysInHand } = rules.signals;
  const parts: Omit<PlanRules, "answers" | "remedies"> & Pick<PortfolioRules, "plan"> = {
    ...{ asOf, asOfDay, planning, alsoSellerIds, reviews, burningPriority, urgentMoveWeight, plan },
    attention: { priority },
    signals: { renewalDaysInHand },
  };
  return JSON.stringify(parts);
}

/** What the plan takes of an account: its requests are the same list where all that comes with them is the same. */
function planPartsOf({ requests, attention, stakes }: DatedAccount): unknown[] {
  return [requests, attention.total, isCustomer(stakes.standing)];
}

function datedUnder(reading: Reading, rules: PortfolioRules): Dated {
  const dating = datingUnder(reading, rules);
  return reading.memory.recall("dated", [dating], () => {
    const dated = weighedUnder(reading, rules).flatMap((account) => dating.date(account) ?? []);
    return { dated, byId: new Map(dated.map((account) => [account.account.id, account])) };
  });
}
