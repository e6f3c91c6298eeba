/**
 * Mutation tests of folders of `src`: one thing at a time is changed, such as a sign or a bound, and the folder's own tests
 * must fail. What survives is listed, with the score of the folder and its 95% interval:
 *
 *   npm run test:mutation -- scorecard
 *   npm run test:mutation -- --sample 200 --seed 7 planner conversation
 *   npm run test:mutation -- --file src/reviews/cadence.ts --file src/reviews/working reviews
 *
 *   npm run test:mutation -- --sample 200 --budget 5 planner
 *
 * The mutants are those of Stryker's mutators, all of them, but for text for people: a literal with a blank in it, such as
 * the message of an error. Each runs the tests that reach its place, the fastest first, until one fails, in one process at
 * low priority. `test/mutation/FOLDER.json` lists mutants that change nothing, as `{ file, from, to, why }` with the texts
 * of this output, where they stand for every place in the file that reads so; they do not count.
 * With a budget only the fastest tests run, as many as take so many seconds of the processor without a mutant, and none that is
 * marked as slow: the score is then a lower bound, as what only those notice counts as survived.
 * With `--cases 40` each property is tried with so many cases at most, so that more tests fit into a budget. What fails
 * other than by a case is run again with all of them, so that no count of few cases passes for a mutant that was noticed.
 * `--tests test/planner/packing` runs only the tests of some files, to see soon what these notice.
 * `--again` tries only what survived the last run of the folder, with more time or after more tests, and adds the others.
 */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { randomInt } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { parseArgs } from "node:util";
import { bundle } from "./mutation/bundle.js";
import { keyOf, mutantsOf, type Mutant, placeOf, withSwitches } from "./mutation/mutants.js";
import type { LogLine, Plan, Verdict } from "./mutation/plan.js";

/** Time of the processor for a mutant beyond four times what a test takes without it, in milliseconds. */
const PATIENCE = 3_000;

/** Milliseconds that a process has had of the processor, so that load makes no mutant late; where that is not told, the time. */
function processorTime(pid: number | undefined): number {
  try {
    const [, fields = ""] = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ");
    const [user, system] = fields.split(" ").slice(11, 13);
    return 10 * (Number(user) + Number(system));
  } catch {
    return Date.now();
  }
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    sample: { type: "string" },
    seed: { type: "string", default: String(randomInt(2 ** 31)) },
    file: { type: "string", multiple: true },
    budget: { type: "string", default: "Infinity" },
    cases: { type: "string", default: "Infinity" },
    again: { type: "boolean", default: false },
    tests: { type: "string", multiple: true },
  },
});
if (positionals.length === 0) throw new Error("name at least one folder of src, such as scorecard");

const typescript = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts"))
    .map((name) => `${folder}/${name}`)
    .sort();

/** Uniform numbers from 0 to 1 by mulberry32, the same for the same seed. */
function uniforms(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** As many of a list, each as likely as any other, in the order of the list. */
function sampled<T>(list: readonly T[], size: number, seed: number): T[] {
  const uniform = uniforms(seed);
  let left = Math.min(size, list.length);
  return list.filter((_, index) => {
    const taken = uniform() * (list.length - index) < left;
    if (taken) left -= 1;
    return taken;
  });
}

/** The 95% interval of a share, after Wilson. */
function interval(part: number, whole: number): [number, number] {
  const z = 1.96;
  const share = part / whole;
  const centre = (share + z ** 2 / (2 * whole)) / (1 + z ** 2 / whole);
  const half = (z / (1 + z ** 2 / whole)) * Math.sqrt((share * (1 - share)) / whole + z ** 2 / (4 * whole ** 2));
  return [centre - half, centre + half];
}

/** Starts the worker again and again until every mutant has a verdict. */
async function verdicts(plan: Plan, name: string): Promise<Map<string, Verdict>> {
  const known = new Map<string, Verdict>();
  const lines = () =>
    existsSync(plan.log)
      ? readFileSync(plan.log, "utf8")
          .split("\n")
          .filter((line) => line.endsWith("}"))
          .map((line) => JSON.parse(line) as LogLine)
      : [];
  while (known.size < plan.ids.length) {
    const left = plan.ids.filter((id) => !known.has(id));
    writeFileSync(`${name}.plan.json`, JSON.stringify({ ...plan, ids: left }));
    rmSync(plan.log, { force: true });
    const worker = spawn(
      "nice",
      [
        "-n",
        "15",
        process.execPath,
        "node_modules/vitest/vitest.mjs",
        "run",
        "--config",
        "scripts/mutation/vitest.config.ts",
      ],
      {
        stdio: ["ignore", "ignore", "pipe"],
        detached: true,
        env: { ...process.env, MUTATION_PLAN: resolve(`${name}.plan.json`) },
      },
    );
    let complaints = "";
    worker.stderr.on("data", (data) => (complaints += String(data)));
    const stop = () => process.kill(-Number(worker.pid), "SIGKILL");
    const stopAll = () => {
      stop();
      process.exit(1);
    };
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, stopAll);
    const ended = once(worker, "close");
    let seen = 0;
    let since = 0;
    while ((await Promise.race([ended, wait(500)])) === undefined) {
      const now = lines();
      const last = now.at(-1);
      if (now.length !== seen) [seen, since] = [now.length, processorTime(last?.pid)];
      const patience = PATIENCE + 4 * (last?.milliseconds ?? 0);
      if (last?.verdict === "started" && processorTime(last.pid) - since > patience) {
        known.set(last.id, "timed out");
        stop();
        await ended;
      }
    }
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.off(signal, stopAll);
    for (const { id, verdict } of lines()) if (verdict !== "started") known.set(id, verdict);
    const last = lines().at(-1);
    if (last === undefined) throw new Error(`the tests do not run without a mutant:\n${complaints}`);
    // The process itself ended: out of memory, for example.
    if (last.verdict === "started" && !known.has(last.id)) known.set(last.id, "timed out");
  }
  return known;
}

