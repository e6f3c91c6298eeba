/**
 * A lint rule: no work at import time. Top level of `src` holds functions, types, classes and literals; an empty cache
 * (`new WeakMap()`) costs nothing and may stand there too. What is computed once goes into a function that remembers.
 */
const empty = new Set(["Map", "WeakMap", "Set", "WeakSet"]);
const buffers = new Set(["ArrayBuffer", "DataView"]);
const working = {
  CallExpression: "a call",
  TaggedTemplateExpression: "a call",
  ImportExpression: "an import",
  AwaitExpression: "a wait",
  MemberExpression: "a look-up",
};

/** A buffer of a few bytes, marked so that a bundler drops it where nothing uses it. */
const isPure = ({ sourceCode }, node) =>
  buffers.has(node.callee.name) && sourceCode.getCommentsBefore(node).some(({ value }) => value.includes("@__PURE__"));

/** @type {import("eslint").Rule.RuleModule} */
export default {
  meta: {
    type: "problem",
    schema: [],
    messages: {
      work: "This is {{ what }} at import time: move it into a function, so that unused code can be dropped.",
    },
  },
  create(context) {
    const visit = (node) => {
      if (node === null || typeof node !== "object") return;
      if (/Function|^TS(Type|Interface)|^ClassDeclaration|^Import|^Export(All|Named)Declaration/.test(node.type)) {
        if (node.type === "ExportNamedDeclaration" && node.declaration) visit(node.declaration);
        return;
      }
      if (node.type === "NewExpression" && isPure(context, node)) return;
      if (node.type === "NewExpression" && !(empty.has(node.callee.name) && node.arguments.length === 0)) {
        context.report({ node, messageId: "work", data: { what: "a construction" } });
        return;
      }
      if (working[node.type] !== undefined) {
        context.report({ node, messageId: "work", data: { what: working[node.type] } });
        return;
      }
      if (node.type === "NewExpression") return;
      for (const [key, child] of Object.entries(node)) {
        if (key === "parent" || key === "typeAnnotation" || key === "typeArguments") continue;
        if (Array.isArray(child)) child.forEach(visit);
        else if (child !== null && typeof child === "object" && typeof child.type === "string") visit(child);
      }
    };
    return { Program: (program) => program.body.forEach(visit) };
  },
};
