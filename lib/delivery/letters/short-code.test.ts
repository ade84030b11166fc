import fc from "fast-check";
import { expect, test } from "vitest";
import { codeInGroups, markOf, newCode, typedCode } from "@/lib/delivery/letters/short-code";
import { newId } from "@/lib/ground/ids";

test("a code is found again however it is typed from paper", () => {
  const organizationId = newId();
  const spellings = fc.constantFrom(
    (code: string) => code,
    (code: string) => code.toLowerCase(),
    (code: string) => codeInGroups(code),
    (code: string) => ` ${codeInGroups(code).replaceAll("-", " ")} `,
    (code: string) => code.replaceAll("0", "O").replaceAll("1", "l"),
  );
  fc.assert(
    fc.property(spellings, (spell) => {
      const code = newCode(organizationId);
      expect(typedCode(spell(code))).toBe(code);
      expect(code.startsWith(markOf(organizationId))).toBe(true);
    }),
  );
});

test("codes differ, and what is none is told apart", () => {
  const organizationId = newId();
  expect(new Set(Array.from({ length: 500 }, () => newCode(organizationId))).size).toBe(500);
  expect(codeInGroups("ABCDEFGHJKMN")).toBe("ABCD-EFGH-JKMN");
  for (const typed of ["", "ABCD", "ABCD-EFGH-JKM!", "ABCDEFGHJKMNP", "UUUU-UUUU-UUUU"]) {
    expect(typedCode(typed)).toBeUndefined();
  }
});
