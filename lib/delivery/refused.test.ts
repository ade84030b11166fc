import { expect, test } from "vitest";
import { arriving, type RefusedAddresses, saidNo } from "@/lib/delivery/refused";

const ann = {
  email: "Ann@customer.example",
  phone: "+1 555 010 0001",
  post: null,
  externalId: "c-1",
};

test("a no at one address holds for the person", () => {
  const refused: RefusedAddresses = new Map([["+15550100001", "no"]]);
  expect(saidNo(refused, ann)).toBe(true);
  expect(saidNo(refused, { ...ann, phone: null })).toBe(false);
  expect(arriving(refused, ann)).toEqual(ann);
});

test("an address at which nothing arrives is no address, and the other one still is", () => {
  const refused: RefusedAddresses = new Map([["ann@customer.example", "gone"]]);
  expect(saidNo(refused, ann)).toBe(false);
  expect(arriving(refused, ann)).toEqual({ ...ann, email: null });
});
