import { expect, test } from "vitest";
import { testDatabase } from "@/lib/db/test-database";
import { openLetter } from "./open-letter";

const db = testDatabase();
const now = new Date("2026-03-10T12:00:00Z");
const wrong = "ABCD-EFGH-JKMN";

test("whoever guesses codes has to wait, their neighbours too, and nobody else", async () => {
  const { database } = await db.context();
  const guess = (caller: string, at = now) => openLetter(database, wrong, { caller, now: at });
  for (let n = 0; n < 20; n += 1) {
    expect(await guess(`2001:db8::${n}`)).toEqual({ refused: "unknown" });
  }
  expect(await guess("2001:db8::99")).toEqual({ refused: "throttled" });
  expect(await guess("2001:db8:0:1::1")).toEqual({ refused: "unknown" });
  const later = new Date(now.getTime() + 11_000);
  expect(await guess("2001:db8::1", later)).toEqual({ refused: "unknown" });
  expect(await guess("2001:db8::1", later)).toEqual({ refused: "throttled" });
});

test("codes that are known cost nothing, however many open letters from one place", async () => {
  const { database } = await db.context();
  const known = { caller: "203.0.113.7", now, open: async () => "/s/a" };
  for (let n = 0; n < 50; n += 1) {
    expect(await openLetter(database, wrong, known)).toEqual({ path: "/s/a" });
  }
});
