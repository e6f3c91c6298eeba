import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";

/** One statement of an example, with the value that the documentation promises, if it promises one. */
export interface Step {
  code: string;
  expected: string | null;
}

/** An `@example` block of a doc comment. */
export interface DocExample {
  file: string;
  /** Name of the function or class it documents. */
  subject: string;
  /** As it stands in the comment, with its imports. */
  code: string;
  steps: Step[];
}

/** Every exported function or class below a folder, with its parameters and examples. */
export function documented(
  folder: string,
): { file: string; subject: string; internal: boolean; parameters: string[]; examples: DocExample[] }[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts"))
    .sort()
    .flatMap((name) => {
      const file = join(folder, name);
      const source = ts.createSourceFile(file, readFileSync(file, "utf8"), ts.ScriptTarget.ES2022, true);
      return source.statements.flatMap((statement) => {
        if (!ts.isFunctionDeclaration(statement) && !ts.isClassDeclaration(statement)) return [];
        if (!statement.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)) return [];
        const subject = statement.name?.text ?? "default";
        const tags = ts.getJSDocTags(statement);
        const examples = tags
          .filter(({ tagName }) => tagName.text === "example")
          .map((tag) => {
            const code = ts.getTextOfJSDocComment(tag.comment) ?? "";
            return { file, subject, code, steps: stepsOf(code) };
          });
        const parameters = ts.isFunctionDeclaration(statement)
          ? statement.parameters.map(({ name }) => name.getText())
          : [];
        return [
          { file, subject, parameters, internal: tags.some(({ tagName }) => tagName.text === "internal"), examples },
        ];
      });
    });
}

/** Cuts an example into statements, without its imports; a comment that starts with `//=>` after a statement is its promised value. */
export function stepsOf(example: string): Step[] {
  const code = example.replace(/^```\w*\n?/, "").replace(/\n?```\s*$/, "");
  const source = ts.createSourceFile("example.ts", code, ts.ScriptTarget.ES2022, true);
  const statements = source.statements.filter((statement) => !ts.isImportDeclaration(statement));
  return statements.map((statement, index) => {
    const next = statements[index + 1];
    const between = code.slice(statement.getEnd(), next ? next.getStart() : code.length);
    const promised = /\/\/=>([\s\S]*)/.exec(between)?.[1];
    const expected = promised
      ?.split("\n")
      .map((line) => line.replace(/^\s*\/\/ ?/, ""))
      .join("\n")
      .trim();
    return { code: statement.getText(), expected: expected ?? null };
  });
}

/** Runs an example with the given names in scope and returns where it breaks its promises. */
export function runExample(example: Pick<DocExample, "steps">, scope: Record<string, unknown>): string[] {
  const body = example.steps
    .map(({ code, expected }, index) =>
      expected === null ? code : `__values[${index}] = (${code.replace(/;\s*$/, "")});`,
    )
    .join("\n");
  const { outputText } = ts.transpileModule(body, { compilerOptions: { target: ts.ScriptTarget.ES2022 } });
  const values: Record<number, unknown> = {};
  // eslint-disable-next-line @typescript-eslint/no-implied-eval -- the code under test is our own documentation.
  const run = new Function("__values", ...Object.keys(scope), outputText) as (...args: unknown[]) => void;
  run(values, ...Object.values(scope));
  return example.steps.flatMap(({ code, expected }, index) =>
    expected === null ? [] : differences(values[index], expected).map((difference) => `${code}: ${difference}`),
  );
}

/**
 * Compares a value to a promise written as a literal: numbers to the digits shown, `...` for fields left out.
 */
export function differences(actual: unknown, promise: string): string[] {
  const text = promise.replace(/\.\.\.(?=\s*[,}\]])/g, "__rest: 0").replace(/\[([^\]]*)__rest: 0/g, "[$1__rest");
  const source = ts.createSourceFile("promise.ts", `(${text})`, ts.ScriptTarget.ES2022, true);
  const statement = source.statements[0];
  if (statement === undefined || !ts.isExpressionStatement(statement)) return [`cannot read the promise ${promise}`];
  return compare(actual, statement.expression, "");
}

function compare(actual: unknown, node: ts.Expression, path: string): string[] {
  const at = path === "" ? "" : `${path} `;
  const wrong = [`${at}is ${JSON.stringify(actual)}, documented as ${node.getText()}`];
  if (ts.isParenthesizedExpression(node)) return compare(actual, node.expression, path);
  if (ts.isPrefixUnaryExpression(node) || ts.isNumericLiteral(node)) {
    return typeof actual === "number" && sameDigits(actual, node.getText()) ? [] : wrong;
  }
  if (ts.isStringLiteralLike(node)) return actual === node.text ? [] : wrong;
  if (ts.isArrayLiteralExpression(node)) {
    if (!Array.isArray(actual)) return wrong;
    const last = node.elements.at(-1);
    const open = last !== undefined && ts.isIdentifier(last) && last.text === "__rest";
    const elements = open ? node.elements.slice(0, -1) : node.elements;
    if (open ? actual.length < elements.length : actual.length !== elements.length) return wrong;
    return elements.flatMap((element, index) => compare(actual[index], element, `${path}[${index}]`));
  }
  if (ts.isObjectLiteralExpression(node)) {
    if (typeof actual !== "object" || actual === null) return wrong;
    const fields = new Map(
      node.properties
        .filter(ts.isPropertyAssignment)
        .map((property) => [propertyName(property.name), property.initializer]),
    );
    const open = fields.delete("__rest");
    const missing = open ? [] : Object.keys(actual).filter((key) => !fields.has(key));
    return [
      ...missing.map((key) => `${path}.${key} is not documented`),
      ...[...fields].flatMap(([key, value]) =>
        compare((actual as Record<string, unknown>)[key], value, `${path}.${key}`),
      ),
    ];
  }
  return JSON.stringify(actual) === node.getText() || (actual === undefined && node.getText() === "undefined")
    ? []
    : wrong;
}

function propertyName(name: ts.PropertyName): string {
  return ts.isIdentifier(name) || ts.isStringLiteralLike(name) || ts.isNumericLiteral(name)
    ? name.text
    : name.getText();
}

function sameDigits(actual: number, shown: string): boolean {
  const text = shown.replaceAll("_", "");
  if (/e/i.test(text)) {
    const digits = (text.split(/e/i)[0] ?? "").replace(/[-+.]/g, "").length;
    return Number(actual.toExponential(digits - 1)) === Number(text);
  }
  const decimals = text.split(".")[1]?.length ?? 0;
  if (decimals === 0) return actual === Number(text);
  return Math.abs(actual - Number(text)) <= 0.5 * 10 ** -decimals * (1 + 1e-9);
}
