import { test } from "vitest";
import { testDatabase } from "@/lib/db/test-database";
import { expectFileDecided } from "./test-triggered-file";

const db = testDatabase();

test("100,000 interactions in one file with triggers on ask each person once, day by day", async () => {
  await expectFileDecided(db, 100_000);
});
