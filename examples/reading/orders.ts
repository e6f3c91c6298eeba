import { squashed } from "./columns.js";
import { conventions } from "./convention.js";
import type { CsvText } from "./csv.js";
import { decimalMarkOf, numberOf } from "./numbers.js";

/** What a file of orders says of some of its lines besides what was bought. */
export interface ReadOrders {
  /** By line: why it is no sale. */
  noSale: Map<number, string>;
  /** By line: what was paid for it in the end, where that is not the amount that stands there. */
  paid: Map<number, number>;
  /** How it was read. */
  notes: string[];
  /** Columns that this took, as the file has them. */
  used: Set<string>;
}

const STATUS = ["status", "state", "order_status", "order_state", "financial_status", "payment_status"].map(squashed);
const CANCELLED = ["cancelled_at", "canceled_at", "cancelled_on", "canceled_on"].map(squashed);
const PAID_BACK = ["amount_refunded", "refunded_amount", "refund_amount", "total_refunded"].map(squashed);
const ORDER = ["order_id", "order_number", "order_no", "order_reference", "order_name", "order"].map(squashed);
const PRICE = ["lineitem_price", "unit_price", "item_price", "price"].map(squashed);
const TOTAL = ["total", "order_total", "total_amount", "amount_total"].map(squashed);

/** Words that say that nothing was sold, in the languages whose columns are known. What is only not paid yet was sold. */
const NO_SALE =
  /^(cancel|cancell?ed|order cancell?ed|void|voided|failed|payment failed|declined|rejected|expired|abandoned|draft|checkout[- ]draft|quote|quotation|quotation sent|trash|storniert|angebot|entwurf|annulée?|devis|brouillon|cancelad[oa]|anulad[oa]|presupuesto|borrador)$/iu;
/** Kinds of papers in a list of a customer's transactions. */
const KIND = ["transaction_type", "document_type", "doc_type", "voucher_type", "belegart"].map(squashed);
const BILL = /^(sales )?(invoice|receipt)$|^(sales|rechnung)$/iu;
/** What settles a bill, or only offers something: beside bills it would count the same money again. */
const NO_BILL =
  /^((customer |receive )?payment|receipt voucher|estimate|quote|quotation|sales order|deposit|zahlung|angebot)$/iu;
const ALL_PAID_BACK = /^(fully |payment )?(refunded|erstattet|remboursée?|reembolsad[oa])$/iu;

/**
 * What the lines of a file of orders say of being no sale, of what was paid back, and of orders over several lines.
 *
 * - An order that was cancelled, failed or paid back as a whole, and an offer, is no sale. Its status stands on its first line.
 * - In a list with bills a payment or an offer is no sale.
 * - Of one that was paid back in part the share that was not counts.
 * - Where an order's amount stands on its first line alone, and each line has a price and a quantity, the lines share it by
 *   price times quantity.
 *
 * @param names - The columns by our names, as `columnsOf` has them.
 */
