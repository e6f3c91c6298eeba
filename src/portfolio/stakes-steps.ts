import { daysInUnit } from "../calendar/days/days-in-unit.js";
import type { OpenRules } from "../opportunity/open-account.js";
import { loyaltyReader } from "./account/account-loyalty.js";
import { buyingReader, chanceReader, loyalBuyer, standingReader } from "./account/account-buying.js";
import { attentionReader } from "./account/account-attention.js";
import type { AccountFacts } from "./account/account-facts.js";
import { moneyReader, worthReader } from "./account/account-money.js";
import { offersReader, opportunityReader, opportunityStepsUnder } from "./account/account-opportunity.js";
import type { StakesSteps } from "./account/account-stakes.js";
import type { BookKnowledge } from "./book-knowledge.js";
import type { WeighingRules } from "./book-stages.js";
import type { BookMemory } from "./book/book-memory.js";
import { figuresOf, textOf } from "./book/rules-text.js";
import type { BuyingChance } from "./buying/buying-chance.js";
import { purchasesToKeep } from "./stakes/purchases-to-keep.js";
import { isCustomer } from "./standing/account-standing.js";

/**
 * The steps from an account to what is at stake in it, each taken again only where what it rests on has changed.
 * @internal
 */
export function stakesSteps(memory: BookMemory, now: WeighingRules, knowledge: BookKnowledge): StakesSteps {
  const { ofPurchases, chances, rhythm, bookChance, models, outlook } = knowledge;
  const policy = knowledge.opportunity;
  const { recall, each, eachWith, settled } = memory;
  const { horizonDays, valueAtRisk, assumptions } = now;
  const standing = recall("standing", [ofPurchases, rhythm, textOf(memory, now.standing)], () => {
    const stand = standingReader(now, knowledge);
    const before = settled<ReturnType<typeof stand>>("standing");
    return each((facts: AccountFacts) => before(facts, stand(facts)));
  });
  const loyal = recall("loyal", [textOf(memory, now.effort, figuresOf(assumptions, ...EXPERIENCE_FIGURES))], () =>
    each(loyalBuyer),
  );
  const within = recall("within", [chances], () => chanceReader(knowledge, memory));
  const buying = recall("buying", [standing, within, horizonDays, textOf(memory, now.standing)], () =>
    each(buyingReader(now, { standing, loyal, within })),
  );

  const steps = opportunityStepsUnder(now, knowledge);
  const open = recall("open", [now.signals.dealDays, textOf(memory, openRules(policy))], () =>
    each(({ account }: AccountFacts) => steps.open(account)),
  );
  const offer = recall("offer", [open, textOf(memory, policy.probability, policy.propensity)], () =>
    eachWith((facts: AccountFacts, buysAgain: number | null) => steps.offer(facts.account, open(facts), buysAgain)),
  );
  const judge = recall("judge", [bookChance, textOf(memory, policy)], () =>
    eachWith(opportunityReader(knowledge, steps)),
  );

  const opportunity = recall<StakesSteps["opportunity"]>("opportunity", [offer, judge, horizonDays], () => {
    const offers = offersReader(now, offer);
    return (facts, buying) => {
      const { offered, buysAgain } = offers(facts, buying);
      return judge(facts, offered, buysAgain, buying.standing.state);
    };
  });

  const worth = recall(
    "worth",
    [valueAtRisk.months, textOf(memory, figuresOf(assumptions, "purchases.habitDays"))],
    () => eachWith(worthReader(now, knowledge)),
  );
  const ofContracts = [outlook.figures, CONTRACT_FIGURES.map((name) => now.attention.assumptions[name])];
  const money = recall(
    "money",
    [
      models.purchases,
      models.spend,
      models.gaps,
      knowledge.ofContracts,
      textOf(memory, valueAtRisk, ofContracts, models.assumptions),
    ],
    () => eachWith(moneyReader(now, knowledge)),
  );
  const { beginners, stops, ofContracts: learned } = knowledge;
  const attention = recall(
    "attention",
    [
      learned,
      textOf(memory, now.attention, valueAtRisk, now.opportunity.horizonMonths, now.signals.dealDays),
      textOf(memory, beginners, stops),
    ],
    () => eachWith(attentionReader(now, knowledge)),
  );
  const chanceBefore = settled<BuyingChance | null>("chance of spend");
  const loyalty = loyaltyReader(now);
  return {
    buying,
    purchasesAtStake: ({ history, purchaseDays }, { standing }, { probability: chance }) =>
      isCustomer(standing)
        ? purchasesToKeep(
            models,
            { history, chance, purchaseDays },
            { months: valueAtRisk.months, asOfDay: now.asOfDay },
          )
        : 0,
    attention,
    byService: (of) =>
      models.purchases === null
        ? (loyalty.bounds(of.loyal, { probabilityAlive: null, chance: null })?.probability ?? null)
        : null,
    // What service adds to log odds is the same whatever they are: beside a half the odds are the factor.
    serviceOdds({ loyal }) {
      const { tickets, surveys } = loyal.account;
      if ((tickets?.length ?? 0) + (surveys?.length ?? 0) === 0) return 1;
      const { probability = 0.5 } = loyalty.bounds(loyal, { probabilityAlive: null, chance: 0.5 }) ?? {};
      return probability / Math.max(LEAST_CHANCE, 1 - probability);
    },
    opportunity,
    money(facts, { standing, known }, currency) {
      const chance = chanceBefore(facts, known?.within(valueAtRisk.months * daysInUnit.month) ?? null);
      const now = worth(facts, isCustomer(standing), currency);
      return money(facts, standing.state, now.before === null ? NO_REASONS : standing.reasons, chance, now, currency);
    },
  };
}

const NO_REASONS: readonly never[] = [];

/** Odds stay finite where a given model is next to sure. */
const LEAST_CHANCE = 1e-9;

/** The figures that chances of contracts rest on. */
const CONTRACT_FIGURES = ["renewalWhenUnknown", "renewedLate", "endlessStays", "renewalSlowingOdds"] as const;

/** The figures by which it is read what an account went through. */
const EXPERIENCE_FIGURES = [
  "effort.",
  "loyalty.ticketHalfLifeDays",
  "loyalty.openTicketSilentAfterDays",
  "loyalty.purchaseEndsEffect",
  "loyalty.answerDays",
  "loyalty.automaticPurchases",
] as const;

/** What of a policy decides what an account has and could use. */
function openRules({ horizonMonths, hourCost, budgetFromSpend, budgetYears, declinedMonths }: OpenRules): OpenRules {
  return { horizonMonths, hourCost, budgetFromSpend, budgetYears, declinedMonths };
}
