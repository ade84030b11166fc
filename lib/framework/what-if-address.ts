import { z } from "zod";

// A what-if as the address of the page has it, so that it can be shared: plain text, and forgiving.

/** What is moved, for whom, and what it costs; amounts as they are typed. */
export interface WhatIfDraft {
  deltas: Record<string, number>;
  /** Whose values change; everybody's when empty. */
  team: string;
  once: string;
  perYear: string;
  rampUpMonths: string;
  years: string;
}

export const noChange: WhatIfDraft = {
  deltas: {},
  team: "",
  once: "",
  perYear: "",
  rampUpMonths: "",
  years: "3",
};

type Given = Record<string, string | string[] | undefined>;

const amounts = ["once", "perYear", "rampUpMonths", "years"] as const;
const Amount = z.string().regex(/^\d{1,15}([.,]\d{1,6})?$/);
const Moved = z.coerce.number().min(-1e12).max(1e12);

const one = (value: Given[string]) => (Array.isArray(value) ? value[0] : value);

/** Reads what it can; what is not one of ours changes nothing. */
export function draftOf(given: Given): WhatIfDraft {
  const changes = [given.change ?? []].flat().flatMap((text) => {
    const at = text.lastIndexOf(":");
    const delta = Moved.safeParse(text.slice(at + 1));
    return at > 0 && delta.success && delta.data !== 0 ? [[text.slice(0, at), delta.data]] : [];
  });
  const typed = amounts.map((name) => {
    const amount = Amount.safeParse(one(given[name]));
    return [name, amount.success ? amount.data : noChange[name]];
  });
  return {
    ...noChange,
    ...Object.fromEntries(typed),
    deltas: Object.fromEntries(changes),
    team: (one(given.team) ?? "").slice(0, 200),
  };
}

/** The same as the part of an address that follows the question mark. */
export function addressOf(draft: WhatIfDraft): string {
  const query = new URLSearchParams();
  if (draft.team !== "") query.set("team", draft.team);
  for (const [variable, delta] of Object.entries(draft.deltas)) {
    if (delta !== 0) query.append("change", `${variable}:${delta}`);
  }
  for (const name of amounts) {
    if (draft[name] !== noChange[name] && draft[name] !== "") query.set(name, draft[name]);
  }
  return query.toString();
}

/** What is asked of the framework; null while nothing is changed. */
export function requestOf({ deltas, team, ...money }: WhatIfDraft) {
  const filter = team === "" ? {} : { filter: { teams: [team] } };
  const changes = Object.entries(deltas).flatMap(([variable, delta]) =>
    delta === 0 ? [] : [{ variable, delta, ...filter }],
  );
  if (changes.length === 0) return null;
  const amount = (text: string, otherwise = 0) => Number(text.replace(",", ".")) || otherwise;
  return {
    changes,
    cost: { once: amount(money.once), perYear: amount(money.perYear) },
    rampUpMonths: amount(money.rampUpMonths),
    horizonYears: amount(money.years, 3),
  };
}
