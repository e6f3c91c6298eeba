/**
 * The builds for engines that know no modules: one script each, which leaves the library in the global `RetentionKit`.
 * Made from the modules of the build, so `npm run build` runs this last. Plain ES2020 without anything from a host, for
 * the JavaScript of databases and embedded engines.
 */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { buildFolder } from "../tsup.config.js";

const root = fileURLToPath(new URL("..", import.meta.url));

/** Entries that need another package, or only words, have no such build. */
const left = new Set([".", "./icalendar", "./schemas", "./package.json"]);
const { exports } = JSON.parse(readFileSync(`${root}/package.json`, "utf8")) as { exports: Record<string, unknown> };
const domains = Object.keys(exports)
  .filter((entry) => !left.has(entry) && !entry.startsWith("./locales"))
  .map((entry) => entry.slice(2));

const notice = "retention-kit, MIT. Parts of pure-rand, MIT: see THIRD-PARTY-NOTICES.md.";

async function globalBuild(from: string, to: string): Promise<void> {
  await build({
    entryPoints: [`${root}/${buildFolder}/${from}.js`],
    outfile: `${root}/${buildFolder}/${to}.global.js`,
    bundle: true,
    minify: true,
    treeShaking: true,
    format: "iife",
    globalName: "RetentionKit",
    target: "es2020",
    platform: "neutral",
    charset: "ascii",
    legalComments: "none",
    banner: { js: `/*! ${notice} */` },
    logLevel: "error",
  });
}

await globalBuild("index", "retention-kit");
for (const domain of domains) await globalBuild(domain, `retention-kit.${domain}`);
