import { expect, test } from "vitest";
import { parseEnv, WrongConfiguration } from "@/lib/ground/env";

const least = { DATABASE_URL: "postgres://me@localhost/vocal", AUTH_SECRET: "x".repeat(32) };

test("the least configuration gives defaults that bind to this machine only", () => {
  const env = parseEnv(least);
  expect(env).toMatchObject({ PORT: 3000, HOST: "127.0.0.1", APP_URL: "http://127.0.0.1:3000" });
  expect(env.VOCAL_DEMO).toBe(false);
});

test("a public address is kept without its trailing slash", () => {
  expect(parseEnv({ ...least, APP_URL: "https://voc.example.org/" }).APP_URL).toBe(
    "https://voc.example.org",
  );
});

test("every wrong value is named in one line", () => {
  const wrong = { ...least, PORT: "eighty", SMTP_URL: "mail.example.org", AUTH_SECRET: "short" };
  expect(() => parseEnv(wrong)).toThrow(WrongConfiguration);
  try {
    parseEnv(wrong);
  } catch (error) {
    const { message } = error as Error;
    expect(message).not.toContain("\n");
    for (const name of ["PORT", "SMTP_URL", "AUTH_SECRET"]) expect(message).toContain(name);
  }
});

test("an empty value counts as absent", () => {
  expect(parseEnv({ ...least, SMTP_URL: "", APP_URL: "" }).SMTP_URL).toBeUndefined();
});
