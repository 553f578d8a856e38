// Reads a chart that the server has drawn: point, touch or use the arrow keys, and the time and values of the nearest
// row stand beside the line. The rows are those of the chart's own table, which carries places beside its words:
//   <tr data-x="62.50"><th scope="row"><time>14:05 22/11</time></th><td data-y="80.2">45,2</td></tr>
// data-x in percent of the drawing's width, data-y in its pixels,
// so nothing is sent twice and the words are the server's, in its language and its formats.
//
// It must not know: what is measured, scales, time zones.

import { text } from "./texts";

interface Reading {
  x: number;
  dots: number[];
  time: string;
  values: string[];
}

const drawn = "http://www.w3.org/2000/svg";

function readings(table: HTMLTableElement): Reading[] {
  const heads = [...(table.tHead?.rows[0]?.cells ?? [])].map((cell) => cell.textContent?.trim() ?? "");
  return [...table.querySelectorAll<HTMLTableRowElement>("tr[data-x]")]
    .map((row) => {
      const cells = [...row.cells];
      return {
        x: Number(row.dataset.x),
        dots: cells.map((cell) => Number.parseFloat(cell.dataset.y ?? "")).filter(Number.isFinite),
        time: cells[0]?.textContent?.trim() ?? "",
        values: cells
          .slice(1)
          .map((cell, index) => [heads[index + 1], cell.textContent?.trim()] as const)
          .filter(([, value]) => value)
          .map(([head, value]) => (head ? `${head}: ${value}` : `${value}`)),
      };
    })
    .sort((a, b) => a.x - b.x);
}

function nearest(rows: Reading[], x: number): number {
  let low = 0;
  let high = rows.length - 1;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((rows[middle]?.x ?? 0) < x) low = middle;
    else high = middle;
  }
  return x - (rows[low]?.x ?? 0) < (rows[high]?.x ?? 0) - x ? low : high;
}

function part<K extends keyof SVGElementTagNameMap>(name: K, attributes: Record<string, string | number>) {
  const element = document.createElementNS(drawn, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  return element;
}

/** Further away than this, in percent of the width, a row is not what was pointed at: the table may hold only the newest. */
const REACH = 3;

/** The box that shows the reading, kept inside the figure. */
function placeBox(box: HTMLElement, figure: HTMLElement, svg: SVGSVGElement, x: number): void {
  const frame = figure.getBoundingClientRect();
  const drawing = svg.getBoundingClientRect();
  const left = drawing.left - frame.left + (x / 100) * drawing.width;
  const room = frame.width - box.offsetWidth;
  const wanted = left + 12 + box.offsetWidth > frame.width ? left - 12 - box.offsetWidth : left + 12;
  box.style.left = `${Math.max(0, Math.min(room, wanted))}px`;
  box.style.top = `${drawing.top - frame.top + 8}px`;
}

/** Gives a figure its read-out, for pointer, touch and keyboard. */
export function readOut(figure: HTMLElement): void {
  const svg = figure.querySelector("svg");
  const table = figure.querySelector("table");
  const rows = table ? readings(table) : [];
  if (!svg || !rows.length) return;

  const marks = part("g", { "aria-hidden": "true" });
  const box = document.createElement("div");
  box.className = "chart-readout screen-only";
  box.hidden = true;
  box.setAttribute("aria-hidden", "true");

  // A range input is what every screen reader and keyboard already knows how to move along a line.
  const scrub = document.createElement("input");
  scrub.type = "range";
  scrub.className = "chart-scrub visually-hidden";
  scrub.max = String(rows.length - 1);
  scrub.value = scrub.max;
  scrub.setAttribute("aria-label", text.scrub);

  const show = (index: number) => {
    const row = rows[index];
    if (!row) return;
    marks.replaceChildren(
      part("line", { class: "chart-cursor", x1: `${row.x}%`, x2: `${row.x}%`, y1: 0, y2: "100%" }),
      ...row.dots.map((y) => part("circle", { class: "chart-dot", cx: `${row.x}%`, cy: y, r: 4 })),
    );
    const time = document.createElement("strong");
    time.textContent = row.time;
    box.replaceChildren(
      time,
      ...row.values.map((value) => Object.assign(document.createElement("span"), { textContent: value })),
    );
    box.hidden = false;
    placeBox(box, figure, svg, row.x);
    scrub.value = String(index);
    scrub.setAttribute("aria-valuetext", [row.time, ...row.values].join(", "));
  };
  const hide = () => {
    marks.replaceChildren();
    box.hidden = true;
  };
  const point = ({ clientX }: PointerEvent) => {
    const { left, width } = svg.getBoundingClientRect();
    const x = ((clientX - left) / width) * 100;
    const index = nearest(rows, x);
    if (Math.abs((rows[index]?.x ?? x) - x) <= REACH) show(index);
    else hide();
  };

  scrub.setAttribute("aria-valuetext", [rows.at(-1)?.time, ...(rows.at(-1)?.values ?? [])].join(", "));
  scrub.addEventListener("input", () => show(Number(scrub.value)));
  scrub.addEventListener("focus", () => show(Number(scrub.value)));
  scrub.addEventListener("blur", hide);
  svg.addEventListener("pointermove", point);
  svg.addEventListener("pointerdown", point);
  svg.addEventListener("pointerleave", hide);
  svg.append(marks);
  svg.after(scrub);
  figure.append(box);
}
