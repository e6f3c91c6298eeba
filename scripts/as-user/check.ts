/**
 * Compiles and runs every example, every page's code and the README's as a user would: in a fresh folder, against the
 * packed package, with the settings that `tsc --init` writes. Run after `npm run build`:
 *
 *   npm run check:as-user                all of it
 *   npm run check:as-user -- --keep DIR  leaves the folder there, to look at
 */
import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import ts from "typescript";
import { differences } from "../../test/support/doc-examples.js";
import { findBrowser } from "../pictures/browser.js";
import { exampleSources, pageInReadme, pageSources, type Program } from "./programs.js";

const root = new URL("../../", import.meta.url);
const rootPath = fileURLToPath(root);
const compiler = join(rootPath, "node_modules/typescript/bin/tsc");
const versions = (
  JSON.parse(readFileSync(new URL("package.json", root), "utf8")) as { devDependencies: Record<string, string> }
).devDependencies;

const kept = process.argv.indexOf("--keep");
const folder = kept < 0 ? mkdtempSync(join(tmpdir(), "as-user-")) : (process.argv[kept + 1] ?? "as-user");
mkdirSync(folder, { recursive: true });

const run = (command: string, args: string[], cwd = folder): string =>
  execFileSync(command, args, { cwd, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });

const programs = [...exampleSources(root), ...pageSources(root)];
settle();
const problems = [...compile(), ...(await runAll()), ...openPage()];
if (kept < 0) rmSync(folder, { recursive: true });
if (problems.length > 0) {
  console.error(problems.join("\n"));
  throw new Error(`${problems.length} problems in ${programs.length} programs`);
}
const promises = programs.reduce((sum, { steps }) => sum + steps.filter(({ expected }) => expected !== null).length, 0);
console.log(`${programs.length} programs compile and run as a user's, and keep ${promises} promises`);

/** A fresh folder with the packed package in it, as the README tells to make one. */
function settle(): void {
  const packed = run("npm", ["pack", "--ignore-scripts", "--silent", "--pack-destination", folder], rootPath);
  run("npm", ["init", "--yes"]);
  run("npm", ["pkg", "set", "type=module"]);
  const peers = ["zod", "ical-generator", "typescript"].map((name) => `${name}@${versions[name]}`);
  run("npm", ["install", "--silent", "--no-audit", "--no-fund", "--prefer-offline", `./${packed.trim()}`, ...peers]);
  run(process.execPath, [compiler, "--init"]);
  for (const { file, code } of programs) writeFileSync(join(folder, file), code);
}

/** What the compiler says with the settings of `tsc --init`, a line each. */
function compile(): string[] {
  const { status, stdout } = spawnSync(process.execPath, [compiler, "--noEmit", "--pretty", "false"], {
    cwd: folder,
    encoding: "utf8",
  });
  return status === 0 ? [] : stdout.trim().split("\n");
}

/** Imports every program, with a look at each value that is promised; returns the promises that are not kept. */
async function runAll(): Promise<string[]> {
  const seen: unknown[] = [];
  Object.assign(globalThis, { look: (index: number, value: unknown) => (seen[index] = value) });
  const problems: string[] = [];
  for (const program of programs) {
    seen.length = 0;
    const file = join(folder, `${program.file}.run.mjs`);
    writeFileSync(file, watched(program));
    const said = console.log;
    const drawn = console.table;
    try {
      console.log = console.table = () => undefined;
      await import(pathToFileURL(file).href);
      if (program.throws !== null) problems.push(`${program.where}: does not throw ${program.throws}`);
    } catch (error) {
      const message = String(error);
      if (program.throws === null || !message.includes(program.throws)) problems.push(`${program.where}: ${message}`);
    } finally {
      console.log = said;
      console.table = drawn;
    }
    for (const [index, { code, expected }] of program.steps.entries()) {
      if (expected === null) continue;
      for (const difference of differences(seen[index], expected)) {
        problems.push(`${program.where}: ${code}: ${difference}`);
      }
    }
  }
  return problems;
}

/** Opens the README's page in a browser, if there is one: its script must have filled its paragraph. */
function openPage(): string[] {
  const browser = findBrowser();
  if (browser === null) {
    console.log("skipped: no Chromium opens the README's page; CHROMIUM names one");
    return [];
  }
  const file = join(folder, "index.html");
  writeFileSync(file, pageInReadme(root));
  const always = ["--headless", "--no-sandbox", "--disable-gpu", "--allow-file-access-from-files"];
  const dom = run(browser, [...always, "--dump-dom", pathToFileURL(file).href]);
  return /<p[^>]*>[^<]+<\/p>/.test(dom) ? [] : ["README.md: the page shows nothing"];
}

/** The program as JavaScript that hands on each value of which something is promised. */
function watched({ imports, steps }: Program): string {
  const body = steps.map(({ code, expected }, index) =>
    expected === null ? code : `globalThis.look(${index}, (${code.replace(/;\s*$/, "")}));`,
  );
  const compilerOptions = { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext };
  return ts.transpileModule([...imports, ...body].join("\n"), { compilerOptions }).outputText;
}
