// What the page draws with. The rest of the library stays out of the file.
export { binX, dot, gridY, link, plot, pointer, rectY, ruleY, tip, vector } from "@observablehq/plot";
