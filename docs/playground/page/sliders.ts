import { type Setting, type SettingId, settings as allSettings, type Settings } from "../settings.js";
import { element } from "./dom.js";

/** The sliders of the page. */
export interface Sliders {
  /** Puts them where the settings say. */
  show: (settings: Settings) => void;
}

/** Makes a slider for each setting, in groups that fold; figures of the evidence go where "own" shows them. */
export function sliders(
  into: HTMLElement,
  ownFigures: HTMLElement,
  onChange: (id: SettingId, value: number) => void,
): Sliders {
  const shows: ((settings: Settings) => void)[] = [];
  const groups = Map.groupBy(allSettings(), ({ group }) => group);
  for (const [group, members] of groups) {
    const made = members.map((setting) => {
      const slider = sliderOf(setting, onChange);
      shows.push(slider.show);
      return slider.element;
    });
    if (group === "Own figures") ownFigures.append(...made);
    else {
      // On a phone the results would be far below.
      const isOpen = into.childElementCount < (innerWidth < 900 ? 1 : 2);
      into.append(element("details", isOpen ? { open: "" } : {}, element("summary", {}, group), ...made));
    }
  }
  return {
    show(settings) {
      for (const show of shows) show(settings);
    },
  };
}

function sliderOf(
  setting: Setting,
  onChange: (id: SettingId, value: number) => void,
): { element: HTMLElement; show: (settings: Settings) => void } {
  const { id, label, min, max, step, usual } = setting;
  const name = `set-${id.replaceAll(".", "-")}`;
  const input = element("input", { type: "range", id: name, min, max, step, value: usual }) as HTMLInputElement;
  const output = element("output", { for: name });
  const whole = element("div", { class: "slider" }, element("label", { for: name }, label), output, input);
  const say = (value: number): void => {
    const text = inWords(value, setting);
    output.textContent = text;
    input.setAttribute("aria-valuetext", text);
    whole.classList.toggle("changed", value !== usual);
  };
  say(usual);
  input.addEventListener("input", () => {
    const value = Number(input.value);
    say(value);
    onChange(id, value);
  });
  return {
    element: whole,
    show({ values }) {
      const value = values[id] ?? usual;
      input.value = String(value);
      say(value);
    },
  };
}

function inWords(value: number, { unit, step }: Setting): string {
  switch (unit) {
    case "share":
      return `${(value * 100).toFixed(step < 0.01 ? 1 : 0)}%`;
    case "gaps":
      return `${value} gaps`;
    case "months":
      return value === 1 ? "1 month" : `${value} months`;
    case "days":
      return value === 1 ? "1 day" : `${value} days`;
    case "points":
    case "count":
    case "effort":
      return String(value);
  }
}
