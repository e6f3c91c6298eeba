import { accountSignalSchema } from "./account-signal-schema.js";
import { contactPreferencesSchema } from "./contact-preferences-schema.js";
import { contactSchema } from "./contact-schema.js";
import { contractSchema } from "./contract-schema.js";
import { dealSchema } from "./deal-schema.js";
import { day, fields, list, notNegative, number, oneOf, record, text, timeZone } from "./fields.js";
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
export const accountSchema = fields({
  id: text,
  name: text.nullish(),
  segment: text.nullish(),
  size: text.nullish(),
  status: oneOf("prospect", "trial", "customer", "churned").nullish(),
  statusSince: day.nullish(),
  parentId: text.nullish(),
  sellerId: text.nullish(),
  sellerIds: list(text).nullish(),
  timeZone: timeZone.nullish(),
  currency: text.nullish(),
  owned: list(ownedProductSchema).nullish(),
  annualBudget: notNegative.nullish(),
  resources: oneOf("none", "limited", "ample").nullish(),
  touches: list(touchSchema).nullish(),
  purchases: list(purchaseSchema).nullish(),
  tickets: list(ticketSchema).nullish(),
  surveys: list(surveyAnswerSchema).nullish(),
  preferences: contactPreferencesSchema.nullish(),
  contacts: list(contactSchema).nullish(),
  contracts: list(contractSchema).nullish(),
  deals: list(dealSchema).nullish(),
  signals: list(accountSignalSchema).nullish(),
  sentiment: oneOf("positive", "neutral", "negative").nullish(),
  exposures: record(text, number.nullable()).nullish(),
  usage: list(usageSchema).nullish(),
  invoices: list(invoiceSchema).nullish(),
}).superRefine((account, context) => {
  for (const field of ["purchases", "tickets", "surveys"] as const) {
    account[field]?.forEach(({ accountId = account.id }, index) => {
      if (accountId === account.id) return;
      context.addIssue({
        code: "custom",
        path: [field, index, "accountId"],
        message: `must be ${account.id} or left out`,
      });
    });
  }
});
