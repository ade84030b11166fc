import fc from "fast-check";
import { expect, test } from "vitest";
import { safePath } from "@/lib/access/safe-path";

test("a path of this application is kept, with its query", () => {
  expect(safePath("/surveys/7/results?from=2026-01-01")).toBe("/surveys/7/results?from=2026-01-01");
});

test.each([
  "//evil.example",
  "/\\evil.example",
  "\\\\evil.example",
  "https://evil.example/",
  "javascript:alert(1)",
  "/\t/evil.example",
  "/a/..//evil.example",
  "/ok\\..\\..//evil.example",
  "",
  null,
  undefined,
])("%j leads home", (wanted) => {
  expect(safePath(wanted)).toBe("/");
});

test("whatever is asked for, the answer stays on this origin", () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.webUrl(),
        fc.string().map((t) => `/${t}`),
      ),
      (wanted) => {
        const path = safePath(wanted);
        expect(new URL(path, "https://vocal.example").origin).toBe("https://vocal.example");
        expect(path.startsWith("//")).toBe(false);
      },
    ),
  );
});
