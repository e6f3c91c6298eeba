import type { ChoiceProblem } from "./choice-problem.js";

/**
 * The steps along the upper concave hull of each class, from its first option up to its most valuable one, in falling
 * order of value per minute. Taking them in this order until the minutes run out is the optimum of the linear relaxation.
 */
export interface HullSteps {
  /** The class of each step. */
  classes: Int32Array;
  /** The option that each step leads to. */
  options: Int32Array;
  minutes: Float64Array;
  values: Float64Array;
  /** Value per minute, never rising. */
  densities: Float64Array;
  count: number;
}

/**
 * @returns The steps of all classes; those of one class stand in its own order. Equal densities keep the order of classes.
 * @internal
 */
export function hullSteps({ first, minutes, values }: ChoiceProblem): HullSteps {
  const most = minutes.length;
  const classes = new Int32Array(most);
  const options = new Int32Array(most);
  const stepMinutes = new Float64Array(most);
  const stepValues = new Float64Array(most);
  const densities = new Float64Array(most);
  const hull = new Int32Array(most);
  let count = 0;
  for (let index = 0; index + 1 < first.length; index++) {
    const start = first[index]!;
    let top = 0;
    hull[0] = start;
    for (let option = start + 1; option < first[index + 1]!; option++) {
      if (values[option]! <= values[hull[top]!]!) continue;
      while (top > 0 && density(hull[top - 1]!, hull[top]!) <= density(hull[top]!, option)) top--;
      hull[++top] = option;
    }
    for (let at = 1; at <= top; at++) {
      const [from, to] = [hull[at - 1]!, hull[at]!];
      classes[count] = index;
      options[count] = to;
      stepMinutes[count] = minutes[to]! - minutes[from]!;
      stepValues[count] = values[to]! - values[from]!;
      densities[count] = density(from, to);
      count++;
    }
  }
  const order = new Int32Array(count);
  for (let at = 0; at < count; at++) order[at] = at;
  order.sort((one, other) => densities[other]! - densities[one]! || one - other);
  return {
    classes: reordered(classes, order, new Int32Array(count)),
    options: reordered(options, order, new Int32Array(count)),
    minutes: reordered(stepMinutes, order, new Float64Array(count)),
    values: reordered(stepValues, order, new Float64Array(count)),
    densities: reordered(densities, order, new Float64Array(count)),
    count,
  };

  function density(from: number, to: number): number {
    return (values[to]! - values[from]!) / (minutes[to]! - minutes[from]!);
  }
}

function reordered<Numbers extends Int32Array | Float64Array>(
  source: Numbers,
  order: Int32Array,
  target: Numbers,
): Numbers {
  for (let at = 0; at < order.length; at++) target[at] = source[order[at]!]!;
  return target;
}
