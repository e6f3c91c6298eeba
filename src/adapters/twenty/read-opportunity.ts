import type { Deal } from "../../records/account/deal.js";
import { defined } from "../shared/account-book.js";
import type { Custom } from "../shared/adapter-options.js";
import type { Identified } from "../shared/ledger.js";
import { converted, currencyCode } from "../shared/money-reader.js";
import { dateIn, dayIn, zone } from "../shared/read-day.js";
import { finite, text } from "../shared/read-field.js";
import { companyOf, reference } from "./reference.js";
import { unread } from "../shared/unread.js";
import type { Space } from "./space.js";
import type { TwentyOpportunity } from "./twenty-objects.js";

/** Stages of a won and of a lost deal, where no option says so. */
const WON = /^(customer|(closed[ _-]?)?won)$/i;

const LOST = /^(closed[ _-]?)?lost$/i;

/** The open stages that Twenty comes with. */
const OPEN = /^(new|screening|meeting|proposal)$/i;

function statusOf({ options, ledger }: Space, id: string, row: TwentyOpportunity): Deal["status"] {
  const stage = text(row.stage) ?? "";
  const won = options.won?.(stage, row as Custom<TwentyOpportunity>);
  if (won ?? WON.test(stage)) return "won";
  if (won == null && stage !== "" && !LOST.test(stage) && !OPEN.test(stage))
    ledger.leaveField("opportunities", id, "stage", "unknown-row");
  return LOST.test(stage) ? "lost" : "open";
}

/** A won opportunity as a purchase, any other as a deal. */
export function readOpportunity(space: Space, { id, row }: Identified<TwentyOpportunity>): void {
  const { book, ledger, options, money } = space;
  const companyId = companyOf(space, row);
  const account = book.find(companyId);
  if (account === undefined) {
    ledger.leaveRow("opportunities", id, companyId === undefined ? "no-account" : "unknown-account", "companyId");
    return;
  }
  const timeZone = options.timeZone ?? zone(account.byOption.timeZone) ?? "UTC";
  const closesOn = dateIn(row.closeDate, timeZone);
  const openedOn = dayIn(row.createdAt, timeZone);
  const status = statusOf(space, id, row);
  const on = closesOn ?? openedOn;
  if (closesOn === undefined && (status !== "open" || unread(row.closeDate) === "not-readable")) {
    if (status === "won" && (on === undefined || unread(row.closeDate) === "not-readable")) {
      ledger.leaveRow("opportunities", id, unread(row.closeDate), "closeDate");
      return;
    }
    ledger.leaveField("opportunities", id, "closeDate", unread(row.closeDate));
  }
  const micros = finite(row.amount?.amountMicros);
  if (micros === undefined && text(row.amount?.amountMicros) !== undefined)
    ledger.leaveField("opportunities", id, "amount", "not-readable");
  const rate = on === undefined ? undefined : money.rate(currencyCode(row.amount?.currencyCode), on);
  if (micros !== undefined && on !== undefined && rate === undefined)
    ledger.leaveField("opportunities", id, "amount", "no-rate");
  const amount = converted(micros === undefined ? undefined : micros / 1_000_000, rate);
  const productId = text(options.productOf?.(row as Custom<TwentyOpportunity>));
  if (status === "won" && on !== undefined) {
    account.lists.purchases.push(defined({ on, amount, productId }));
    return;
  }
  const asked = ledger.notNegative("opportunities", id, "amount", amount);
  account.lists.deals.push(
    defined<Deal>({
      id,
      status,
      stage: text(row.stage),
      amount: asked,
      openedOn,
      expectedCloseOn: status === "open" ? closesOn : undefined,
      closedOn: status === "open" ? undefined : closesOn,
      products: productId === undefined ? undefined : [defined({ productId, amount: asked })],
      sellerId: reference(row.ownerId, row.owner),
    }),
  );
}
