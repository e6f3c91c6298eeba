import { addTo } from "../../records/values/add-to.js";
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
  const groups = new Map<string, PlaybookRun[]>();
  for (const [index, { runs }] of results.entries()) {
    assertRows("playbookProgress", `results[${index}].runs`, runs);
    for (const [position, run] of runs.entries()) {
      const path = `results[${index}].runs[${position}]`;
      assertText("playbookProgress", `${path}.playbookId`, run.playbookId);
      assertOneOf("playbookProgress", `${path}.state`, run.state, ["running", "completed", "ended"]);
      assertRows("playbookProgress", `${path}.steps`, run.steps);
      addTo(groups, run.playbookId, run);
    }
  }
  return [...groups].map(([playbookId, runs]) => {
    const inState = (state: PlaybookRun["state"]): number => runs.filter((run) => run.state === state).length;
    const all = runs.flatMap((run) => run.steps);
    const count = (status: StepStatus): number => all.filter((step) => step.status === status).length;
    const steps = {
      done: count("done"),
      due: count("due"),
      planned: count("planned"),
      missed: count("missed"),
      skipped: count("skipped"),
    };
    const come = steps.done + steps.due + steps.missed;
    const inTime = all.filter(({ doneOn, dueOn }) => doneOn !== null && doneOn <= dueOn).length;
    return {
      playbookId,
      runs: runs.length,
      running: inState("running"),
      completed: inState("completed"),
      ended: inState("ended"),
      steps,
      attained: come === 0 ? null : steps.done / come,
      onTime: steps.done === 0 ? null : inTime / steps.done,
    };
  });
}
