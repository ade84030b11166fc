import { buffer } from "node:stream/consumers";
import { setImmediate } from "node:timers/promises";
import { expect, test, vi } from "vitest";
import { MailBody } from "@/lib/ground/mail-body";

test("a mail that cannot be composed ends no process, and whoever reads it is told", async () => {
  const unheard = vi.fn();
  process.on("unhandledRejection", unheard);
  const failed = Promise.reject<Buffer>(new Error("no such key"));
  const body = new MailBody(failed, Promise.resolve(true));
  await setImmediate();
  process.off("unhandledRejection", unheard);
  expect(unheard).not.toHaveBeenCalled();
  await expect(buffer(body)).rejects.toThrow("no such key");
  expect(body.given).toBe(false);
});
