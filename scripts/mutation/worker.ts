/**
 * Runs the tests on each mutant of a plan, in one process of vitest: `scripts/mutation.ts` starts it, and starts it again
 * after it had to be stopped at a mutant without end. Each line of the log is one answer.
 */
import { appendFileSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { resolve } from "node:path";
import { Script } from "node:vm";
import fc from "fast-check";
import { test } from "vitest";
import { collector } from "./collected-tests.js";
import { type FastCheck, fewCases } from "./few-cases.js";
import type { Covered, LogLine, Plan } from "./plan.js";

/** Above this many milliseconds a test is announced on its own. */
const SLOW = 100;

interface State {
  activeMutant?: string | undefined;
  currentTestId?: string | undefined;
  hitCount?: number;
  hitLimit?: number;
  mutantCoverage?: { static: Record<string, number>; perTest: Record<string, Record<string, number>> };
}

/** Milliseconds of the processor so far. */
const processorTime = () => process.cpuUsage().user / 1000;

const cost = (tests: readonly { duration: number }[]) => tests.reduce((sum, { duration }) => sum + duration, 0);

/** The quickest tests, as many as take so many milliseconds together, and one at least. */
function quickest(covered: Covered, budget: number): Covered {
  let left = budget;
  const taken = covered
    .flatMap(({ file, tests }) => tests.map((each) => ({ file, each })))
    .sort((a, b) => a.each.duration - b.each.duration)
    .filter(({ each }, index) => (left -= each.duration) >= 0 || index === 0);
  return covered
    .map(({ file }) => ({ file, tests: taken.filter((one) => one.file === file).map(({ each }) => each) }))
    .filter(({ tests }) => tests.length > 0);
}

test("all mutants", { timeout: 24 * 3_600_000 }, async () => {
  const plan = JSON.parse(readFileSync(process.env.MUTATION_PLAN ?? "", "utf8")) as Plan;
  const log = (line: LogLine) => {
    appendFileSync(plan.log, `${JSON.stringify({ ...line, pid: process.pid })}\n`);
  };
  // The first case that fails is enough.
  fc.configureGlobal({ ...fc.readConfigureGlobal(), endOnFailure: true });

  const state: State = ((globalThis as Record<string, unknown>).__stryker__ = {});
  const require = createRequire(resolve("package.json"));
  const evaluate = new Script(`(function (require, module) {${readFileSync(plan.bundle, "utf8")}\n})`, {
    filename: plan.bundle,
  }).runInThisContext() as (require: unknown, module: object) => void;

  /** A fresh copy of everything, with the tests of one file. */
  const testsOf = (file: string, properties: object) => {
    const { tests, vitest } = collector(plan.budget >= 1e9);
    const module = { exports: {} as { files: Record<string, () => void> } };
    const given = new Map<string, unknown>([
      ["vitest", vitest],
      ["fast-check", properties],
    ]);
    evaluate((name: string) => given.get(name) ?? (require(name) as unknown), module);
    module.exports.files[file]?.();
    return tests;
  };
  const allCases = fewCases(require("fast-check") as FastCheck, Infinity);
  const someCases = fewCases(require("fast-check") as FastCheck, plan.cases);

  const run = async ({ befores, afters, body }: ReturnType<typeof testsOf>[number]) => {
    for (const before of befores) await before();
    try {
      await body();
    } finally {
      for (const after of afters) await after();
    }
  };

  const withoutMutants = async () => {
    const covered: Record<string, Covered> = {};
    const note = (id: string, file: string, test: Covered[number]["tests"][number]) => {
      const of = (covered[id] ??= []);
      const known = of.find((each) => each.file === file);
      if (known === undefined) of.push({ file, tests: [test] });
      else known.tests.push(test);
    };
    for (const file of plan.files) {
      state.mutantCoverage = { static: {}, perTest: {} };
      delete state.currentTestId;
      const tests = testsOf(file, someCases.properties);
      const all = new Map(testsOf(file, allCases.properties).map((each) => [each.name, each]));
      for (const each of tests) {
        state.currentTestId = each.name;
        let started = processorTime();
        let whole = false;
        try {
          await run(each).catch(async () => {
            whole = true;
            started = processorTime();
            await run(all.get(each.name) ?? each);
          });
        } catch (error) {
          throw new Error(`${file}: ${each.name} fails without any mutant`, { cause: error });
        }
        const duration = processorTime() - started;
        const hits = { ...state.mutantCoverage.static, ...state.mutantCoverage.perTest[each.name] };
        for (const [id, count] of Object.entries(hits))
          note(id, file, { name: each.name, hits: count, duration, whole });
      }
    }
    delete state.currentTestId;
    return covered;
  };

  const verdict = async (id: string, covered: Covered | undefined): Promise<LogLine["verdict"]> => {
    if (covered === undefined) return "no coverage";
    const within = quickest(covered, plan.budget);
    const quick = cost(within.flatMap(({ tests }) => tests.filter(({ duration }) => duration <= SLOW)));
    log({ id, verdict: "started", milliseconds: quick });
    state.activeMutant = id;
    for (const { file, tests: chosen } of within.sort((a, b) => cost(a.tests) - cost(b.tests))) {
      state.hitCount = 0;
      state.hitLimit = Infinity;
      try {
        const byName = (properties: object) => new Map(testsOf(file, properties).map((each) => [each.name, each]));
        const few = byName(someCases.properties);
        for (const { name, hits, duration, whole } of [...chosen].sort((a, b) => a.duration - b.duration)) {
          const found = (whole ? byName(allCases.properties) : few).get(name);
          // A file whose own tests the mutant changes is noticed too.
          if (found === undefined) return "killed";
          if (duration > SLOW) log({ id, verdict: "started", milliseconds: quick + duration });
          state.hitCount = 0;
          state.hitLimit = 1_000 + 20 * hits;
          someCases.begin();
          await run(found).catch(async (error: unknown) => {
            if (whole || !someCases.isDoubtful() || (state.hitCount ?? 0) > (state.hitLimit ?? 0)) throw error;
            log({ id, verdict: "started", milliseconds: quick + 100 * duration });
            state.hitLimit = Infinity;
            await run(byName(allCases.properties).get(name) ?? found);
          });
        }
      } catch {
        return state.hitCount > state.hitLimit ? "timed out" : "killed";
      }
    }
    return "survived";
  };

  if (!existsSync(plan.coverage)) writeFileSync(plan.coverage, JSON.stringify(await withoutMutants()));
  const coverage = JSON.parse(readFileSync(plan.coverage, "utf8")) as Record<string, Covered>;
  for (const id of plan.ids) {
    log({ id, verdict: await verdict(id, coverage[id]) });
  }
});
