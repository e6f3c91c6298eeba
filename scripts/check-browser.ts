/**
 * Loads every entry of the built package where people run it, and holds one answer of each, to the last digit, to that of Node: bundled, in
 * Node; as it is shipped, without a bundler, in a page of a real browser; and in a worker of that page. Run after
 * `npm run build`. Skips the browser visibly where there is none; with `--required` that is an error.
 */
import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";
import { findBrowser } from "./pictures/browser.js";

const root = fileURLToPath(new URL("..", import.meta.url));
const bundles = `${root}out/bundles`;
const PATIENCE_MS = 60_000;

const day = `asOf: "2026-11-21"`;
const hours = `{ mon: [["09:00", "17:00"]], tue: [["09:00", "17:00"]] }`;
const account = `{ id: "acme", sellerId: "north", touches: [{ on: "2026-08-31", kind: "review" }] }`;
const request = `{ key: "acme:1", accountId: "acme", minutes: 45, priority: 2, earliestOn: "2026-11-23", idealOn: "2026-11-24", latestOn: "2026-12-31" }`;
const plan = `{ booked: [{ key: "acme:1", accountId: "acme", sellerId: "north", on: "2026-12-01", revision: 0, reasons: [] }] }`;

/** A question to each entry, `m` being the entry. */
const questions: Readonly<Record<string, string>> = {
  ".": `m.shareInterval(8, 10)`,
  "./calendar": `m.addBusinessMinutes("2026-11-23T08:00:00Z", 600, { calendar: { hours: ${hours} }, timeZone: "Asia/Phnom_Penh" })`,
  "./conversation": `m.scheduleFollowUps({ id: "s1", accountId: "acme", on: "2026-11-20" }, { ${day}, calendar: { hours: ${hours} } })`,
  "./loyalty": `m.estimateLoyalty({ probabilityAlive: 0.6 }, { ${day} })`,
  "./measures": `m.netPromoterScore([10, 9, 8, 3])`,
  "./opportunity": `m.scoreOpportunity({ id: "acme", owned: [] }, { ${day}, catalogue: [{ id: "a", price: 100, lifespanMonths: 24 }] })`,
  "./planner": `m.planReviews([${request}], { from: "2026-11-23", to: "2026-11-27", sellers: [{ id: "north", timeZone: "UTC", minutesPerDay: 60, calendar: { hours: ${hours} } }] })`,
  "./purchases": `m.expectedPurchases(m.bgNbdModel({ r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 }, { timeUnit: "week" }), { repeatPurchases: 2, recency: 30.43, observed: 38.86 }, { horizon: 39 })`,
  "./reviews": `m.nextReview(${account}, { ${day}, opportunity: { level: "high" } })`,
  "./service": `m.staffForStandard({ contactsPerHour: 20, handleMinutes: 6, answerWithinMinutes: 1, share: 0.8, patienceMinutes: 5 })`,
  "./word-of-mouth": `m.bassDiffusion({ market: 1000 }, { periods: 3 })`,
  "./schemas": `m.parseAccounts([{ id: "acme" }, { id: 5 }])`,
  "./adapters": `m.fromTwenty({})`,
  "./icalendar": `m.toICalendar(${plan})`,
  "./locales": `Object.keys(m)`,
};

/** The function that puts the question to a module. */
const ask = (path: string): string => `(m) => JSON.stringify(${questions[path] ?? "Object.keys(m).sort()"})`;

/** Packages that an entry builds on, as files for a page; a worker has no import map, so it takes the bundle. */
const peers: Readonly<Record<string, string>> = {
  "zod/mini": "/node_modules/zod/mini/index.js",
  "zod/v4/core": "/node_modules/zod/v4/core/index.js",
  "ical-generator": "/node_modules/ical-generator/dist/index.mjs",
};
const needsPeer = ["./schemas", "./icalendar"];

const { exports } = JSON.parse(readFileSync(`${root}package.json`, "utf8")) as {
  exports: Record<string, { import: { default: string } } | string>;
};
const entries = Object.entries(exports).flatMap(([path, conditions]) =>
  typeof conditions === "string" ? [] : [{ path, file: conditions.import.default.slice(1) }],
);
const bundleOf = (path: string): string => `/out/bundles/${path === "." ? "index" : path.slice(2)}.js`;

/** Answers by entry. */
type Answers = Record<string, string | undefined>;

/** A module that imports every entry as given and sends the answers. */
function asking(fileOf: (entry: { path: string; file: string }) => string, send: string): string {
  const imports = entries.map((entry, index) => `import * as m${index} from "${fileOf(entry)}";`);
  const answers = entries.map(({ path }, index) => `[${JSON.stringify(path)}, (${ask(path)})(m${index})]`);
  return [...imports, `const answers = Object.fromEntries([${answers.join(",\n")}]);`, send].join("\n");
}

