/**
 * Strict zod schemas of every record, and parsers that keep the good rows and explain the others.
 * @module retention-kit/schemas
 */
export { accountSchema } from "./account-schema.js";
export { accountSignalSchema } from "./account-signal-schema.js";
export { contactPreferencesSchema } from "./contact-preferences-schema.js";
export { contactSchema } from "./contact-schema.js";
export { contractSchema } from "./contract-schema.js";
export { dealSchema } from "./deal-schema.js";
export { invoiceSchema } from "./invoice-schema.js";
export { ownedProductSchema } from "./owned-product-schema.js";
export { productSchema } from "./product-schema.js";
export { purchaseSchema } from "./purchase-schema.js";
export { sellerSchema } from "./seller-schema.js";
export { surveyAnswerSchema } from "./survey-answer-schema.js";
export { ticketSchema } from "./ticket-schema.js";
export { touchSchema } from "./touch-schema.js";
export { usageSchema } from "./usage-schema.js";
export { workingCalendarSchema } from "./working-calendar-schema.js";

export { parseAccountSignals } from "./parse-account-signals.js";
export { parseAccounts } from "./parse-accounts.js";
export { parseContacts } from "./parse-contacts.js";
export { parseContracts } from "./parse-contracts.js";
export { parseDeals } from "./parse-deals.js";
export { parseInvoices } from "./parse-invoices.js";
export { parseOwnedProducts } from "./parse-owned-products.js";
export { parseProducts } from "./parse-products.js";
export { parsePurchases } from "./parse-purchases.js";
export { parseSellers } from "./parse-sellers.js";
export { parseSurveyAnswers } from "./parse-survey-answers.js";
export { parseTickets } from "./parse-tickets.js";
export { parseTouches } from "./parse-touches.js";
export { parseUsage } from "./parse-usage.js";
