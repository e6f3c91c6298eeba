/**
 * What a release needs, without one: run after `npm run build`.
 *
 * - Another build writes the same bytes.
 * - The package holds what is listed here and nothing else, and every built file is reached from an entry.
 * - THIRD-PARTY-NOTICES.md has the licence of every package of which parts are in the build, and of no other.
 * - npm would publish it, with provenance.
 */
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { dirname, join, normalize, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { entries } from "../tsup.config.js";

const root = fileURLToPath(new URL("..", import.meta.url));
process.chdir(root);
const wrong: string[] = [];
const read = (path: string): string => readFileSync(path, "utf8");
const npm = (...args: string[]): string =>
  execFileSync("npm", args, { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"], maxBuffer: 1e8 });

function hashes(folder: string): Map<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(
    files.map((entry) => {
      const path = join(entry.parentPath, entry.name);
      return [relative(folder, path), createHash("sha256").update(readFileSync(path)).digest("hex")];
    }),
  );
}

/** Beside the first, which other checks may be reading. */
const AGAIN = "dist-again";
process.on("exit", () => {
  rmSync(AGAIN, { recursive: true, force: true });
});
const first = hashes("dist");
process.env.BUILD_FOLDER = AGAIN;
npm("run", "build");
const second = hashes(AGAIN);
for (const path of new Set([...first.keys(), ...second.keys()])) {
  if (first.get(path) !== second.get(path)) wrong.push(`dist/${path} differs from one build to the next`);
}
console.log(`${second.size} built files, the same in two builds`);

/** Whatever else comes into the package is not needed. */
const WANTED = [
  /^dist\/[\w./-]+\.(js|cjs|d\.ts|d\.cts|map)$/,
  /^docs\/[\w-]+\.md$/,
  /^docs\/figures\/[\w-]+\.(svg|png|webp)$/,
  /^examples\/quick-start\/[\w-]+\.mjs$/,
  /^(package\.json|README\.md|LICENSE|CHANGELOG\.md|CONTRIBUTING\.md|SECURITY\.md|THIRD-PARTY-NOTICES\.md)$/,
];
const [pack] = JSON.parse(npm("pack", "--dry-run", "--json", "--ignore-scripts")) as {
  files: { path: string }[];
  size: number;
}[];
const packed = pack?.files.map(({ path }) => path) ?? [];
for (const path of packed) {
  if (!WANTED.some((pattern) => pattern.test(path))) wrong.push(`${path} is in the package and not needed`);
}

/** Files that an entry leads to, by what each imports. */
const { exports } = JSON.parse(read("package.json")) as { exports: object };
const open = [...JSON.stringify(exports).matchAll(/"\.\/(dist\/[^"]+)"/g)].map(([, path = ""]) => path);
open.push(...packed.filter((path) => path.endsWith(".global.js")));
const reached = new Set<string>();
for (let path = open.pop(); path !== undefined; path = open.pop()) {
  if (reached.has(path) || !existsSync(path)) continue;
  reached.add(path);
  if (path.endsWith(".map")) continue;
  if (existsSync(`${path}.map`)) open.push(`${path}.map`);
  const text = read(path);
  for (const [, name = ""] of text.matchAll(/(?:from\s*|import\s*|import\(|require\()["'](\.[^"']+)["']/g)) {
    const target = normalize(join(dirname(path), name));
    if (/\.d\.c?ts$/.test(path)) open.push(target.replace(/\.(c?)js$/, ".d.$1ts"));
    else open.push(target);
  }
}
for (const path of packed) {
  if (path.startsWith("dist/") && !reached.has(path)) wrong.push(`${path} is reached from no entry`);
}
console.log(`${packed.length} files in the package, ${Math.round((pack?.size ?? 0) / 1000)} kB`);

const { metafile } = await build({
  entryPoints: { ...entries },
  outdir: "out/notices",
  bundle: true,
  write: false,
  metafile: true,
  format: "esm",
  platform: "neutral",
  external: ["zod", "ical-generator"],
  logLevel: "error",
});
const bundled = new Set(
  Object.values(metafile.outputs)
    .flatMap(({ inputs }) => Object.entries(inputs))
    .flatMap(([path, { bytesInOutput }]) =>
      bytesInOutput > 0 ? (/node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1] ?? []) : [],
    ),
);
/** Not packages: what our own source was written after. */
const WRITTEN_AFTER = ["FreeBSD msun"];
const notices = read("THIRD-PARTY-NOTICES.md");
const noticed = new Set([...notices.matchAll(/^## (.+)$/gm)].map(([, name = ""]) => name));
const squeezed = (text: string): string => text.replaceAll(/\s+/g, " ").trim();
for (const name of bundled) {
  const folder = join("node_modules", name);
  const file = readdirSync(folder).find((each) => /^licen[cs]e/i.test(each));
  if (!noticed.has(name)) wrong.push(`THIRD-PARTY-NOTICES.md does not name ${name}`);
  else if (
    file !== undefined &&
    !squeezed(notices).includes(squeezed(read(join(folder, file)).replace(/^#.*\n/, "")))
  ) {
    wrong.push(`THIRD-PARTY-NOTICES.md has another licence of ${name} than ${file} there`);
  }
}
for (const name of noticed)
  if (!bundled.has(name) && !WRITTEN_AFTER.includes(name))
    wrong.push(`THIRD-PARTY-NOTICES.md names ${name}, which is not built in`);
console.log(`parts of ${[...bundled].join(", ")} are built in, with their licences`);

npm("publish", "--dry-run", "--provenance", "--access", "public", "--ignore-scripts");
console.log("npm would publish it");

for (const line of wrong) console.error(line);
process.exitCode = wrong.length === 0 ? 0 : 1;
