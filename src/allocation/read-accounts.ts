import { assertCount, assertFigures, assertNumber, assertText, type Known, RetentionError } from "../errors.js";
import { allocationFigures } from "../evidence/allocation-figures.js";
import type { Assumptions } from "../evidence/assumptions.js";
import { presetOf } from "../evidence/preset-of.js";
import { acceptRows, type Rejection } from "../records/rows/rejection.js";
import { readAccount, type AllocationAccount, type ReadAccount, type ResponseSource } from "./allocation-account.js";
import { assertContacts, REVIEWS, type ContactKind } from "./contact-kinds.js";
import { assertFewWays } from "./contact-options.js";
import type { ResponseCurve } from "./curves/response-curve.js";
import { assertJudgment, type ResponseJudgment } from "./curves/response-judgment.js";

/** What the contacts of an account bring, and how many there may be. */
export interface ContactOptionsInput {
  /**
   * Where the accounts' curves come from.
   * @defaultValue each account's `attention`
   */
  readonly response?: ResponseSource | null | undefined;
  /** How far the assumed effects differ by segment and standing. */
  readonly judgment?: ResponseJudgment | null | undefined;
  /** Kinds of contact. @defaultValue reviews of 45 minutes */
  readonly contacts?: readonly ContactKind[] | null | undefined;
  /** Months that hours, curves and counts cover. @defaultValue 12 */
  readonly months?: number | null | undefined;
  /**
   * Minimum number of contacts per account.
   * @defaultValue one a full year: the rule that every account is reviewed yearly
   */
  readonly min?: number | null | undefined;
  /** Maximum number of contacts per account. @defaultValue one a month */
  readonly max?: number | null | undefined;
  /**
   * The currency of all curves.
   * @defaultValue that of the first curve with one
   */
  readonly currency?: string | null | undefined;
  /**
   * Published figures to use, from `assumptions(preset, overrides)`.
   * @defaultValue `assumptions()`
   */
  readonly assumptions?: Assumptions | null | undefined;
}

/** The names of these options. */
export const contactOptionNames = {
  response: true,
  judgment: true,
  contacts: true,
  months: true,
  min: true,
  max: true,
  currency: true,
  assumptions: assertFigures,
} as const;

/** Accounts that were checked, with what applies to all of them. */
export interface ReadAccounts<Extra> {
  accepted: (Extra & { read: ReadAccount })[];
  rejected: Rejection[];
  contacts: readonly ContactKind[];
  months: number;
  currency: string | null;
}

/** Months of a year, and so the longest a review may be away. */
const YEAR = 12;

/**
 * Checks the options and reads the accounts, each with what else is found out about it.
 * @internal
 */
export function readAccounts<Extra>(
  functionName: string,
  accounts: readonly AllocationAccount[],
  options: Known<ContactOptionsInput>,
  find: (account: ReadAccount) => Extra,
): ReadAccounts<Extra> {
  const { contacts = REVIEWS, months = YEAR, response, judgment = {} } = options;
  assertNumber(functionName, "options.months", months, { above: 0, max: 1200 });
  const { min = Math.floor(months / YEAR), max = Math.max(min, Math.floor(months)) } = options;
  assertCount(functionName, "options.min", min);
  assertCount(functionName, "options.max", max, { min });
  assertContacts(functionName, "options.contacts", contacts);
  assertFewWays(functionName, contacts, max);
  assertJudgment(functionName, "options.judgment", judgment);
  const reading = {
    functionName,
    response,
    judgment,
    figures: options.assumptions ?? presetOf(allocationFigures),
    min,
    max,
    ownMinutes: contacts.length === 1,
    checked: new WeakSet<ResponseCurve>(),
  };
  let currency = options.currency ?? null;
  if (currency !== null) assertText(functionName, "options.currency", currency);
  const { accepted, rejected } = acceptRows(functionName, "accounts", accounts, (account) => {
    const read = readAccount(account, reading);
    assertFewWays(functionName, contacts, read.max);
    const curveCurrency = read.curve.currency;
    if (curveCurrency !== null) {
      currency ??= curveCurrency;
      if (curveCurrency !== currency)
        throw new RetentionError(functionName, "currency", `must be ${currency}, as of the others`, curveCurrency);
    }
    return { ...find(read), read };
  });
  return { accepted, rejected, contacts, months, currency };
}
