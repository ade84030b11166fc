import { expect, test } from "vitest";
import { senderProblem } from "@/components/channels/sender-words";

test("a sender that nobody accepts is told", () => {
  expect(senderProblem("vocal@localhost", null)).toMatch(/Nobody accepts/);
  expect(senderProblem("surveys@acme.example", null)).toBeNull();
});

test("a signature counts for its own domain, for those below it, above it and beside it", () => {
  expect(senderProblem("surveys@ACME.example", "acme.example")).toBeNull();
  expect(senderProblem("surveys@mail.acme.example", "acme.example")).toBeNull();
  expect(senderProblem("surveys@acme.example", "mail.acme.example")).toBeNull();
  expect(senderProblem("surveys@news.acme.example", "mail.acme.example")).toBeNull();
  expect(senderProblem("surveys@notacme.example", "acme.example")).toMatch(/does not count/);
});
