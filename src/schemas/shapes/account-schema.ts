import * as z from "zod/mini";
import { accountSignalSchema } from "./account-signal-schema.js";
import { contactPreferencesSchema } from "./contact-preferences-schema.js";
import { contactSchema } from "./contact-schema.js";
import { contractSchema } from "./contract-schema.js";
import { dealSchema } from "./deal-schema.js";
import {
  compiled,
  day,
  fields,
  list,
  notNegative,
  number,
  oneOf,
  record,
  text,
  timeZone,
  unknownable,
} from "./fields.js";
import { invoiceSchema } from "./invoice-schema.js";
import { ownedProductSchema } from "./owned-product-schema.js";
import { purchaseSchema } from "./purchase-schema.js";
import { surveyAnswerSchema } from "./survey-answer-schema.js";
import { ticketSchema } from "./ticket-schema.js";
import { touchSchema } from "./touch-schema.js";
import { usageSchema } from "./usage-schema.js";

/**
 * Strict schema of an `Account` with what belongs to it: unknown fields are refused, and so are numbers written as text
 * and rows that name another account.
 */
export const accountSchema = compiled(
  fields({
    id: text,
    name: unknownable(text),
    segment: unknownable(text),
    size: unknownable(text),
    status: unknownable(oneOf("prospect", "trial", "customer", "churned")),
    statusSince: unknownable(day),
    parentId: unknownable(text),
    sellerId: unknownable(text),
    sellerIds: unknownable(list(text)),
    timeZone: unknownable(timeZone),
    currency: unknownable(text),
    owned: unknownable(list(ownedProductSchema)),
    annualBudget: unknownable(notNegative),
    resources: unknownable(oneOf("none", "limited", "ample")),
    touches: unknownable(list(touchSchema)),
    purchases: unknownable(list(purchaseSchema)),
    tickets: unknownable(list(ticketSchema)),
    surveys: unknownable(list(surveyAnswerSchema)),
    preferences: unknownable(contactPreferencesSchema),
    contacts: unknownable(list(contactSchema)),
    contracts: unknownable(list(contractSchema)),
    deals: unknownable(list(dealSchema)),
    signals: unknownable(list(accountSignalSchema)),
    sentiment: unknownable(oneOf("positive", "neutral", "negative")),
    exposures: unknownable(record(text, z.nullable(number))),
    usage: unknownable(list(usageSchema)),
    invoices: unknownable(list(invoiceSchema)),
  }).check(
    z.superRefine((account, context) => {
      for (const field of ["purchases", "tickets", "surveys"] as const) {
        account[field]?.forEach(({ accountId }, index) => {
          if ((accountId ?? "") === "" || accountId === account.id) return;
          context.addIssue({
            code: "custom",
            path: [field, index, "accountId"],
            message: `must be ${account.id} or left out`,
          });
        });
      }
    }),
  ),
);
