import { expect, test } from "vitest";
import { nameOfKey } from "@/lib/ground/name-of-key";

test("a key is read as words, and what a person wrote stays", () => {
  const read = ["technical_support", "in-app", "phone", "sms", "sms_reply", "branch_2"].map(
    nameOfKey,
  );
  expect(read).toEqual([
    ...["Technical support", "In app", "Phone", "SMS", "SMS reply", "Branch 2"],
  ]);
  const written = ["billing question", "VIP desk", "E-mail", "Zürich", "", "_"];
  expect(written.map(nameOfKey)).toEqual(written);
});
