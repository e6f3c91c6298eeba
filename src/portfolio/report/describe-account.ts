import type { ReviewAgenda } from "../../conversation/agenda/review-agenda.js";
import type { ReviewInvitation } from "../../conversation/invitation/review-invitation.js";
import { assertArray, assertObject, assertRows, assertText, RetentionError } from "../../errors.js";
import type { Account } from "../../records/account/account.js";
import type { EffortScore } from "../../service/effort/score-effort.js";
import { accountAgenda, accountInvitation, effortsOf } from "./account-agenda.js";
import { scoreYearOfTickets } from "../reading/account-effort.js";
import { assertPortfolioOptions, type PortfolioOptions } from "../options/portfolio-options.js";
import { resolveOptions } from "../options/portfolio-rules.js";
import { commonCurrency, recordReading } from "../reading/read-records.js";
import type { Portfolio, PortfolioRecords } from "./portfolio.js";

const NAME = "describeAccount";

/** The details of one account that its report does not hold. */
export interface DescribedAccount {
  accountId: string;
  /** What to ask in its next review, whether or not it has a day. */
  agenda: ReviewAgenda;
  /** How to offer it. */
  invitation: ReviewInvitation;
  /** The effort that each ticket of the last year cost, in the order of opening. */
  efforts: EffortScore[];
}

/**
 * The details of one account, for when someone opens it: the agenda and invitation of its next review, and the effort
 * of each of its problems. `reviewPortfolio` makes agendas of booked accounts only.
 *
 * Cost: one pass over the records for the account, which alone is read.
 *
 * @param book - From `reviewPortfolio`.
 * @param accountId - One of its accounts.
 * @param records - The records that the book was made from.
 * @param options - The options that it was made with.
 * @returns The agenda, the invitation and the efforts.
 * @throws RetentionError when the book or the records do not have the account, or an option is wrong.
 *
 * @example
 * import { describeAccount, reviewPortfolio } from "retention-kit";
 *
 * const records = { accounts: [{ id: "bakery", segment: "shop" }], products: [{ id: "mill", price: 900 }], sellers: [] };
 * const options = { asOf: "2026-11-21", to: "2027-02-20" };
 * const book = reviewPortfolio(records, options);
 * book.accounts[0]?.agenda
 * //=> null
 * describeAccount(book, "bakery", records, options).agenda?.questions.length
 * //=> 9
 */
export function describeAccount(
  book: Pick<Portfolio<boolean>, "accounts">,
  accountId: string,
  records: Pick<PortfolioRecords, "accounts" | "products">,
  options: PortfolioOptions<boolean>,
): DescribedAccount {
  assertObject(NAME, "book", book);
  assertRows(NAME, "book.accounts", book.accounts);
  assertText(NAME, "accountId", accountId);
  assertObject(NAME, "records", records);
  for (const list of ["accounts", "products"] as const) assertArray(NAME, `records.${list}`, records[list]);
  const known = assertPortfolioOptions(NAME, options);
  const picture = book.accounts.find((each) => each.accountId === accountId);
  const row = records.accounts.find((each: Account | null | undefined) => each?.id === accountId);
  if (picture === undefined) throw new RetentionError(NAME, "accountId", "must be in book.accounts", accountId);
  if (row === undefined) throw new RetentionError(NAME, "accountId", "must be in records.accounts", accountId);

  const rules = resolveOptions(known, commonCurrency(records.accounts));
  const reading = recordReading([]);
  const products = reading.products(records.products).map((product) => product.row);
  const read = reading.accountPass({ currency: rules.currency, products })(row);
  const account = read?.account ?? row;
  const tickets = scoreYearOfTickets(NAME, account, rules.asOf, rules.effort);
  const { opportunity, loyalty, nextReview, standing, signals } = picture;
  assertObject(NAME, "book.accounts.opportunity", opportunity);
  assertObject(NAME, "book.accounts.nextReview", nextReview);
  assertObject(NAME, "book.accounts.standing", standing);
  assertRows(NAME, "book.accounts.signals", signals);
  assertRows(NAME, "book.accounts.opportunity.offers", opportunity.offers);
  assertRows(NAME, "book.accounts.opportunity.reasons", opportunity.reasons);
  const { minutes } = nextReview;
  return {
    accountId,
    agenda: accountAgenda(
      account,
      { opportunity, loyalty, standing, signals, efforts: effortsOf(tickets), minutes },
      rules,
      products,
    ),
    invitation: accountInvitation(account, { minutes, standing }, rules, products),
    efforts: tickets.map(({ score }) => score),
  };
}
