import { atPath, relatedId } from "./related-id.js";
import type { Deal } from "../../records/account/deal.js";
import type { PlainDate } from "../../records/values/time.js";
import { defined } from "../shared/account-book.js";
import type { Custom } from "../shared/adapter-options.js";
import { addTo } from "../../records/values/add-to.js";
import { dealLines } from "../shared/deal-lines.js";
import type { Identified } from "../shared/ledger.js";
import { converted, currencyCode, rounded } from "../shared/money-reader.js";
import { day, dayIn } from "../shared/read-day.js";
import { filled, flag, number, text } from "../shared/read-field.js";
import { soldLines } from "../shared/sold-lines.js";
import { unread } from "../shared/unread.js";
import { accountOf, accountOfContact } from "./account-of.js";
import type { Org } from "./organization.js";
import { productId } from "./product-id.js";
import { salesforceId } from "./salesforce-id.js";
import { statusByForm } from "./status-by-form.js";
import type { SalesforceLineItem, SalesforceOpportunity } from "./salesforce-objects.js";

/** Notes what was paid for one of a product. */
export function pay({ paid }: Org, product: string, on: PlainDate, price: number): void {
  if (price > 0 && Number.isFinite(price)) addTo(paid, product, { on, price });
}

function statusOf({ options, stages, ledger }: Org, { id, row }: Identified<SalesforceOpportunity>): Deal["status"] {
  const stage = text(row.StageName) ?? "";
  const meant = stages.get(stage);
  const said = ledger.flag("opportunities", id, "IsWon", row.IsWon);
  const saidClosed = ledger.flag("opportunities", id, "IsClosed", row.IsClosed);
  const byForm = statusByForm(stage, row, flag(meant?.IsClosed) ?? saidClosed);
  const isWon = flag(meant?.IsWon) ?? said ?? (byForm === undefined ? undefined : byForm === "won");
  const isClosed = flag(meant?.IsClosed) ?? saidClosed ?? (byForm === undefined ? undefined : byForm !== "open");
  const byOption = options.won?.(stage, row as Custom<SalesforceOpportunity>);
  const won = byOption ?? isWon;
  if (said !== undefined && said !== won) ledger.leaveField("opportunities", id, "IsWon", "contradicts-stage");
  if (won === undefined ? stage !== "" || isClosed : isClosed === undefined && typeof byOption !== "boolean" && !won)
    ledger.leaveField("opportunities", id, "StageName", stage === "" ? "missing" : "unknown-row");
  // A closed one of which nothing says whether it is won is not lost in silence.
  return won === true ? "won" : isClosed === true && (isWon ?? won) === false ? "lost" : "open";
}

/** A won opportunity as purchases, any other as a deal. */
export function readOpportunity(
  org: Org,
  opportunity: Identified<SalesforceOpportunity>,
  prices: ReadonlyMap<string, number>,
): void {
  const { ledger, options, money } = org;
  const { id, row } = opportunity;
  const account = accountOf(org, "opportunities", id, [
    relatedId(row, "AccountId"),
    accountOfContact(org, relatedId(row, "ContactId")),
  ]);
  if (account === undefined) return;
  const closesOn = day(row.CloseDate, org.options.timeZone);
  const openedOn = dayIn(row.CreatedDate, options.timeZone ?? "UTC");
  const status = statusOf(org, opportunity);
  const on = closesOn ?? openedOn;
  if (closesOn === undefined && (status !== "open" || unread(row.CloseDate) === "not-readable")) {
    if (status === "won" && (on === undefined || unread(row.CloseDate) === "not-readable")) {
      ledger.leaveRow("opportunities", id, unread(row.CloseDate), "CloseDate");
      return;
    }
    ledger.leaveField("opportunities", id, "CloseDate", unread(row.CloseDate));
  }
  const rate = on === undefined ? undefined : money.rate(currencyCode(row.CurrencyIsoCode), on);
  const net = number(row.Amount);
  if (net === undefined && text(row.Amount) !== undefined)
    ledger.leaveField("opportunities", id, "Amount", "not-readable");
  if (net !== undefined && on !== undefined && rate === undefined)
    ledger.leaveField("opportunities", id, "Amount", "no-rate");
  const given = converted(net, rate);
  const amount = status === "won" ? given : ledger.notNegative("opportunities", id, "Amount", given);
  const lines = (org.lines.get(salesforceId(id) ?? id) ?? []).map((line) => readLine(org, line, rate));
  const product = text(options.productOf?.(row as Custom<SalesforceOpportunity>));
  if (status === "won" && on !== undefined) {
    const sold = soldLines(on, amount, lines, product, prices);
    account.lists.purchases.push(...sold);
    for (const [at, { amount: paid, productId: line, quantity }] of sold.entries()) {
      // A share of what several lines come to is no price of a product.
      const isPrice = lines.length === 1 || lines[at]?.amount !== undefined;
      if (isPrice && typeof line === "string" && typeof paid === "number" && paid > 0)
        pay(org, line, on, rounded(paid / (quantity ?? 1)));
    }
    return;
  }
  const chance = number(row.Probability);
  const isChance = chance !== undefined && chance >= 0 && chance <= 100;
  if (status === "open" && !isChance && text(row.Probability) !== undefined) {
    const why = chance === undefined ? "not-readable" : "out-of-range";
    ledger.leaveField("opportunities", id, "Probability", why);
  }
  account.lists.deals.push(
    defined<Deal>({
      id,
      status,
      stage: text(row.StageName),
      amount,
      probability: status === "open" && isChance ? chance / 100 : undefined,
      openedOn,
      expectedCloseOn: status === "open" ? closesOn : undefined,
      closedOn: status === "open" ? undefined : closesOn,
      products: dealLines("opportunities", id, lines, ledger),
      sellerId: org.userId(relatedId(row, "OwnerId")),
    }),
  );
}

function readLine(
  org: Org,
  line: SalesforceLineItem,
  rate: number | undefined,
): { amount: number | undefined; productId: string | undefined; quantity: number | undefined } {
  for (const name of ["Quantity", "UnitPrice", "TotalPrice"] as const) {
    if (number(line[name]) === undefined && text(line[name]) !== undefined)
      org.ledger.leaveField("opportunityLineItems", text(line.Id) ?? null, name, "not-readable");
  }
  const quantity = number(line.Quantity);
  const price = number(line.UnitPrice);
  const off = number(line.Discount) ?? 0;
  const net =
    number(line.TotalPrice) ?? (price === undefined ? undefined : rounded(price * (quantity ?? 1) * (1 - off / 100)));
  const named =
    relatedId(line, "Product2Id") ??
    filled(atPath(line, "PricebookEntry.Product2Id"), atPath(line, "PricebookEntry.Product2.Id")) ??
    org.productOfEntry.get(salesforceId(relatedId(line, "PricebookEntryId")) ?? "");
  const product = productId(org, named) ?? text(org.options.productOf?.(line as Custom<SalesforceLineItem>));
  return { amount: converted(net, rate), productId: product, quantity };
}
