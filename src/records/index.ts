/** The records that everything reads. */
export type { AccountSignal } from "./account-signal.js";
export type { Account, OwnedProduct } from "./account.js";
export type { ContactPreferences } from "./contact-preferences.js";
export type { Contact } from "./contact.js";
export type { Contract } from "./contract.js";
export { countRejections, type RejectionCount } from "./count-rejections.js";
export type { Deal, DealLine } from "./deal.js";
export type { Invoice } from "./invoice.js";
export type { OneOf } from "./one-of.js";
export type { Product } from "./product.js";
export type { Purchase } from "./purchase.js";
export type { Batch, Rejection } from "./rejection.js";
export type { CalendarLayer, LayeredCalendar, Seller, Weekday, WeeklyHours, WorkingCalendar } from "./seller.js";
export type { SurveyAnswer } from "./survey-answer.js";
export type { Ticket, TicketMessage, TicketSolution, TicketWait } from "./ticket.js";
export type { Instant, PlainDate, TimeUnit } from "./time.js";
export type { Touch } from "./touch.js";
export type { Usage } from "./usage.js";
