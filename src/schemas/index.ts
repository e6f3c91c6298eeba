/**
 * Strict zod schemas of every record, and parsers that keep the good rows and explain the others.
 * @module retention-kit/schemas
 */
export { accountSchema } from "./shapes/account-schema.js";
export { accountSignalSchema } from "./shapes/account-signal-schema.js";
export { contactPreferencesSchema } from "./shapes/contact-preferences-schema.js";
export { contactSchema } from "./shapes/contact-schema.js";
export { contractSchema } from "./shapes/contract-schema.js";
export { dealSchema } from "./shapes/deal-schema.js";
export { invoiceSchema } from "./shapes/invoice-schema.js";
export { ownedProductSchema } from "./shapes/owned-product-schema.js";
export { productSchema } from "./shapes/product-schema.js";
export { purchaseSchema } from "./shapes/purchase-schema.js";
export { sellerSchema } from "./shapes/seller-schema.js";
export { surveyAnswerSchema } from "./shapes/survey-answer-schema.js";
export { ticketSchema } from "./shapes/ticket-schema.js";
export { touchSchema } from "./shapes/touch-schema.js";
export { usageSchema } from "./shapes/usage-schema.js";
export { workingCalendarSchema } from "./shapes/working-calendar-schema.js";

export { parseAccountSignals } from "./parsers/parse-account-signals.js";
export { parseAccounts } from "./parsers/parse-accounts.js";
export { parseContacts } from "./parsers/parse-contacts.js";
export { parseContracts } from "./parsers/parse-contracts.js";
export { parseDeals } from "./parsers/parse-deals.js";
export { parseInvoices } from "./parsers/parse-invoices.js";
export { parseOwnedProducts } from "./parsers/parse-owned-products.js";
export { parseProducts } from "./parsers/parse-products.js";
export { parsePurchases } from "./parsers/parse-purchases.js";
export { parseSellers } from "./parsers/parse-sellers.js";
export { parseSurveyAnswers } from "./parsers/parse-survey-answers.js";
export { parseTickets } from "./parsers/parse-tickets.js";
export { parseTouches } from "./parsers/parse-touches.js";
export { parseUsage } from "./parsers/parse-usage.js";