async function inNode(fileOf: (entry: { path: string; file: string }) => string): Promise<Answers> {
  const answers: Answers = {};
  for (const entry of entries) {
    const module: unknown = await import(pathToFileURL(root + fileOf(entry)).href);
    // The question is code of ours, above: the page runs the same.
    const put = (0, eval)(ask(entry.path)) as (module: unknown) => string;
    answers[entry.path] = put(module);
  }
  return answers;
}

const workerCode = asking(
  ({ path, file }) => (needsPeer.includes(path) ? bundleOf(path) : file),
  "postMessage(answers);",
);
const pageCode = asking(
  ({ file }) => file,
  `const worker = new Worker("/worker.js", { type: "module" });
const send = (worker) => fetch("/answers", { method: "POST", body: JSON.stringify({ page: answers, worker }) });
worker.onmessage = ({ data }) => send(data);
worker.onerror = ({ message, filename, lineno }) => send({ failed: [message, filename, lineno].join(" ") });`,
);
const html = `<!doctype html>
<meta charset="utf-8">
<script>onerror = (message) => { fetch("/answers", { method: "POST", body: JSON.stringify({ failed: message }) }); };</script>
<script type="importmap">${JSON.stringify({ imports: peers })}</script>
<script type="module" src="/page.js"></script>`;

/** Serves the package and the page, and gives what the page sends. */
function serve(): { server: Server; sent: Promise<{ page?: Answers; worker?: Answers; failed?: string }> } {
  const code: Readonly<Record<string, string>> = { "/": html, "/page.js": pageCode, "/worker.js": workerCode };
  const folders = /^\/(dist|out\/bundles|node_modules\/(zod|ical-generator))\/[\w./-]+\.m?js$/;
  const server = createServer();
  const sent = new Promise<{ page?: Answers; worker?: Answers; failed?: string }>((resolve) => {
    server.on("request", (request, response) => {
      const path = request.url ?? "";
      if (request.method === "POST") {
        let body = "";
        request.on("data", (part) => (body += String(part)));
        request.on("end", () => {
          response.end();
          resolve(JSON.parse(body) as { page?: Answers; worker?: Answers });
        });
        return;
      }
      const type = extname(path) === "" ? "text/html" : "text/javascript";
      const text = code[path] ?? (folders.test(path) && !path.includes("..") ? read(path) : null);
      response.writeHead(text === null ? 404 : 200, { "content-type": type }).end(text ?? "");
    });
  });
  return { server, sent };
}

function read(path: string): string | null {
  try {
    return readFileSync(root + path, "utf8");
  } catch {
    return null;
  }
}

/** Opens the page in the browser, and gives what it sent. */
async function inBrowser(browser: string): Promise<{ page: Answers; worker: Answers }> {
  const { server, sent } = serve();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const profile = mkdtempSync(join(tmpdir(), "retention-kit-browser-"));
  const options = ["--headless", "--no-sandbox", "--disable-gpu", `--user-data-dir=${profile}`];
  const running = spawn(browser, [...options, `http://127.0.0.1:${port}/`], { stdio: "ignore" });
  let patience: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    patience = setTimeout(() => {
      reject(new Error("the page sent no answers"));
    }, PATIENCE_MS);
  });
  try {
    const { page, worker, failed } = await Promise.race([sent, late]);
    if (page === undefined || worker === undefined) throw new Error(`the page failed: ${failed ?? ""}`);
    return { page, worker };
  } finally {
    clearTimeout(patience);
    running.kill();
    await new Promise((resolve) => running.once("exit", resolve));
    server.closeAllConnections();
    server.close();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

mkdirSync(bundles, { recursive: true });
await build({
  entryPoints: entries.map(({ path }) => ({
    in: path.replace(/^\./, "retention-kit"),
    out: path === "." ? "index" : path.slice(2),
  })),
  outdir: bundles,
  absWorkingDir: root,
  bundle: true,
  minify: true,
  format: "esm",
  platform: "browser",
  target: "es2022",
  logLevel: "error",
});

const expected = await inNode(({ file }) => file);
const places: [place: string, answers: Answers][] = [["bundled, in Node", await inNode(({ path }) => bundleOf(path))]];
const browser = findBrowser();
if (browser !== null) {
  const { page, worker } = await inBrowser(browser);
  places.push(["in a page", page], ["in a worker", worker]);
}
const wrong = places.flatMap(([place, answers]) =>
  Object.entries(expected).flatMap(([path, answer]) =>
    answers[path] === answer
      ? []
      : [`${path} ${place}: ${answers[path] ?? answers.failed ?? "no answer"}, not ${answer ?? ""}`],
  ),
);
if (wrong.length > 0) {
  console.error(wrong.join("\n"));
  process.exitCode = 1;
} else console.log(`${entries.length} entries answer as in Node: ${places.map(([place]) => place).join(", ")}`);
if (browser === null) {
  console.log("SKIPPED the page and the worker: no chromium here; install one, or name it by the variable CHROMIUM");
  if (process.argv.includes("--required")) process.exitCode = 1;
}
