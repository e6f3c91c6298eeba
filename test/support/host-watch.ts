import { appendFileSync } from "node:fs";
import { afterAll, expect } from "vitest";

/**
 * Writes down which files of tests ask the host for its clock, its zone or its language, for `npm run test:zones`: the
 * others have the same inputs on any host, so that they need not run on another one. Another process counts as such a
 * question, as it has the host's zone. What vitest and fast-check ask on their own does not count.
 *
 * Files share a process, and with it the modules that they import. What such a module asks while it is imported, or once
 * for all who use it, only the first of these files would be seen to ask. So a question is also laid to the module of ours
 * that it came from: the command counts all files that import it.
 */
interface Watch {
  /** What the file that runs has asked. */
  asked: Set<string>;
  /** What each module has asked, other than files of tests. */
  modules: Map<string, Set<string>>;
  /** What the library itself asks, which must be nothing. */
  library: Set<string>;
}
const shared = globalThis as { hostWatch?: Watch };
/** This file is run anew before each file of tests, and replaces the methods of a process once. */
const isFirst = shared.hostWatch === undefined;
const seen: Watch = (shared.hostWatch ??= {
  asked: new Set(),
  modules: new Map(),
  library: new Set(),
});
for (const each of [seen.asked, seen.modules, seen.library]) each.clear();

const OF_THE_RUN =
  /node_modules\/(?:vitest|@vitest|vite|fast-check|tinyrainbow|tinyspy)\/|node:internal|node:timers|fixed-clock\.ts/;
const ROOT = `${process.cwd().replaceAll("\\", "/")}/`;

/** The module of ours in a line of a stack, from the root of the project; empty if there is none. */
function moduleIn(line: string): string {
  const at = line.indexOf(ROOT);
  const [path = ""] = at < 0 ? [] : (/^[^:()?]*\.[cm]?[jt]s\b/.exec(line.slice(at + ROOT.length)) ?? []);
  return path.startsWith("node_modules/") ? "" : path;
}

function ask(what: string): void {
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = 30;
  // The first two lines are the error's and this function's own, the third the wrapper's.
  const lines = new Error().stack?.split("\n").slice(3) ?? [];
  Error.stackTraceLimit = limit;
  const [caller = ""] = lines;
  if (OF_THE_RUN.test(caller)) return;
  seen.asked.add(what);
  const module = lines.map(moduleIn).find((path) => path !== "") ?? "";
  if (moduleIn(caller).startsWith("src/")) seen.library.add(`${what} in ${caller.trim()}`);
  // The library asks nothing by itself, and a file of tests only for itself.
  if (module === "" || module.startsWith("src/") || module.endsWith(".test.ts")) return;
  seen.modules.set(module, (seen.modules.get(module) ?? new Set()).add(what));
}

/** Puts a function that asks first in the place of a method. */
function watch(owner: object, name: string, asks: (given: unknown[]) => boolean, what = name): void {
  const method = Reflect.get(owner, name) as (...given: unknown[]) => unknown;
  Reflect.set(owner, name, function (this: unknown, ...given: unknown[]): unknown {
    if (asks(given)) ask(what);
    return method.apply(this, given);
  });
}

const always = (): boolean => true;
const HAS_ZONE = /Z$|[+-]\d{2}:?\d{2}$|^\d{4}(?:-\d{2}){0,2}$/i;
/** Whether a text is read in the host's zone. */
const isLocal = (value: unknown): boolean => typeof value === "string" && !HAS_ZONE.test(value.trim());

const noZone = ([, options]: unknown[]): boolean => (options as { timeZone?: unknown } | undefined)?.timeZone == null;
const noLanguage = ([language]: unknown[]): boolean => language === undefined;

/** Asks where a constructor, or the function of its name, is given too little to leave the host out. */
function watchMaking(owner: object, name: string, asks: (given: unknown[]) => boolean): void {
  const made = Reflect.get(owner, name) as new (...given: unknown[]) => object;
  Reflect.set(
    owner,
    name,
    new Proxy(made, {
      construct(target, given, newTarget) {
        if (asks(given)) ask(`new ${name}`);
        return Reflect.construct(target, given, newTarget) as object;
      },
      apply(target, self, given) {
        if (asks(given) || name === "Date") ask(name);
        return Reflect.apply(target as unknown as (...all: unknown[]) => unknown, self, given);
      },
    }),
  );
}
/** The host's variables, of which its zone and language are some. */
const HOST = new Set(["TZ", "LANG", "LC_ALL", "LANGUAGE"]);

function replaceMethods(): void {
  for (const part of ["FullYear", "Month", "Date", "Day", "Hours", "Minutes", "Seconds", "Milliseconds"]) {
    watch(Date.prototype, `get${part}`, always);
    if (part !== "Day") watch(Date.prototype, `set${part}`, always);
  }
  for (const name of ["getTimezoneOffset", "toString", "toDateString", "toTimeString"]) {
    watch(Date.prototype, name, always);
  }
  for (const name of ["toLocaleString", "toLocaleDateString", "toLocaleTimeString"]) {
    watch(Date.prototype, name, (given) => noLanguage(given) || noZone(given), `Date ${name}`);
  }
  watch(Number.prototype, "toLocaleString", noLanguage, "Number toLocaleString");
  watch(BigInt.prototype, "toLocaleString", noLanguage, "BigInt toLocaleString");
  watch(Array.prototype, "toLocaleString", noLanguage, "Array toLocaleString");
  watch(String.prototype, "toLocaleUpperCase", noLanguage);
  watch(String.prototype, "toLocaleLowerCase", noLanguage);
  watch(String.prototype, "localeCompare", ([, language]) => language === undefined);
  watch(Date, "now", always, "Date.now");
  watch(Date, "parse", ([value]) => isLocal(value), "Date.parse");
  watchMaking(globalThis, "Date", (given) => given.length !== 1 || isLocal(given[0]));
  watchMaking(Intl, "DateTimeFormat", (given) => noLanguage(given) || noZone(given));
  for (const name of ["NumberFormat", "Collator", "PluralRules", "ListFormat", "RelativeTimeFormat", "Segmenter"]) {
    watchMaking(Intl, name, noLanguage);
  }
  process.env = new Proxy(process.env, {
    get(variables, name) {
      if (typeof name === "string" && HOST.has(name)) ask(`process.env.${name}`);
      return Reflect.get(variables, name) as unknown;
    },
    set(variables, name, value) {
      if (typeof name === "string" && HOST.has(name)) ask(`process.env.${name}`);
      return Reflect.set(variables, name, value);
    },
    ownKeys(variables) {
      ask("process.env");
      return Reflect.ownKeys(variables);
    },
  });
}
if (isFirst) replaceMethods();

afterAll(() => {
  const { testPath: file = "" } = expect.getState();
  const modules = Object.fromEntries([...seen.modules].map(([name, what]) => [name, [...what].sort()]));
  const line = { file, asked: [...seen.asked].sort(), library: [...seen.library], modules };
  appendFileSync(process.env.HOST_LOG ?? "", `${JSON.stringify(line)}\n`);
});
