/**
 * Compiled, never run: results share frozen objects, so the types refuse to write to any part of one. A field or list that
 * can be written is named, with its path, by the error of the line that asks for none.
 */
import {
  reviewAgenda,
  reviewPortfolio,
  scoreOpportunity,
  type AfterReview,
  type Assumption,
  type Contribution,
  type EffortScore,
  type FollowUps,
  type HealthScore,
  type LoyaltyEstimate,
  type Message,
  type NextBestAction,
  type NextReview,
  type Opportunity,
  type PlaybookRuns,
  type Portfolio,
  type PortfolioAccount,
  type Reason,
  type ReviewAgenda,
  type ReviewAllocation,
  type ReviewInvitation,
  type ReviewPlan,
  type ServiceReminders,
  type SlotProposal,
  type SwitchingRisk,
  type ValueDrivers,
  type ValueMatch,
  type WordOfMouthProjection,
} from "retention-kit";

type Plain = string | number | boolean | null | undefined;
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- the only way to ask whether types are the same
type Same<One, Other> = (<T>() => T extends One ? 1 : 2) extends <T>() => T extends Other ? 1 : 2 ? true : false;

/** Paths of the fields and lists that can be written, `never` where there are none. */
type Writable<Value, Path extends string> = unknown extends Value
  ? never
  : [Value] extends [Plain]
    ? never
    : Value extends Plain | ((...input: never[]) => unknown)
      ? never
      : Value extends readonly (infer Item)[]
        ? Value extends unknown[]
          ? Path
          : Writable<Item, `${Path}[]`>
        : {
            [Field in keyof Value & string]-?:
              | (Same<Pick<Value, Field>, Readonly<Pick<Value, Field>>> extends true ? never : `${Path}.${Field}`)
              | Writable<Value[Field], `${Path}.${Field}`>;
          }[keyof Value & string];
type None<Paths> = [Paths] extends [never] ? true : Paths;

/** What stands inside by its own name is asked for by itself; models and cohorts are inputs of other functions too. */
export const readOnly: [
  None<Writable<Omit<Portfolio, "models" | "accounts" | "plan" | "wordOfMouth">, "portfolio">>,
  None<Writable<Portfolio["plan"], "portfolio.plan">>,
  None<Writable<Omit<PortfolioAccount, "opportunity">, "account">>,
  None<Writable<ReviewAgenda, "agenda">>,
  None<Writable<ReviewInvitation, "invitation">>,
  None<Writable<AfterReview, "afterReview">>,
  None<Writable<NextBestAction, "action">>,
  None<Writable<NextReview, "nextReview">>,
  None<Writable<ReviewPlan, "plan">>,
  None<Writable<Opportunity, "opportunity">>,
  None<Writable<LoyaltyEstimate, "loyalty">>,
  None<Writable<HealthScore, "health">>,
  None<Writable<EffortScore, "effort">>,
  None<Writable<Reason | Message | Contribution | Assumption, "explanation">>,
  None<Writable<FollowUps | PlaybookRuns | ServiceReminders, "contacts">>,
  None<Writable<SlotProposal, "slots">>,
  None<Writable<ReviewAllocation, "allocation">>,
  None<Writable<SwitchingRisk | ValueDrivers | ValueMatch, "value">>,
  None<Writable<WordOfMouthProjection, "wordOfMouth">>,
] = [true, true, true, true, true, true, true, true, true, true, true, true, true, true, true, true, true, true, true];

const products = [{ id: "mill", price: 900 }];
const account = { id: "acme" };
const book = reviewPortfolio({ accounts: [account], products, sellers: [] }, { asOf: "2026-11-21", to: "2027-02-20" });
const opportunity = scoreOpportunity(account, { catalogue: products, asOf: "2026-11-21" });
const agenda = reviewAgenda(account, { asOf: "2026-11-21", minutes: 30 });

// @ts-expect-error -- a list of a result keeps what it holds
book.reasons[0] = { code: "portfolio.purchases.none" };
// @ts-expect-error -- and its length; for another, copy it
book.plan.booked.length = 0;
// @ts-expect-error -- a contribution stays what it was
for (const contribution of opportunity.contributions) contribution.points = 0;
// @ts-expect-error -- nor do the numbers of a reason change
for (const { params } of opportunity.reasons) if (params !== undefined) params.owned = 0;
// @ts-expect-error -- a question is not put in place of another
agenda.questions.length = 0;

/** A copy is the caller's own. */
export const copied: Reason[] = [...book.reasons, { code: "portfolio.purchases.none" }];
