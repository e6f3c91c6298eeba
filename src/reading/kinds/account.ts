import type { Account } from "../../records/account/account.js";
import { list, number, object, timeZone, type RecordKind } from "../field.js";
import { signal } from "./account-signal.js";
import { preferences, contact } from "./contact.js";
import { contract } from "./contract.js";
import { deal } from "./deal.js";
import { invoice } from "./invoice.js";
import { owned } from "./owned-product.js";
import { purchase } from "./purchase.js";
import { ID, TEXT, DAY, TEXTS, NOT_NEGATIVE, type FieldsOf } from "./row-rules.js";
import { survey } from "./survey-answer.js";
import { ticket } from "./ticket.js";
import { touch } from "./touch.js";
import { usage } from "./usage.js";

/** @internal */
export const account: RecordKind = {
  fields: {
    id: ID,
    name: TEXT,
    segment: TEXT,
    size: TEXT,
    status: { words: ["prospect", "trial", "customer", "churned"] },
    statusSince: DAY,
    parentId: TEXT,
    sellerId: TEXT,
    sellerIds: TEXTS,
    timeZone: { check: timeZone },
    currency: TEXT,
    owned: { fault: list, rows: owned },
    annualBudget: NOT_NEGATIVE,
    resources: { words: ["none", "limited", "ample"] },
    touches: { fault: list, rows: touch },
    purchases: { fault: list, rows: purchase },
    tickets: { fault: list, rows: ticket },
    surveys: { fault: list, rows: survey },
    preferences: { fault: object, within: preferences },
    contacts: { fault: list, rows: contact },
    contracts: { fault: list, rows: contract },
    deals: { fault: list, rows: deal },
    signals: { fault: list, rows: signal },
    sentiment: { words: ["positive", "neutral", "negative"] },
    exposures: { fault: object, values: number },
    usage: { fault: list, rows: usage },
    invoices: { fault: list, rows: invoice },
  } satisfies FieldsOf<Account>,
};