export function readOrders({ columns, rows, separator }: CsvText, names: readonly string[]): ReadOrders {
  const at = (known: readonly string[]): number => columns.findIndex((column) => known.includes(squashed(column)));
  const statuses = columns.flatMap((column, index) => (STATUS.includes(squashed(column)) ? [index] : []));
  const [cancelled, paidBack, price, total] = [at(CANCELLED), at(PAID_BACK), at(PRICE), at(TOTAL)];
  const [amount, quantity] = [names.indexOf("amount"), names.indexOf("quantity")];
  // In a file of lines of orders, `Name` is the order's.
  const hasLines = columns.some((column) => squashed(column).startsWith("lineitem"));
  const order = at(ORDER) >= 0 ? at(ORDER) : hasLines ? columns.findIndex((each) => squashed(each) === "name") : -1;

  const numeric = [amount, quantity, price, paidBack, total];
  const textAt = ({ cells }: CsvText["rows"][number], index: number): string => cells[index]?.trim() ?? "";
  const texts = numeric.map((index) => (index < 0 ? [] : rows.map((row) => textAt(row, index))));
  const marks = conventions(texts, decimalMarkOf);
  const numberAt = (row: CsvText["rows"][number], index: number): number | null => {
    const mark = marks[numeric.indexOf(index)] ?? null;
    return index < 0 ? null : numberOf(textAt(row, index), mark, separator === "," ? "." : null);
  };

  const kind = at(KIND);
  const hasBills = kind >= 0 && rows.some((row) => BILL.test(textAt(row, kind)));

  const found: ReadOrders = { noSale: new Map(), paid: new Map(), notes: [], used: new Set() };
  const use = (...indexes: readonly number[]): void => {
    for (const index of indexes) found.used.add(columns[index] ?? "");
  };
  let [lessPaidBack, shared] = [false, false];
  for (const lines of ordersOf(rows, (row) => (order < 0 ? "" : textAt(row, order)))) {
    const [first] = lines;
    if (first === undefined) continue;
    const paper = hasBills ? lines.filter((row) => NO_BILL.test(textAt(row, kind))) : [];
    for (const row of paper)
      found.noSale.set(row.line, `is of kind ${textAt(row, kind)}, beside bills, so nothing was sold by it`);
    if (paper.length > 0) continue;
    const sum = numberAt(first, amount);
    const back = Math.abs(numberAt(first, paidBack) ?? 0);
    const whole = numberAt(first, total) ?? sum;
    const said = statuses.map((index) => textAt(first, index));
    const undone = said.find((word) => ALL_PAID_BACK.test(word));
    // A payment back is a row of its own, with its amount below 0.
    const isPaidBack = (sum ?? 1) >= 0 && ((undone !== undefined && back === 0) || (back > 0 && back >= (whole ?? 0)));
    const none = said.find((word) => NO_SALE.test(word)) ?? (textAt(first, cancelled) === "" ? undefined : "cancelled");
    if (none !== undefined || isPaidBack) {
      const why = none === undefined ? "was paid back, so nothing was sold" : `is ${none}, so nothing was sold`;
      for (const { line } of lines) found.noSale.set(line, why);
      continue;
    }
    const kept = back > 0 && whole !== null && whole > 0 ? 1 - back / whole : 1;
    const worth = lines.map((row) => (numberAt(row, price) ?? NaN) * (numberAt(row, quantity) ?? NaN));
    const all = worth.reduce((so, each) => so + each, 0);
    const isShared =
      lines.length > 1 && sum !== null && all > 0 && lines.slice(1).every((row) => textAt(row, amount) === "");
    if (sum === null || (kept === 1 && !isShared)) continue;
    lessPaidBack ||= kept < 1;
    shared ||= isShared;
    const toCents = (money: number): number => Math.round(money * 100) / 100;
    let left = toCents(sum * kept);
    lines.forEach(({ line }, index) => {
      if (!isShared && index > 0) return;
      const isLast = !isShared || index === lines.length - 1;
      const part = isLast ? left : toCents((sum * kept * (worth[index] ?? 0)) / all);
      left = toCents(left - part);
      found.paid.set(line, part);
    });
  }
  if (found.noSale.size > 0) use(...statuses, cancelled, kind);
  if (lessPaidBack) {
    use(paidBack);
    found.notes.push(`amounts less ${columns[paidBack] ?? ""}`);
  }
  if (shared) {
    use(price, order);
    found.notes.push(`the amount of an order shared among its lines by ${columns[price] ?? ""} and quantity`);
  }
  return found;
}

/** Lines that follow each other and name the same order. */
function ordersOf(rows: CsvText["rows"], orderOf: (row: CsvText["rows"][number]) => string): CsvText["rows"][] {
  const orders: CsvText["rows"][] = [];
  let last = "";
  for (const row of rows) {
    const order = orderOf(row);
    const lines = orders.at(-1);
    if (lines !== undefined && order !== "" && order === last) lines.push(row);
    else orders.push([row]);
    last = order;
  }
  return orders;
}
