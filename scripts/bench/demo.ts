import { fillDemo, usualDemo } from "@/lib/demo/fill-demo";
import { foundDemo } from "@/lib/demo/found-demo";
import type { Measure } from "./measurement";

/** How long the first start needs to fill the demo organisation. */
export const measure: Measure = async ({ database }) => {
  const ctx = await foundDemo({ database, now: () => new Date() });
  const begun = performance.now();
  const { customers, interactions } = await fillDemo(ctx, { ...usualDemo, replace: true });
  const seconds = (performance.now() - begun) / 1000;
  const name = `Demo: ${customers} customers, ${interactions} interactions`;
  return [{ name, value: seconds, unit: "s" }];
};
