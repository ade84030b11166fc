import { test } from "vitest";
import { testDatabase } from "@/lib/db/test-database";
import { expectFileDecided } from "./test-triggered-file";

const db = testDatabase();

test("a file of interactions with triggers on asks each person once and spreads them over the days", async () => {
  await expectFileDecided(db, 2_000);
});