/** The mutants of a folder, and of those that it lies in, that change nothing. */
function equivalents(folder: string): Set<string> {
  const parts = folder.split("/");
  const lists = parts.map((_, index) => `test/mutation/${parts.slice(0, index + 1).join("-")}.json`);
  return new Set(
    lists.flatMap((list) => (existsSync(list) ? (JSON.parse(readFileSync(list, "utf8")) as Mutant[]).map(keyOf) : [])),
  );
}

type Judged = Mutant & { verdict: Verdict };

const hasEscaped = ({ verdict }: Judged) => verdict === "survived" || verdict === "no coverage";

async function scored(folder: string) {
  const started = Date.now();
  mkdirSync("out/mutation", { recursive: true });
  const name = `out/mutation/${folder.replaceAll("/", "-")}`;
  const files = typescript(`src/${folder}`).filter(
    (file) => !file.endsWith("index.ts") && (values.file ?? [""]).some((start) => file.startsWith(start)),
  );
  const equivalent = equivalents(folder);
  const all = (await mutantsOf(files)).filter((mutant) => !equivalent.has(keyOf(mutant)));
  const placesOf = (list: readonly Mutant[]) => new Set(list.map(placeOf));
  const last = values.again ? (JSON.parse(readFileSync(`${name}.report.json`, "utf8")) as Judged[]) : null;
  const left = last === null ? null : placesOf(last.filter(hasEscaped));
  const known = placesOf(all);
  const chosen =
    left !== null
      ? all.filter((mutant) => left.has(placeOf(mutant)))
      : values.sample === undefined
        ? all
        : sampled(all, Number(values.sample), Number(values.seed));
  const { mutants, contents } = await withSwitches(chosen);
  const testFiles = typescript(`test/${folder}`).filter(
    (file) => file.endsWith(".test.ts") && (values.tests ?? [""]).some((start) => file.startsWith(start)),
  );
  await bundle(testFiles, contents, `${name}.cjs`);
  rmSync(`${name}.coverage.json`, { force: true });
  const found = await verdicts(
    {
      bundle: resolve(`${name}.cjs`),
      files: testFiles,
      ids: mutants.map(({ id }) => id),
      budget: Math.min(1000 * Number(values.budget), 1e9),
      cases: Math.min(Number(values.cases), 1e9),
      coverage: resolve(`${name}.coverage.json`),
      log: resolve(`${name}.log`),
    },
    name,
  );

  const fresh = mutants.map((mutant): Judged => ({ ...mutant, verdict: found.get(mutant.id) ?? "survived" }));
  const noticedBefore = (last ?? []).filter((mutant) => !hasEscaped(mutant) && known.has(placeOf(mutant)));
  const judged = [...noticedBefore, ...fresh];
  const escaped = judged.filter(hasEscaped);
  for (const { file, start, mutator, from, to, verdict } of escaped) {
    console.log(`\n${file}:${start.line + 1}:${start.column + 1}  ${verdict}, ${mutator}\n- ${from}\n+ ${to}`);
  }
  writeFileSync(`${name}.report.json`, `${JSON.stringify(judged, null, 1)}\n`);
  const count = (verdict: Verdict) => judged.filter((each) => each.verdict === verdict).length;
  const noticed = judged.length - escaped.length;
  const percent = (share: number) => (100 * share).toFixed(1);
  console.log(
    `\n${folder}: ${judged.length} of ${all.length} mutants, ${(["killed", "timed out", "survived", "no coverage"] as const).map((verdict) => `${count(verdict)} ${verdict}`).join(", ")}`,
  );
  console.log(
    `${folder}: ${percent(noticed / judged.length)}% (${interval(noticed, judged.length).map(percent).join(" to ")}%)${values.sample === undefined ? "" : `, seed ${values.seed}`}, ${Math.round((Date.now() - started) / 1000)} s\n`,
  );
}

for (const folder of positionals) await scored(folder);
