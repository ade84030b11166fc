import { expect, test } from "vitest";
import { hashPassword, passwordMatches } from "@/lib/access/passwords";

test("a password matches its own hash and no other does", async () => {
  const stored = await hashPassword("a long enough password");
  expect(await passwordMatches(stored, "a long enough password")).toBe(true);
  expect(await passwordMatches(stored, "a long enough passwore")).toBe(false);
});

test("it is stored as argon2id with 19 MiB and two passes, and differently each time", async () => {
  const [one, two] = await Promise.all([hashPassword("same"), hashPassword("same")]);
  expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(one).not.toBe(two);
});

test("without a stored password nothing matches, not even the stand-in's own", async () => {
  expect(await passwordMatches(undefined, "nobody has this password")).toBe(false);
  expect(await passwordMatches(null, "")).toBe(false);
});

test("an account that does not exist costs the same work as one that does", async () => {
  const stored = await hashPassword("something");
  await passwordMatches(undefined, "warm up");
  const work = async (hash: string | undefined) => {
    const before = process.cpuUsage();
    await passwordMatches(hash, "wrong");
    const { user, system } = process.cpuUsage(before);
    return user + system;
  };
  const known: number[] = [];
  const unknown: number[] = [];
  for (let round = 0; round < 5; round += 1) {
    known.push(await work(stored));
    unknown.push(await work(undefined));
  }
  // Whoever answers without hashing does a hundredth of the work; a busy machine never makes that up.
  expect(Math.min(...unknown)).toBeGreaterThan(Math.min(...known) / 5);
});
