import { keptFor } from "../../records/values/kept-for.js";
import { assertOneOf, assertRows, assertText } from "../../errors.js";
import type { PlaybookRun, PlaybookRuns, StepStatus } from "./playbook-run.js";

/** Progress of the runs of one playbook. */
export interface PlaybookProgress {
  playbookId: string;
  runs: number;
  /** Runs by state. */
  running: number;
  completed: number;
  ended: number;
  /** Steps of all its runs by status. */
  steps: Record<StepStatus, number>;
  /** Share of the steps whose day has come that are done; `null` before any has. */
  attained: number | null;
  /** Share of the steps done that were done by their day; `null` before any is. */
  onTime: number | null;
}

/**
 * Progress of playbooks over accounts: runs by state, steps by status, and the share that was done.
 *
 * `attained` is done ÷ (done + due + missed): steps that were no longer needed count for nothing.
 *
 * @param results - What `runPlaybooks` returned for each account.
 * @returns One row per playbook, in order of first appearance.
 * @throws RetentionError when the results are not a list of runs.
 *
 * @example
 * import { playbookProgress, runPlaybooks } from "retention-kit";
 *
 * const calendar = { hours: { mon: [["09:00", "17:00"]], wed: [["09:00", "17:00"]] } } as const;
 * const welcome = {
 *   id: "welcome", trigger: { on: "new-customer" }, steps: [{ after: 1, kind: "call" }, { after: 4, kind: "meeting" }],
 * } as const;
 * const accounts = [
 *   { id: "acme", purchases: [{ on: "2026-11-02" }], touches: [{ on: "2026-11-04", kind: "call" }] },
 *   { id: "bolt", purchases: [{ on: "2026-11-02" }] },
 * ];
 * const results = accounts.map((account) => runPlaybooks(account, { playbooks: [welcome], asOf: "2026-11-09", calendar }));
 * playbookProgress(results).map(({ runs, steps: { done, due, planned }, attained }) => [runs, done, due, planned, attained])
 * //=> [[2, 1, 1, 2, 0.5]]
 */
export function playbookProgress(results: readonly Pick<PlaybookRuns, "runs">[]): PlaybookProgress[] {
  assertRows("playbookProgress", "results", results);
  const counts = new Map<string, Counts>();
  for (const [index, { runs }] of results.entries()) {
    if (!areSound(runs)) assertRuns(index, runs);
    for (const run of runs) addRun(keptFor(counts, run.playbookId, noCounts), run);
  }
  return [...counts].map(([playbookId, { runs, running, completed, ended, steps, inTime }]) => {
    const come = steps.done + steps.due + steps.missed;
    return {
      playbookId,
      runs,
      running,
      completed,
      ended,
      steps,
      attained: come === 0 ? null : steps.done / come,
      onTime: steps.done === 0 ? null : inTime / steps.done,
    };
  });
}

/** What is counted of a playbook's runs: in one pass, as lists of many runs and steps would have to be carried along. */
type Counts = Omit<PlaybookProgress, "playbookId" | "attained" | "onTime"> & { inTime: number };

function noCounts(): Counts {
  const steps = { done: 0, due: 0, planned: 0, missed: 0, skipped: 0 };
  return { runs: 0, running: 0, completed: 0, ended: 0, steps, inTime: 0 };
}

function addRun(counts: Counts, { state, steps }: PlaybookRun): void {
  counts.runs++;
  counts[state]++;
  for (const { status, doneOn, dueOn } of steps) {
    if (Object.hasOwn(counts.steps, status)) counts.steps[status]++;
    if (doneOn !== null && doneOn <= dueOn) counts.inTime++;
  }
}

const STATES = ["running", "completed", "ended"] as const;

/** Places without anything are found too: `every` would pass over them. */
function areSound(runs: unknown): boolean {
  return Array.isArray(runs) && runs.findIndex((run: PlaybookRun | null | undefined) => !isSound(run)) < 0;
}

/** Whether nothing of a run is to be refused: its place among many is written out only where something is. */
function isSound(run: PlaybookRun | null | undefined): boolean {
  return (
    typeof run?.playbookId === "string" &&
    run.playbookId !== "" &&
    STATES.includes(run.state) &&
    Array.isArray(run.steps) &&
    run.steps.findIndex((step: unknown) => typeof step !== "object" || step === null) < 0
  );
}

function assertRuns(index: number, runs: readonly PlaybookRun[]): void {
  assertRows("playbookProgress", `results[${index}].runs`, runs);
  for (const [position, run] of runs.entries()) {
    const path = `results[${index}].runs[${position}]`;
    assertText("playbookProgress", `${path}.playbookId`, run.playbookId);
    assertOneOf("playbookProgress", `${path}.state`, run.state, STATES);
    assertRows("playbookProgress", `${path}.steps`, run.steps);
  }
}
