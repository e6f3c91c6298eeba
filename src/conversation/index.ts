/** What to say: agendas, invitations, recommendations, follow-ups and reminders. */
export { type AgendaQuestion } from "./agenda/agenda-question.js";
export { reviewAgenda, type ReviewAgenda, type ReviewAgendaOptions } from "./agenda/review-agenda.js";
export type { AgendaDeal } from "./agenda/open-deals.js";
export type {
  Directness,
  QuestionOccasion,
  ReviewArea,
  ReviewPurpose,
  ReviewQuestion,
} from "./agenda/review-question.js";
export { reviewQuestions } from "./agenda/review-questions.js";
export type { FollowUpPolicy, FollowUpStep } from "./follow-ups/follow-up-policy.js";
export {
  type FollowUp,
  type FollowUpOptions,
  type FollowUps,
  type Sale,
  scheduleFollowUps,
} from "./follow-ups/schedule-follow-ups.js";
export { followUpPlaybook, type FollowUpPlaybookOptions } from "./playbooks/follow-up-playbook.js";
export type { GivenStanding } from "./gone-since.js";
export { playbookProgress, type PlaybookProgress } from "./playbooks/playbook-progress.js";
export type { Playbook, PlaybookStep, PlaybookTrigger, StepCondition } from "./playbooks/playbook.js";
export { runPlaybooks, type RunPlaybooksOptions } from "./playbooks/run-playbooks.js";
export { type PlaybookRun, type PlaybookRuns, type RunStep, type StepStatus } from "./playbooks/playbook-run.js";
export {
  type AfterReview,
  type AfterReviewOptions,
  type AfterReviewPolicy,
  recommendAfterReview,
} from "./recommendation/recommend-after-review.js";
export type { OfferCase, Recommendation } from "./recommendation/recommendation.js";
export type { ReviewFindings, ReviewProblem } from "./recommendation/review-findings.js";
export type { DueService } from "./reminders/due-services.js";
export {
  partsDemand,
  type PartNeed,
  type PartsAsset,
  type PartsDemand,
  type PartsDemandOptions,
  type PartsOfPeriod,
  type PiecesNeeded,
} from "./reminders/parts-demand.js";
export type { ReminderRules, ServiceAsset, ServiceRule } from "./reminders/reminder-rules.js";
export {
  scheduleServiceReminders,
  type ServiceReminder,
  type ServiceReminderOptions,
  type ServiceReminders,
} from "./reminders/schedule-service-reminders.js";
export type { UseReading } from "./reminders/use-forecast.js";
export {
  reviewInvitation,
  type ReviewInvitation,
  type ReviewInvitationOptions,
} from "./invitation/review-invitation.js";
export { type InvitationPolicy } from "./invitation/invitation-policy.js";
export type { ListedProduct } from "../accounts/main-product.js";
