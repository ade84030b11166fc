import { expect, test } from "vitest";
import { nameOfKey } from "@/lib/ground/name-of-key";

test("a key is read as words, and what a person wrote stays", () => {
  const read = [
    "technical_support",
    "in-app",
    "e-mail",
    "follow-up_call",
    "phone",
    "sms",
    "sms_reply",
    "sms-reply",
    "branch_2",
  ].map(nameOfKey);
  expect(read).toEqual([
    ...[
      "Technical support",
      "In-app",
      "E-mail",
      "Follow-up call",
      "Phone",
      "SMS",
      "SMS reply",
      "SMS-reply",
      "Branch 2",
    ],
  ]);
  const written = ["billing question", "VIP desk", "E-mail", "Zürich", "", "_"];
  expect(written.map(nameOfKey)).toEqual(written);
});
