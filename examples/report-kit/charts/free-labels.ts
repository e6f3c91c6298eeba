/** A dot that wants a label beside it, in pixels. */
export interface DotToLabel<Item> {
  item: Item;
  x: number;
  y: number;
  radius: number;
  /** How wide its label is. */
  width: number;
}

/** Where a label stands from its dot. */
export interface PlacedLabel<Item> {
  item: Item;
  dx: number;
  dy: number;
  anchor: "start" | "end" | "middle";
}

/** The edges of a box, in pixels. */
interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

const LINE = 12;
const GAP = 3;

/** Labels beside their dots, in order, as far as there is room: none covers another or leaves the frame. */
export function freeLabels<Item>(dots: readonly DotToLabel<Item>[], frame: Box): PlacedLabel<Item>[] {
  const taken: Box[] = [];
  return dots.flatMap((dot) => {
    const away = dot.radius + GAP;
    const places = [
      { dx: away, dy: 0, anchor: "start" as const },
      { dx: -away, dy: 0, anchor: "end" as const },
      { dx: 0, dy: -away - LINE / 2, anchor: "middle" as const },
      { dx: 0, dy: away + LINE / 2, anchor: "middle" as const },
    ];
    for (const place of places) {
      const box = boxOf(dot, place);
      if (!within(box, frame) || taken.some((other) => meet(box, other))) continue;
      taken.push(box);
      return [{ item: dot.item, ...place }];
    }
    return [];
  });
}

function boxOf<Item>({ x, y, width }: DotToLabel<Item>, { dx, dy, anchor }: Omit<PlacedLabel<Item>, "item">): Box {
  const left = x + dx - (anchor === "start" ? 0 : anchor === "end" ? width : width / 2);
  return { left, right: left + width, top: y + dy - LINE / 2, bottom: y + dy + LINE / 2 };
}

function within(box: Box, frame: Box): boolean {
  return box.left >= frame.left && box.right <= frame.right && box.top >= frame.top && box.bottom <= frame.bottom;
}

function meet(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}
