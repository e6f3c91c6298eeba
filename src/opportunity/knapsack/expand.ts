/* eslint-disable @typescript-eslint/no-non-null-assertion -- a base is a position in its options. */
import type { Choice, Option } from "./choices.js";
import { joint, openChoice, type Outlook } from "./outlook.js";
import { mostLoss, type Search, type States } from "./search.js";
import { release, union, withOption, withOrWithout } from "./states.js";

/**
 * The sets of a list with every way to make one more choice, as far as they could still lead to a better set than the
 * best one found. The list itself is given back.
 *
 * @param outlook - Of the choices after this one.
 * @internal
 */
export function expand(search: Search, states: States, choice: Choice, outlook: Outlook): States {
  const result = expanded(search, states, choice, outlook);
  if (result !== states) release(search, states);
  return result;
}

function expanded(search: Search, states: States, choice: Choice, outlook: Outlook): States {
  if (search.steps > search.mostSteps) search.width = 0;
  const { options } = choice;
  const base = options[choice.base]!;
  const loss = mostLoss(search);
  if (options.length === 2 && options[0]!.choices.length + options[1]!.choices.length === 0) {
    const other = options[1 - choice.base]!;
    return other.loss > loss ? states : withOrWithout(search, states, other, outlook);
  }
  const open = openChoice(choice, loss);
  const during = joint(outlook, open.outlook);
  const opens = open.options <= search.options;
  let result = opens ? withOpened(search, states, base, during) : states;
  const stride = Math.max(1, options.length / search.options);
  for (let place = 0; place < options.length; place += stride) {
    const option = options[Math.floor(place)]!;
    if (option === base || option.loss > loss) continue;
    const taking = withOption(search, states, option, during);
    const having = opens ? withOpened(search, taking, option, during) : taking;
    const joined = union(search, result, having, outlook);
    for (const list of new Set([taking, having, result])) if (list !== states) release(search, list);
    result = joined;
  }
  return result;
}

/** The sets of a list with every way to make the choices that an option opens. */
function withOpened(search: Search, states: States, { choices }: Option, outlook: Outlook): States {
  let result = states;
  for (const choice of choices) {
    if (result.count === 0) break;
    const next = expanded(search, result, choice, outlook);
    if (next !== result && result !== states) release(search, result);
    result = next;
  }
  return result;
}
