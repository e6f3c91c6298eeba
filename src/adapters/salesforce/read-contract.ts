import { relatedId } from "./related-id.js";
import type { PlainDate } from "../../records/values/time.js";
import { daysInUnit } from "../../calendar/days/days-in-unit.js";
import { parseDay } from "../../calendar/days/plain-date.js";
import type { Contract } from "../../records/account/contract.js";
import { defined } from "../shared/account-book.js";
import type { Custom } from "../shared/adapter-options.js";
import type { Identified } from "../shared/ledger.js";
import { converted, currencyCode, rounded } from "../shared/money-reader.js";
import { day, endOfTerm, shiftDay } from "../shared/read-day.js";
import { filled, number, text } from "../shared/read-field.js";
import { unread } from "../shared/unread.js";
import { accountOf } from "./account-of.js";
import type { Org } from "./organization.js";
import type { SalesforceContract } from "./salesforce-objects.js";

/** A contract or service contract of its account. */
export function readContract(
  org: Org,
  object: "contracts" | "serviceContracts",
  { id, row }: Identified<SalesforceContract>,
): void {
  const { ledger, options } = org;
  const account = accountOf(org, object, id, [relatedId(row, "AccountId")]);
  if (account === undefined) return;
  const byOption = options.contract?.(row as Custom<SalesforceContract>);
  const startsOn = byOption?.startsOn ?? day(row.StartDate, org.options.timeZone);
  if (byOption === null || startsOn === undefined) {
    ledger.leaveRow(
      object,
      id,
      byOption === null ? "by-option" : unread(row.StartDate),
      byOption === null ? undefined : "StartDate",
    );
    return;
  }
  const months = number(row.ContractTerm) ?? number(row.Term);
  const term = months !== undefined && Number.isInteger(months) && months > 0 ? months : undefined;
  const end =
    filled(row.EndDate) !== undefined
      ? day(row.EndDate, org.options.timeZone)
      : term === undefined
        ? undefined
        : endOfTerm(startsOn, term);
  if (end === undefined && filled(row.EndDate) !== undefined) ledger.leaveField(object, id, "EndDate", "not-readable");
  if (end !== undefined && end < startsOn) ledger.leaveField(object, id, "EndDate", "before-start");
  const endsOn = end !== undefined && end >= startsOn ? end : undefined;
  const notice = number(row.OwnerExpirationNotice);
  const yearly = yearlyOf(org, object, { id, row }, startsOn, endsOn, term);
  const word = text(row.Status) ?? "";
  const code = text(row.StatusCode);
  const status = `${code ?? ""} ${word}`;
  account.lists.contracts.push(
    defined<Contract>({
      id,
      startsOn,
      endsOn,
      noticeOn: endsOn === undefined || notice === undefined ? undefined : shiftDay(endsOn, -notice),
      amount: yearly,
      per: yearly === undefined ? undefined : "year",
      // One that is approved may be in force; where there is a code, it says whether it was signed.
      status: /draft|approv(?!ed)|negotiat|await|declin|reject/i.test(code ?? word)
        ? "draft"
        : /cancel|terminat/i.test(status)
          ? "cancelled"
          : /expired|\b(in|de)-?activ|not active/i.test(status)
            ? "expired"
            : /\b(re-?)?activ/i.test(status)
              ? "active"
              : undefined,
      ...byOption,
    }),
  );
}

/** What a year costs of a contract whose total is known: over its term, else over its days. */
function yearlyOf(
  { ledger, money }: Org,
  object: string,
  { id, row }: Identified<SalesforceContract>,
  startsOn: PlainDate,
  endsOn: PlainDate | undefined,
  term: number | undefined,
): number | undefined {
  if (filled(row.GrandTotal) === undefined) return undefined;
  const given = number(row.GrandTotal);
  const rate = money.rate(currencyCode(row.CurrencyIsoCode), startsOn);
  const months = term ?? (endsOn === undefined ? undefined : monthsBetween(startsOn, endsOn));
  if (given === undefined) ledger.leaveField(object, id, "GrandTotal", "not-readable");
  else if (rate === undefined) ledger.leaveField(object, id, "GrandTotal", "no-rate");
  else if (months === undefined) ledger.leaveField(object, id, "Term", "missing");
  const total = converted(given, rate);
  if (total === undefined || months === undefined) return undefined;
  return ledger.notNegative(object, id, "GrandTotal", rounded((total * 12) / months));
}

/** Calendar months from a first to a last day; where they are not whole, by the days. */
function monthsBetween(startsOn: PlainDate, endsOn: PlainDate): number {
  const months = (parseDay(endsOn) + 1 - parseDay(startsOn)) / daysInUnit.month;
  const whole = Math.round(months);
  return endOfTerm(startsOn, whole) === endsOn ? whole : months;
}
