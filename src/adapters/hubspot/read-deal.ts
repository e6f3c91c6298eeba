import type { Contract } from "../../records/account/contract.js";
import type { Deal } from "../../records/account/deal.js";
import type { PlainDate } from "../../records/values/time.js";
import { defined } from "../shared/account-book.js";
import type { Custom } from "../shared/adapter-options.js";
import { dealLines } from "../shared/deal-lines.js";
import type { Ledger } from "../shared/ledger.js";
import { converted, currencyCode } from "../shared/money-reader.js";
import { dateIn, day, dayIn, zone } from "../shared/read-day.js";
import { filled, flag, number, text } from "../shared/read-field.js";
import { type SoldLine, soldLines } from "../shared/sold-lines.js";
import { unread } from "../shared/unread.js";
import { linesOf, type Line, positive } from "./deal-line.js";
import type { HubSpotObject } from "./hubspot-objects.js";
import { calculatedStatus, type DealStatus, property, stageChance } from "./hubspot-stages.js";
import type { Row } from "./lists.js";
import { type Portal, accountsOf } from "./portal.js";
import { billingsOf, delayed, frequencyOf, lastDayOf, periodOf, termOf } from "./recurring-term.js";

function statusOf({ options, stages, ledger }: Portal, { id, row }: Row): DealStatus {
  const stage = text(property(row, "dealstage")) ?? "";
  const calculated = calculatedStatus(row);
  const meant = stages.deal(stage, text(property(row, "pipeline")));
  const byOption = options.won?.(stage, row as Custom<HubSpotObject>);
  const rest = meant === "won" || meant === undefined ? (calculated === "won" ? "open" : calculated) : meant;
  const status = byOption === true ? "won" : ((byOption === false ? rest : (meant ?? calculated)) ?? "open");
  if (typeof byOption !== "boolean" && meant === undefined && calculated === undefined && stage !== "")
    ledger.leaveField("deals", id, "dealstage", "unknown-row");
  const chance = property(row, "hs_deal_stage_probability");
  if (stageChance(chance) === undefined && text(chance) !== undefined) {
    const why = number(chance) === undefined ? "not-readable" : "out-of-range";
    ledger.leaveField("deals", id, "hs_deal_stage_probability", why);
  }
  const won = flag(property(row, "hs_is_closed_won"));
  if (won !== undefined && won !== (status === "won")) {
    ledger.leaveField("deals", id, "hs_is_closed_won", "contradicts-stage");
  }
  return status;
}

/** A won deal as a purchase for each line and a contract for one that recurs, any other as a deal. */
export function readDeal(portal: Portal, deal: Row, prices: ReadonlyMap<string, number>): void {
  const [account] = accountsOf(portal, "deals", deal);
  if (account === undefined) return;
  const { ledger, options } = portal;
  const of = (name: string): unknown => property(deal.row, name);
  const timeZone = options.timeZone ?? zone(account.fields.timeZone) ?? "UTC";
  const status = statusOf(portal, deal);
  const closes = filled(of("closedate"), of("hs_closed_won_date"));
  const closesOn = dateIn(closes, timeZone);
  const openedOn = dayIn(filled(of("createdate"), deal.row.createdAt), timeZone);
  if (closesOn === undefined && (status !== "open" || closes !== undefined)) {
    const why = unread(closes);
    if (status === "won" && (closes !== undefined || openedOn === undefined)) {
      ledger.leaveRow("deals", deal.id, why, "closedate");
      return;
    }
    ledger.leaveField("deals", deal.id, "closedate", why);
  }
  const amount = dealAmount(portal, deal, closesOn ?? openedOn);
  const lines = linesOf(portal, deal, closesOn ?? openedOn);
  const on = closesOn ?? openedOn;
  if (status === "won" && on !== undefined) {
    const product = text(options.productOf?.(deal.row as Custom<HubSpotObject>));
    account.lists.purchases.push(...soldLines(on, amount, lines.map(soldLine), product, prices));
    account.lists.contracts.push(...lines.flatMap((line) => contractOf(ledger, line, on) ?? []));
    return;
  }
  account.lists.deals.push(
    defined<Deal>({
      id: deal.id,
      status,
      stage: text(of("dealstage")),
      amount: ledger.notNegative("deals", deal.id, "amount", amount),
      probability: status === "open" ? stageChance(of("hs_deal_stage_probability")) : undefined,
      openedOn,
      expectedCloseOn: status === "open" ? closesOn : undefined,
      closedOn: status === "open" ? undefined : closesOn,
      products: lines.length === 0 ? undefined : dealLines("deals", deal.id, lines, ledger),
      sellerId: text(of("hubspot_owner_id")),
    }),
  );
}

function soldLine({ amount, productId, quantity }: Line): SoldLine {
  return { amount, productId, quantity };
}

/** The contract of a line that recurs. */
function contractOf(ledger: Ledger, { id, row, productId, billed }: Line, soldOn: PlainDate): Contract | undefined {
  const frequency = frequencyOf(row);
  if (frequency === undefined) return undefined;
  const dates = ["hs_recurring_billing_start_date", "hs_recurring_billing_end_date"] as const;
  const unreadable = dates.filter((name) => {
    const given = property(row, name);
    return day(given) === undefined && unread(given) === "not-readable";
  });
  for (const name of unreadable) ledger.leaveField("line_items", id, name, "not-readable");
  // A contract of which a date cannot be read runs no one knows when.
  if (unreadable.length > 0) return undefined;
  const startsOn = day(property(row, "hs_recurring_billing_start_date")) ?? delayed(ledger, id, row, soldOn);
  const term = termOf(row);
  const period = property(row, "hs_recurring_billing_period");
  if (text(period) !== undefined && periodOf(period) === undefined)
    ledger.leaveField("line_items", id, "hs_recurring_billing_period", "not-readable");
  const endsOn =
    day(property(row, "hs_recurring_billing_end_date")) ?? (term === undefined ? undefined : lastDayOf(startsOn, term));
  const per = frequency === "monthly" ? "month" : frequency === "quarterly" ? "quarter" : "year";
  const billings = per === "year" ? billingsOf(frequency) : 1;
  const paid = billed === undefined || billed < 0 ? undefined : converted(billed, billings);
  return defined<Contract>({ id, productId, startsOn, endsOn, amount: paid, per });
}

function dealAmount(
  { money, homeCurrency, ledger }: Portal,
  { id, row }: Row,
  on: PlainDate | undefined,
): number | undefined {
  const of = (name: string): unknown => property(row, name);
  const code = currencyCode(of("deal_currency_code")) ?? homeCurrency;
  const amount = number(of("amount"));
  const home = number(of("amount_in_home_currency"));
  if (amount !== undefined && code === money.currency) return amount;
  if (home !== undefined && homeCurrency === money.currency) return home;
  if (amount === undefined) {
    if (text(of("amount")) !== undefined) ledger.leaveField("deals", id, "amount", "not-readable");
    return undefined;
  }
  const exchange = homeCurrency === money.currency ? positive(number(of("hs_exchange_rate"))) : undefined;
  const rate = exchange ?? (on === undefined || code === undefined ? undefined : money.rate(code, on));
  if (rate === undefined) ledger.leaveField("deals", id, "amount", "no-rate");
  return converted(amount, rate);
}
