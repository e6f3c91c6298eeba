/* eslint-disable @typescript-eslint/no-non-null-assertion -- a base is a position in its options. */
import type { Choice, Option } from "./choices.js";
import { joint, openChoice, type Outlook } from "./outlook.js";
import { mostLoss, type Search } from "./search.js";
import { type States, union, withOption, withOrWithout } from "./states.js";

/**
 * The sets of a list with every way to make one more choice, as far as they could still lead to a better set than the
 * best one found.
 *
 * @param outlook - Of the choices after this one.
 * @internal
 */
export function expand(search: Search, states: States, choice: Choice, outlook: Outlook): States {
  if (search.steps > search.mostSteps) search.width = 0;
  const { options } = choice;
  const base = options[choice.base]!;
  const loss = mostLoss(search);
  if (options.length === 2 && options[0]!.choices.length + options[1]!.choices.length === 0) {
    const other = options[1 - choice.base]!;
    return other.loss > loss ? states : withOrWithout(search, states, other, outlook);
  }
  const during = joint(outlook, openChoice(choice, loss).outlook);
  let result = withOpened(search, states, base, during);
  const stride = Math.max(1, options.length / search.options);
  for (let place = 0; place < options.length; place += stride) {
    const option = options[Math.floor(place)]!;
    if (option === base || option.loss > loss) continue;
    const having = withOpened(search, withOption(search, states, option, during), option, during);
    result = union(search, result, having, outlook);
  }
  return result;
}

/** The sets of a list with every way to make the choices that an option opens. */
function withOpened(search: Search, states: States, { choices }: Option, outlook: Outlook): States {
  let result = states;
  for (const choice of choices) if (result.count > 0) result = expand(search, result, choice, outlook);
  return result;
}
