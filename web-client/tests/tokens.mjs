// Reads the design tokens as the browser would: the light set, and what each dark block changes of it.

import { readFileSync } from "node:fs";

const sheet = readFileSync(new URL("../src/style/tokens.css", import.meta.url), "utf8").replace(/\/\*[^]*?\*\//g, "");

function block(selector) {
  const start = sheet.indexOf(`${selector} {`);
  const body = sheet.slice(sheet.indexOf("{", start) + 1, sheet.indexOf("}", start));
  return Object.fromEntries([...body.matchAll(/--([\w-]+):\s*([^;]+);/g)].map(([, name, value]) => [name, value.trim()]));
}

export const light = block(":root");
export const darkBySystem = block(':root:not([data-theme="light"])');
export const darkByChoice = block(':root[data-theme="dark"]');
export const themes = { light, dark: { ...light, ...darkByChoice } };

function luminance(hex) {
  const [red, green, blue] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** The contrast of WCAG 2.2, from 1 to 21. */
export function contrast(one, other) {
  const [dark, bright] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (bright + 0.05) / (dark + 0.05);
}
