import fc from "fast-check";
import { expect, test } from "vitest";
import { type Reach, samePersons } from "@/lib/delivery/persons/same-person";

const of = (reached: readonly Reach[], id: string) =>
  [...(samePersons(reached).get(id) ?? [])].sort();

test("records that share a mailbox or a telephone are one person, from one to the next", () => {
  const reached = [
    { id: "a", mailbox: "ann@example.com", phone: null },
    { id: "b", mailbox: "ann@work.example", phone: "+4930123" },
    { id: "c", mailbox: "ann@example.com", phone: "+4930123" },
    { id: "d", mailbox: "dan@example.com", phone: null },
    { id: "e", mailbox: null, phone: null },
  ];
  expect(of(reached, "a")).toEqual(["a", "b", "c"]);
  expect(of(reached, "b")).toEqual(["a", "b", "c"]);
  expect(of(reached, "d")).toEqual(["d"]);
  expect(of(reached, "e")).toEqual(["e"]);
});

test("a telephone of many is a switchboard and joins nobody; a mailbox of many is one", () => {
  const ids = ["a", "b", "c", "d", "e", "f"];
  const board = ids.map((id) => ({ id, mailbox: null, phone: "+4930000" }));
  expect(of(board, "a")).toEqual(["a"]);
  expect(of(board.slice(1), "b")).toEqual(["b", "c", "d", "e", "f"]);
  const shared = ids.map((id) => ({ id, mailbox: "info@example.com", phone: null }));
  expect(of(shared, "a")).toEqual(ids);
});

test("a mailbox of very many was written down for want of one, and joins nobody", () => {
  const shared = Array.from({ length: 101 }, (_, id) => {
    return { id: String(id), mailbox: "none@example.com", phone: null };
  });
  expect(of(shared, "0")).toEqual(["0"]);
  const persons = samePersons(shared.slice(1));
  expect(persons.get("1")).toHaveLength(100);
  // Each with a copy, a hundred would hold ten thousand ids.
  expect(new Set(persons.values()).size).toBe(1);
});

test("being one person holds both ways and onwards, and everybody is a person", () => {
  const reach = fc.record({
    mailbox: fc.option(fc.constantFrom("m1", "m2", "m3", "m4")),
    phone: fc.option(fc.constantFrom("p1", "p2", "p3")),
  });
  fc.assert(
    fc.property(fc.array(reach, { maxLength: 12 }), (given) => {
      const persons = samePersons(given.map((one, at) => ({ id: String(at), ...one })));
      expect(persons.size).toBe(given.length);
      for (const [id, person] of persons) {
        expect(person).toContain(id);
        for (const other of person)
          expect([...(persons.get(other) ?? [])].sort()).toEqual([...person].sort());
      }
    }),
  );
});
