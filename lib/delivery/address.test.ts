import { expect, test } from "vitest";
import { addressFor, comparable, networkNumber } from "@/lib/delivery/address";

test.each([
  ["+49 170 123-45-67", "+491701234567"],
  ["0049 (170) 1234567", "+491701234567"],
  ["+49 (0)170 123-4567", "+491701234567"],
  ["0049(0) 170 1234567", "+491701234567"],
  ["+977/984.123.4567", "+9779841234567"],
])("%s can be written to", (phone, number) => expect(networkNumber(phone)).toBe(number));

test.each(["0170 1234567", "(0)170 1234567", "+0 123", "call me", "", "+12", "+1234567890123456"])(
  "%s names no country or no number",
  (phone) => expect(networkNumber(phone)).toBeNull(),
);

test("each channel finds a customer by its own kind of address", () => {
  const both = { email: "Ann@one.example", phone: "+1 555 010 0000" };
  expect(addressFor("email", both)).toBe("Ann@one.example");
  expect(addressFor("sms", both)).toBe("+15550100000");
  expect(addressFor("webhook", both)).toBe("+15550100000");
  const local = { email: "nowhere", phone: "0170 1234567" };
  expect(addressFor("email", local)).toBeNull();
  expect(addressFor("sms", local)).toBeNull();
});

test("addresses of one person compare equal however they are written", () => {
  expect(comparable(" Ann@One.example")).toBe(comparable("ann@one.EXAMPLE"));
  expect(comparable("00491701234567")).toBe(comparable("+49 (170) 123 45 67"));
});
