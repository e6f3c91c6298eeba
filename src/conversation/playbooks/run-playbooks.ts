import { contactRules } from "../../accounts/contact-rules.js";
import { dayNumber } from "../../calendar/days/plain-date.js";
import { workingDayFinder } from "../../calendar/working-time/working-day-finder.js";
import { assertCount, assertObject, assertOptions, assertText, assertTexts } from "../../errors.js";
import { contractFigures } from "../../evidence/contract-figures.js";
import { presetOf } from "../../evidence/preset-of.js";
import type { Account } from "../../records/account/account.js";
import type { LayeredCalendar } from "../../records/company/seller.js";
import type { PlainDate } from "../../records/values/time.js";
import { assertPlaybooks, type Playbook } from "./playbook.js";
import { compareTexts } from "../../records/values/compare-texts.js";
import type { GivenStanding } from "../gone-since.js";
import { playbookEvidence } from "./playbook-evidence.js";
import { readRuns } from "./previous-runs.js";
import type { PlaybookRun, PlaybookRuns } from "./playbook-run.js";
import { type RunContext, keyOf, runOf } from "./run-of-playbook.js";
import { contactOf } from "./steps-as-contacts.js";
import { assertHostRow, type HostLists } from "../../records/rows/host-row.js";
import {
  ACCOUNT_ROW,
  CONTACT_ROW,
  CONTRACT_ROW,
  PURCHASE_ROW,
  SIGNAL_ROW,
  SURVEY_ROW,
  TICKET_ROW,
  TOUCH_ROW,
} from "../../records/rows/host-rows.js";

const NAME = "runPlaybooks";

/** What playbooks are run with. */
export interface RunPlaybooksOptions {
  playbooks: readonly Playbook[];
  asOf: PlainDate;
  /** Working days of the person who takes the steps, leave included. */
  calendar: LayeredCalendar;
  /** State of the account, from `reviewPortfolio`; needed for the trigger `slowing`. */
  standing?: GivenStanding | null | undefined;
  /** The second person, by id, for steps of `"escalation"`. */
  escalation?: string | null | undefined;
  /**
   * The account's runs of the last time. One whose cause the records no longer tell, such as purchases that slow no longer
   * or a contact taken off the list, is ended by them, and not lost; and a champion who left on an unknown day starts a run.
   * @defaultValue none
   */
  previous?: readonly PlaybookRun[] | null | undefined;
  /**
   * Runs that started before this day are left out.
   * @defaultValue none is
   */
  since?: PlainDate | null | undefined;
  /**
   * Days around the end of a contract within which one of the same product that begins renews it, a quarter of its term at
   * most; a whole number.
   * @defaultValue the assumption `contracts.renewalWindowDays`, 60
   */
  renewalWindowDays?: number | null | undefined;
  /**
   * Channels for a customer who named none.
   * @defaultValue `["call"]`
   */
  channels?: readonly string[] | null | undefined;
}

/**
 * Runs playbooks for an account: events start dated steps on working days, which end when they are done or no longer
 * needed. The same records give the same runs, so a run continues from day to day without being stored. If you store
 * runs and give them back as `previous`, none is lost when its cause leaves the records.
 *
 * A touch of a step's kind during the run completes it; one touch completes one step, the earliest open one. A step is
 * skipped once one of its `unless` conditions holds. A run ends when its cause is settled: the problem is solved, the
 * contract renewed or over, an answer better, a new champion found, or the account's standing has changed. The
 * customer's preferences win: steps move to suitable days, keep the days between contacts, and are skipped if no
 * contact is wanted.
 *
 * Cost: one pass over the records for each playbook.
 *
 * @param account - The account, with what its playbooks ask about.
 * @param options - The playbooks, the day, the working days and the second person.
 * @returns The runs with their steps, and the steps to come as contacts.
 * @throws RetentionError when a playbook, a date or the calendar is wrong.
 *
 * @example
 * import { runPlaybooks } from "retention-kit";
 *
 * const calendar = { hours: { mon: [["09:00", "17:00"]], wed: [["09:00", "17:00"]] } } as const;
 * const saveRenewal = {
 *   id: "renewal", trigger: { on: "renewal", daysAhead: 90 },
 *   steps: [
 *     { after: 0, kind: "call" },
 *     { after: 5, kind: "meeting", who: ["seller", "escalation"], unless: ["renewed"] },
 *   ],
 * } as const;
 * const account = {
 *   id: "acme", sellerId: "north", touches: [{ on: "2026-11-03", kind: "call" }],
 *   contracts: [{ id: "K1", startsOn: "2026-01-31", endsOn: "2027-01-30" }],
 * };
 * const { runs } = runPlaybooks(account, { playbooks: [saveRenewal], asOf: "2026-11-21", calendar, escalation: "boss" });
 * runs.map(({ startedOn, about, state }) => [startedOn, about, state])
 * //=> [["2026-11-01", "K1", "running"]]
 * runs[0]?.steps.map(({ dueOn, status, sellerIds }) => [dueOn, status, sellerIds])
 * //=> [["2026-11-02", "done", ["north"]], ["2026-11-16", "due", ["north", "boss"]]]
 */
