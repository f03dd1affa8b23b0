// What the page draws with. The rest of the library stays out of the file.
export { barX, dot, gridX, gridY, link, plot, pointer, rectY, ruleX, ruleY, tip, vector, binX, axisX, axisY } from "@observablehq/plot";
