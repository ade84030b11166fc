import type { Page } from "@playwright/test";
import { importFile } from "./import-file";
import { signIn } from "./sign-in";
import { world } from "./world";

interface Call {
  hold: number;
  talk: number;
  score: number;
}

/** Numbers in 0–99 that look like chance and are the same in every run. */
export function scattered(i: number, step: number): number {
  return (i * step + ((i * i) % 41)) % 100;
}

/** The longer the hold, the lower the score; how long they talked is beside the point. */
export function held(i: number): Call {
  const hold = scattered(i, 37);
  const score = Math.max(0, Math.min(10, Math.round(10 - hold / 12 + ((i % 5) - 2) / 2)));
  return { hold, talk: 60 + scattered(i, 53), score };
}

/** Scores that have nothing to do with anything. */
export function unrelated(i: number): Call {
  return { ...held(i), score: scattered(i * 7 + 3, 61) % 11 };
}

const mapping = {
  who: "customer.externalId",
  worth: "customer.clv",
  id: "interaction.externalId",
  where: "interaction.touchpoint",
  hold: { to: "kpi.held_s", label: "Time on hold", unit: "s", direction: "lower" },
  talk: { to: "kpi.talked_s", label: "Time talking", unit: "s", direction: "neutral" },
  nps: "answer.nps",
};

interface Importing {
  /** Every call is of a customer whose lifetime value is known. */
  valued?: boolean;
}

/** Imports three hundred calls of one touchpoint as a contact centre's export, and waits until they are there. */
export async function importCalls(
  touchpoint: string,
  callOf: (i: number) => Call,
  { valued = false }: Importing = {},
): Promise<void> {
  const rows = Array.from({ length: 300 }, (_, i) => {
    const { hold, talk, score } = callOf(i);
    const caller = valued ? [`${touchpoint}-${i}`, 100 + i] : ["", ""];
    return [...caller, `${touchpoint}-${i}`, touchpoint, hold, talk, score];
  });
  await importFile(world().admin.apiKey, { mapping, rows });
}

/** Signed in, on the analysis of what the callers of one touchpoint answered. */
export async function openAnalysis(page: Page, touchpoint: string): Promise<void> {
  await signIn(page);
  await page.goto(`${world().url}/analysis?outcome=nps&touchpoint=${touchpoint}`);
}