export function runPlaybooks(account: Account, options: RunPlaybooksOptions): PlaybookRuns {
  assertObject(NAME, "account", account);
  assertText(NAME, "account.id", account.id);
  assertHostRow(NAME, "account", account, ACCOUNT_ROW, PLAYED_LISTS);
  if (account.sellerId != null) assertText(NAME, "account.sellerId", account.sellerId);
  const known = assertOptions(NAME, "options", options, {
    playbooks: true,
    asOf: true,
    calendar: true,
    standing: true,
    escalation: true,
    previous: true,
    since: true,
    channels: true,
    renewalWindowDays: true,
  });
  const { renewalWindowDays = presetOf(contractFigures)["contracts.renewalWindowDays"].value } = known;
  assertCount(NAME, "renewalWindowDays", renewalWindowDays, { max: 3660 });
  const { playbooks, standing, escalation, channels = ["call"] } = known;
  assertPlaybooks(NAME, "playbooks", playbooks);
  const asOf = dayNumber(NAME, "asOf", known.asOf);
  const since = known.since === undefined ? -Infinity : dayNumber(NAME, "since", known.since);
  if (standing !== undefined) {
    assertObject(NAME, "standing", standing);
    assertText(NAME, "standing.state", standing.state);
    if (standing.since !== null) dayNumber(NAME, "standing.since", standing.since);
  }
  if (escalation !== undefined) assertText(NAME, "escalation", escalation);
  assertTexts(NAME, "channels", channels);
  const previous = known.previous === undefined ? null : readRuns(NAME, known.previous, account.id, asOf);
  const evidence = playbookEvidence(NAME, account, asOf, standing, previous, renewalWindowDays);
  const rules = contactRules(NAME, account, asOf, channels);
  const workingDay = workingDayFinder(NAME, known.calendar);

  const found = playbooks.flatMap((playbook) =>
    evidence
      .occasions(playbook.trigger)
      .filter(({ day }) => day >= since)
      .map((occasion) => ({ playbook, occasion })),
  );
  const gone = { day: asOf, by: "no-longer", isDated: false } as const;
  const keys = new Set(found.map(({ playbook, occasion }) => keyOf(account, playbook, occasion)));
  const kept = (previous ?? []).filter(({ run, day }) => day >= since && !keys.has(run.key));
  for (const { run, day, about } of kept) {
    const playbook = playbooks.find(({ id, trigger }) => id === run.playbookId && trigger.on === run.trigger);
    if (playbook === undefined || run.state !== "running") continue;
    found.push({ playbook, occasion: { day, about, settled: gone } });
    keys.add(run.key);
  }
  found.sort((a, b) => a.occasion.day - b.occasion.day);
  const before = new Map((previous ?? []).map(({ run }) => [run.key, run]));
  const context: RunContext = { account, escalation, asOf, evidence, rules, workingDay, before };
  const runs = found.map(({ playbook, occasion }) => runOf(playbook, occasion, context));
  // What is over and has left the records stays as it was.
  const over = kept.filter(({ run }) => !keys.has(run.key) && run.state !== "running");
  if (over.length > 0) {
    runs.push(...over.map(({ run }) => run));
    runs.sort((a, b) => compareTexts(a.startedOn, b.startedOn));
  }
  return {
    accountId: account.id,
    runs,
    contacts: runs.flatMap(({ steps }) => steps.flatMap((step) => contactOf(step, account, rules))),
    dropped: runs.flatMap(({ steps }) =>
      steps
        .filter(({ status }) => status === "skipped")
        .map(({ code, params, text, dueOn, reasons }) => ({
          code,
          ...(params !== undefined && { params }),
          ...(text !== undefined && { text }),
          dueOn,
          reasons,
        })),
    ),
    assumptions: [],
  };
}

const PLAYED_LISTS: HostLists<Account> = [
  ["touches", TOUCH_ROW],
  ["purchases", PURCHASE_ROW],
  ["tickets", TICKET_ROW],
  ["surveys", SURVEY_ROW],
  ["contacts", CONTACT_ROW],
  ["contracts", CONTRACT_ROW],
  ["signals", SIGNAL_ROW],
];
