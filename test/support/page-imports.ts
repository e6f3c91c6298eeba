import { readdirSync, readFileSync } from "node:fs";
import ts from "typescript";

const IMPORT = /^import (type )?\{([^}]*)\} from "([^"]+)";$/gm;
/** Any import, in one line or several. */
export const AN_IMPORT = /^import [^;]*;$/gm;

/** The imports of some code, each name once: two blocks of a page may import the same. */
export function importsOf(code: string): string[] {
  const named = new Map<string, Set<string>>();
  const others = new Set<string>();
  for (const [line] of code.matchAll(AN_IMPORT)) {
    const [found] = line.matchAll(IMPORT);
    if (found === undefined) {
      others.add(line);
      continue;
    }
    const [, isType, names = "", from = ""] = found;
    const known = named.get(from) ?? new Set();
    for (const name of names.split(",").map((each) => each.trim())) {
      if (name !== "") known.add(isType === undefined ? name : `type ${name}`);
    }
    named.set(from, known);
  }
  // A name that is imported as a type and as a value is imported as a value.
  const listed = [...named].map(([from, names]) => {
    const once = [...names].filter((name) => !name.startsWith("type ") || !names.has(name.slice("type ".length)));
    return `import { ${once.join(", ")} } from "${from}";`;
  });
  return [...others, ...listed];
}

/** The public names, each with the entry that it comes from: the root where it has it. */
export function publicNames(): Map<string, string> {
  const folder = new URL("../../etc/", import.meta.url);
  const names = new Map<string, string>();
  const files = readdirSync(folder).sort((a, b) => Number(b === "index.api.md") - Number(a === "index.api.md"));
  for (const file of files) {
    const text = readFileSync(new URL(file, folder), "utf8");
    const entry = /^# (\S+)$/m.exec(text)?.[1] ?? "";
    for (const [, name = ""] of text.matchAll(/^(?:interface|type|function|class|const) (\w+)/gm)) {
      if (!names.has(name)) names.set(name, entry);
    }
  }
  return names;
}

/** The public names that some code uses, and does not import or declare itself. */
export function namesWithoutImport(code: string, names: ReadonlyMap<string, string>, declared: Set<string>): string[] {
  const file = ts.createSourceFile("page.ts", code, ts.ScriptTarget.Latest, true);
  const used = new Set<string>();
  const known = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isImportSpecifier(node)) known.add(node.name.text);
    else if (ts.isIdentifier(node) && names.has(node.text)) {
      const { parent } = node;
      if (isDeclared(node, parent)) declared.add(node.text);
      else if (!isField(node, parent)) used.add(node.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return [...used].filter((name) => !known.has(name) && !declared.has(name));
}

function isDeclared(node: ts.Identifier, parent: ts.Node): boolean {
  const declares = ts.isVariableDeclaration(parent) || ts.isParameter(parent) || ts.isBindingElement(parent);
  return (declares || ts.isFunctionDeclaration(parent)) && parent.name === node;
}

/** The name of a field, which is no use of what has the same name. */
function isField(node: ts.Identifier, parent: ts.Node): boolean {
  return (
    (ts.isPropertyAccessExpression(parent) && parent.name === node) ||
    (ts.isPropertyAssignment(parent) && parent.name === node) ||
    (ts.isPropertySignature(parent) && parent.name === node) ||
    (ts.isBindingElement(parent) && parent.propertyName === node) ||
    ts.isImportSpecifier(parent)
  );
}
