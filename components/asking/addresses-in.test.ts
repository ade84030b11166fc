import { expect, test } from "vitest";
import { addressesIn } from "@/components/asking/addresses-in";
import { csvRecord } from "@/lib/ground/csv";

test("every cell that is an address is found, and nothing else", () => {
  expect(addressesIn("ann@example.com\n+49 30 1234567\r\nnobody").addresses).toEqual([
    { address: "ann@example.com" },
    { address: "+49 30 1234567" },
  ]);
  const table = 'name;mail;since\n"Example; Ann";"ann@example.com";2026-03-10T12:00:00Z';
  expect(addressesIn(table).addresses).toEqual([{ address: "ann@example.com" }]);
  expect(addressesIn("")).toEqual({ addresses: [], without: 0 });
});

test("a day beside an address is no telephone, however it is written", () => {
  const days = ["2026-11-30", "30.11.2026", "11/30/2026", "30/11/26", "2026/1/7", "1. 2. 2026"];
  for (const day of days) expect(addressesIn(day).addresses, day).toEqual([]);
  const table = `since,phone\n${days.map((day) => `${day},+49 30 1234567`).join("\n")}`;
  expect(addressesIn(table)).toMatchObject({ without: 0 });
  expect(addressesIn(table).addresses).toHaveLength(days.length);
  const numbers = [
    "030-12-34567",
    "0170.12.34.567",
    "20261130",
    "11-22-33",
    "01.02.33",
    "040 99 31",
    "2026-13-30",
    "31/42/2026",
  ];
  for (const address of numbers) expect(addressesIn(address).addresses).toEqual([{ address }]);
});

test("what the list itself exported is read with the survey an address is kept from", () => {
  const file = [
    "address,source,createdAt,survey,surveyName",
    "eve@example.com,api,2026-03-10T12:00:00.000Z,,",
    'ann@example.com,survey-declined,2026-03-10T12:00:00.000Z,0199-id,"Repairs, ""north"""',
  ].join("\r\n");
  expect(addressesIn(file).addresses).toEqual([
    { address: "eve@example.com" },
    { address: "ann@example.com", survey: "0199-id", surveyName: 'Repairs, "north"' },
  ]);
  const named = 'survey\taddress\n"Repairs, north"\tann@example.com';
  expect(addressesIn(named).addresses).toEqual([
    { address: "ann@example.com", survey: "Repairs, north" },
  ]);
});

test("numbers and names that an export keeps from spreadsheets are read as they were", () => {
  const exported = [
    csvRecord(["address", "source", "createdAt", "survey", "surveyName"]),
    csvRecord(["+491701234567", "api", "2026-03-10T12:00:00.000Z", "", ""]),
    csvRecord(["+491707654321", "survey-declined", "2026-03-10T12:00:00.000Z", "0199-id", "=one"]),
  ].join("");
  expect(addressesIn(exported)).toEqual({
    addresses: [
      { address: "+491701234567" },
      { address: "+491707654321", survey: "0199-id", surveyName: "=one" },
    ],
    without: 0,
  });
});

test("lines without an address are counted, but for a header and empty ones", () => {
  const lines = "address,note\nann@example.com,\n\nann at example,calls often\n,\nnobody\n";
  expect(addressesIn(lines)).toEqual({ addresses: [{ address: "ann@example.com" }], without: 2 });
});
