// Runs in the browser, at the end of a page's copy: finds letters without a glyph, text that is cut off and lines too low
// for their letters, and leaves what it found in the page as JSON.
(() => {
  const problems = [];
  const context = Object.assign(document.createElement("canvas"), { width: 96, height: 96 }).getContext("2d");

  /** What a text looks like in a font. */
  const picture = (text, font) => {
    context.clearRect(0, 0, 96, 96);
    context.font = font;
    context.fillText(text, 24, 60);
    return context.canvas.toDataURL();
  };
  const family = getComputedStyle(document.body).fontFamily;
  const large = `32px ${family}`;
  // No font has a letter for this code point, which Unicode has left empty.
  const box = picture("\u0378", large);

  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const letters = new Set();
  const measured = new Set();
  while (walker.nextNode()) {
    const text = walker.currentNode.nodeValue.trim();
    const parent = walker.currentNode.parentElement;
    if (text === "" || parent.closest("script, style, title")) continue;
    for (const letter of text) if (/\S/u.test(letter)) letters.add(letter);

    const { font, lineHeight } = getComputedStyle(parent);
    if (parent.closest("svg") || measured.has(font + text)) continue;
    measured.add(font + text);
    context.font = font;
    const { actualBoundingBoxAscent: above, actualBoundingBoxDescent: below } = context.measureText(text);
    if (above + below > parseFloat(lineHeight)) {
      problems.push(`${(above + below).toFixed(1)} px of ink in a line of ${lineHeight}: ${text.slice(0, 60)}`);
    }
  }
  const missing = [...letters].filter((letter) => picture(letter, large) === box);

  for (const element of [document.documentElement, ...document.body.querySelectorAll("*:not(svg *)")]) {
    const hides = element === document.documentElement || getComputedStyle(element).overflowX !== "visible";
    if (hides && element.tagName !== "svg" && element.scrollWidth > element.clientWidth + 1) {
      problems.push(`<${element.tagName.toLowerCase()} class="${element.className}"> is cut off at the side`);
    }
  }
  /** The nearest element around a text that cuts off what leaves it. */
  const clipping = (element) =>
    getComputedStyle(element).overflow === "visible" && element !== document.body
      ? clipping(element.parentElement)
      : element;
  for (const text of document.querySelectorAll("svg text")) {
    const inner = text.getBoundingClientRect();
    const outer = clipping(text.ownerSVGElement).getBoundingClientRect();
    const beyond = Math.max(
      outer.left - inner.left,
      inner.right - outer.right,
      outer.top - inner.top,
      inner.bottom - outer.bottom,
    );
    if (inner.width > 0 && beyond > 1)
      problems.push(`text leaves its drawing by ${beyond.toFixed(0)} px: ${text.textContent}`);
  }

  const found = { language: document.documentElement.lang, letters: letters.size, missing, problems };
  const result = document.createElement("script");
  result.type = "application/json";
  result.id = "measured";
  result.textContent = JSON.stringify(found).replaceAll("<", "\\u003c");
  document.body.append(result);
})();
