import { writeFileSync } from "node:fs";

/** Writes a drawing to docs/figures, as a file that stands alone. */
export function writeFigure(name: string, svg: string): void {
  // It needs the namespace that a page would lend it, and a ground and ink of its own on a dark page.
  const styled = svg.includes('style="background') ? "" : 'style="background: white; color: #222" ';
  const standalone = svg.replace("<svg ", `<svg xmlns="http://www.w3.org/2000/svg" ${styled}`);
  writeFileSync(new URL(`../../docs/figures/${name}.svg`, import.meta.url), `${standalone}\n`);
}
