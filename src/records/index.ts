/** The records that everything reads. */
export type { AccountSignal } from "./account/account-signal.js";
export type { Account, OwnedProduct } from "./account/account.js";
export type { ContactPreferences } from "./account/contact-preferences.js";
export type { Contact } from "./account/contact.js";
export type { Contract } from "./account/contract.js";
export { countRejections, type RejectionCount } from "./rows/count-rejections.js";
export type { Deal, DealLine } from "./account/deal.js";
export type { Invoice } from "./account/invoice.js";
export type { PartOf } from "./values/given.js";
export type { OneOf } from "./values/one-of.js";
export type { Product } from "./company/product.js";
export type { Purchase } from "./account/purchase.js";
export type { Batch, Rejection } from "./rows/rejection.js";
export type {
  CalendarLayer,
  LayeredCalendar,
  Seller,
  Weekday,
  WeeklyHours,
  WorkingCalendar,
} from "./company/seller.js";
export type { SurveyAnswer } from "./account/survey-answer.js";
export type { Ticket, TicketMessage, TicketSolution, TicketWait } from "./account/ticket.js";
export type { Instant, PlainDate, TimeUnit } from "./values/time.js";
export type { Touch } from "./account/touch.js";
export type { Usage } from "./account/usage.js";
