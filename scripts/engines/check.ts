/**
 * The build for engines without modules and without `Intl`: the same book gives the same bytes in Node, in a bare `vm`
 * context and in QuickJS. Run after `npm run build`:
 *
 *   npm run check:engines               those three, and Chromium where the machine has one
 *   npm run check:engines -- --all      Node 20 to 26, Deno and Bun as well, from the npm registry
 */
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import vm from "node:vm";
import variant from "@jitl/quickjs-wasmfile-release-sync";
import { newQuickJSWASMModuleFromVariant, type QuickJSSyncVariant } from "quickjs-emscripten-core";
import { NO_BROWSER, openBrowser } from "../browser/open-browser.js";
import { firstDifference } from "./first-difference.js";

const read = (path: string): string => readFileSync(fileURLToPath(new URL(path, import.meta.url)), "utf8");
const library = read("../../dist/retention-kit.global.js");
const questions = read("book.js");

/** What an engine without a host has none of; nothing of it may be missed. */
const hosts = [
  "Intl",
  "TextEncoder",
  "URL",
  "console",
  "process",
  "performance",
  "crypto",
  "structuredClone",
  "setTimeout",
];

const engines: Record<string, () => Promise<string> | string> = {
  // The build's own result under this Node, with all that a host has.
  Node: () => {
    vm.runInThisContext(library);
    return vm.runInThisContext(questions) as string;
  },
  "a bare vm context": () => {
    const context = vm.createContext({});
    vm.runInContext(hosts.map((name) => `delete globalThis.${name};`).join(""), context);
    vm.runInContext(library, context);
    return vm.runInContext(questions, context) as string;
  },
  QuickJS: async () => {
    const engine = await newQuickJSWASMModuleFromVariant(variant as unknown as QuickJSSyncVariant);
    const context = engine.newContext();
    try {
      for (const code of [library, questions]) {
        const result = context.evalCode(code);
        if (result.error) throw new Error(JSON.stringify(context.dump(result.error)));
        const value = context.dump(result.value) as unknown;
        result.value.dispose();
        if (code === questions) return value as string;
      }
      throw new Error("no result");
    } finally {
      context.dispose();
    }
  },
};

const browser = await openBrowser();
if (browser === null) console.log(NO_BROWSER);
else {
  engines[`Chromium ${browser.version()}`] = async () => {
    try {
      const page = await browser.newPage();
      await page.addScriptTag({ content: library });
      return await page.evaluate<string>(questions);
    } finally {
      await browser.close();
    }
  };
}

if (process.argv.includes("--all")) {
  const folder = fileURLToPath(new URL("../../out/engines/", import.meta.url));
  mkdirSync(folder, { recursive: true });
  const program = `${folder}run.cjs`;
  writeFileSync(program, `${library}\nconst text = ${questions}\nconsole.log(text);\n`);
  const other = (name: string, ...command: string[]): void => {
    const npx = ["--yes", "--package", name, ...command, program];
    engines[name] = () => execFileSync("npx", npx, { encoding: "utf8", maxBuffer: 2 ** 28 }).trimEnd();
  };
  for (const version of [20, 22, 24, 26]) other(`node@${String(version)}`, "node");
  other("deno", "deno", "run");
  other("bun", "bun", "run");
}

let expected: string | undefined;
for (const [name, run] of Object.entries(engines)) {
  const start = process.cpuUsage();
  const result = await run();
  const used = process.cpuUsage(start).user / 1e6;
  console.log(`${name}: ${String(result.length)} characters, ${used.toFixed(1)} s of processor`);
  expected ??= result;
  if (result !== expected) {
    throw new Error(`${name} differs from Node: ${firstDifference(JSON.parse(expected), JSON.parse(result))}`);
  }
}
console.log("the same bytes everywhere");

// The bodies of the functions that docs/engines.md shows for databases, as those run them.
const [bigQuery = "", snowflake = ""] = [/AS r"""([^]*?)"""/, /AS \$\$([^]*?)\$\$/].map(
  (body) => body.exec(read("../../docs/engines.md"))?.[1] ?? "",
);
const account = JSON.stringify({ id: "harbour", annualBudget: 7000 });
const products = JSON.stringify([{ id: "mixer", price: 2400, margin: 0.35 }]);
const context = vm.createContext({});
vm.runInContext(hosts.map((name) => `delete globalThis.${name};`).join(""), context);
vm.runInContext(read("../../dist/retention-kit.opportunity.global.js"), context);
const call = (parameters: string, body: string): unknown =>
  (vm.runInContext(`(function (${parameters}) {${body}})`, context) as (...texts: string[]) => unknown)(
    account,
    products,
    "2026-11-21",
  );
const first = call("account, products, asOf", bigQuery);
const second = JSON.stringify(call("ACCOUNT, PRODUCTS, AS_OF", snowflake));
if (typeof first !== "string" || first !== second)
  throw new Error(`BigQuery gives ${String(first)}, Snowflake ${second}`);
console.log("the functions for databases run");
