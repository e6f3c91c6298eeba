import { expect, expectTypeOf, vi } from "vitest";
import { format } from "node:util";

type Body = (...values: unknown[]) => unknown;
export interface Collected {
  name: string;
  befores: Body[];
  afters: Body[];
  body: () => unknown;
}
interface Suite {
  name: string;
  each: Body[];
  after: Body[];
  all: (() => unknown)[];
}

/**
 * A stand-in for the parts of vitest that our tests use, which collects tests instead of running them; without the slow ones,
 * those that have options of their own, such as `{ tags: ["slow"] }`.
 */
export function collector(withSlow: boolean) {
  const tests: Collected[] = [];
  let here: Suite = { name: "", each: [], after: [], all: [] };
  let suites = [here];

  const add = (name: string, body: () => unknown) => {
    const open = suites;
    const number = tests.length;
    tests.push({
      name: `${number} ${[...open.map((suite) => suite.name), name].join(" ")}`,
      get befores() {
        return [...open.flatMap((suite) => suite.all), ...open.flatMap((suite) => suite.each)];
      },
      get afters() {
        return open.flatMap((suite) => suite.after);
      },
      body,
    });
  };
  const group = (name: string, body: () => unknown) => {
    const outside = suites;
    here = { name, each: [], after: [], all: [] };
    suites = [...outside, here];
    body();
    suites = outside;
    here = outside.at(-1) ?? here;
  };
  const withForms = (one: (name: string, body: () => unknown) => void) => {
    const form = (name: string, first: unknown, second?: unknown) => {
      if (!withSlow && typeof first === "object") return;
      one(name, (typeof first === "function" ? first : second) as () => unknown);
    };
    const none = () => undefined;
    return Object.assign(form, {
      each: (rows: readonly unknown[]) => (name: string, first: unknown, second?: unknown) => {
        if (!withSlow && typeof first === "object") return;
        const body = (typeof first === "function" ? first : second) as Body;
        for (const row of rows) {
          const values = Array.isArray(row) ? (row as unknown[]) : [row];
          one(format(name, ...values), () => body(...values));
        }
      },
      skip: none,
      todo: none,
      skipIf: (skipped: unknown) => (skipped ? none : form),
      runIf: (run: unknown) => (run ? form : none),
    });
  };
  /** Once for all tests of a group, before the first of them that runs. */
  const beforeAll = (body: () => unknown) => {
    let result: { value: unknown } | undefined;
    here.all.push(() => (result ??= { value: body() }).value);
  };
  const test = withForms(add);
  const vitest = {
    expect,
    expectTypeOf,
    vi,
    test,
    it: test,
    describe: withForms(group),
    beforeAll,
    afterAll: () => undefined,
    beforeEach: (body: Body) => here.each.push(body),
    afterEach: (body: Body) => here.after.push(body),
  };
  return { tests, vitest };
}
