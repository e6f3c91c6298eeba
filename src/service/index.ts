/** What a problem cost the customer, and whether service keeps its standards. */
export type { MeasuredTicket } from "./effort/driver-values.js";
export type { EffortDriver, EffortRange, EffortWeights, TimeStandard } from "./effort/driver.js";
export { effortPolicy, type EffortPolicy, type EffortPolicyInput } from "./effort/effort-policy.js";
export type { EffortWeightsModel, FittedDriver } from "./effort/effort-weights-model.js";
export { fitEffortWeights, type FitEffortWeightsOptions } from "./effort/fit-effort-weights.js";
export type { TicketAnswer } from "./effort/link-answers.js";
export { type EffortScore, scoreEffort, type ScoreEffortOptions } from "./effort/score-effort.js";
export type { ElapsedMinutes, LoggedTicket, StatusMeaning, TicketFromEventsOptions } from "./log/logged-ticket.js";
export type { ServiceHours } from "./log/service-clock.js";
export type { TicketEvent, TicketEventKind } from "./log/ticket-event.js";
export { ticketFromEvents } from "./log/ticket-from-events.js";
export { ticketsFromEvents } from "./log/tickets-from-events.js";
export {
  detectRecurringProblems,
  type DetectRecurringProblemsOptions,
  type RecurringProblem,
  type RecurringProblems,
} from "./problems/detect-recurring-problems.js";
export type { EarlierSolutions, SolutionUsed } from "./problems/earlier-solutions.js";
export type { ProblemKind } from "./problems/problem-series.js";
export type { UnitsFrom, UnitsInUse } from "./problems/units-in-use.js";
export {
  evaluateServiceStandards,
  type EvaluateServiceStandardsOptions,
  type ServiceStandardsReport,
} from "./standards/evaluate-service-standards.js";
export type { QueueLoad, StaffedService } from "./standards/queue-service.js";
export { serviceLevel, type TeamLoad } from "./standards/service-level.js";
export type {
  ServiceStandard,
  StandardLimit,
  StandardMeasure,
  StandardRule,
  StandardScope,
  TimeMeasure,
} from "./standards/service-standard.js";
export { type ServiceLoad, staffForStandard, type Staffing } from "./standards/staff-for-standard.js";
export type {
  StandardCompliance,
  StandardGroup,
  StandardPeriod,
  StandardShare,
  StandardShareOf,
} from "./standards/standard-compliance.js";
export { type TicketDueTime, ticketDueTimes, type TicketDueTimesOptions } from "./standards/ticket-due-times.js";
export { type StandardDueTime } from "./standards/standard-due-time.js";
export type { TicketHours } from "./standards/ticket-hours.js";
