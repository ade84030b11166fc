import { expect, test } from "vitest";
import { addressesIn } from "@/components/asking/addresses-in";

test("every cell that is an address is found, and nothing else", () => {
  expect(addressesIn("ann@example.com\n+49 30 1234567\r\nnobody")).toEqual([
    { address: "ann@example.com" },
    { address: "+49 30 1234567" },
  ]);
  const table = 'name;mail;since\n"Example; Ann";"ann@example.com";2026-03-10T12:00:00Z';
  expect(addressesIn(table)).toEqual([{ address: "ann@example.com" }]);
  expect(addressesIn("")).toEqual([]);
});

test("what the list itself exported is read with the survey an address is kept from", () => {
  const file = [
    "address,source,createdAt,survey,surveyName",
    "eve@example.com,api,2026-03-10T12:00:00.000Z,,",
    'ann@example.com,survey-declined,2026-03-10T12:00:00.000Z,0199-id,"Repairs, ""north"""',
  ].join("\r\n");
  expect(addressesIn(file)).toEqual([
    { address: "eve@example.com" },
    { address: "ann@example.com", survey: "0199-id" },
  ]);
  const named = 'survey\taddress\n"Repairs, north"\tann@example.com';
  expect(addressesIn(named)).toEqual([{ address: "ann@example.com", survey: "Repairs, north" }]);
});
