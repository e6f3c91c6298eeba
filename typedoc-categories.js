import { dirname, relative, sep } from "node:path";
import { Comment, CommentTag, Converter, ReflectionKind } from "typedoc";

/** The heading of each folder of src on the documentation's site; typedoc.json has their order. */
const categories = {
  portfolio: "The main job",
  backtest: "The back-test",
  allocation: "How often to review",
  records: "Records",
  opportunity: "Opportunity",
  reviews: "Reviews and the plan",
  planner: "Reviews and the plan",
  conversation: "The conversation",
  accounts: "Records",
  service: "Effort and service",
  loyalty: "Loyalty and health",
  purchases: "Purchases",
  value: "Value",
  "word-of-mouth": "Word of mouth",
  measures: "Measures",
  scorecard: "Scorecards",
  calendar: "Days, hours and zones",
  evidence: "Evidence and reasons",
  reasons: "Evidence and reasons",
};
const rest = "Errors";

/** Puts what the main entry exports under the heading of its folder. */
export function load(app) {
  app.converter.on(Converter.EVENT_RESOLVE_BEGIN, (context) => {
    const main = context.project.getChildByName("retention-kit");
    for (const member of main.children) {
      const [declaration] = context.getSymbolFromReflection(member)?.declarations ?? [];
      const file = declaration?.getSourceFile().fileName ?? "";
      const [folder] = relative("src", dirname(file)).split(sep);
      const named = member.kindOf(ReflectionKind.Function) ? (member.signatures ?? []) : [member];
      for (const each of named) {
        each.comment ??= new Comment();
        each.comment.blockTags.push(new CommentTag("@category", [{ kind: "text", text: categories[folder] ?? rest }]));
      }
    }
  });
}
