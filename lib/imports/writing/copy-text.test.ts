import { expect, test } from "vitest";
import { type Copied, copyLine } from "./copy-text";

const lineOf = (...values: Copied[]) =>
  copyLine(
    values,
    values.map((_, index) => (row: Copied[]) => row[index]),
  );

test("values become one line that COPY reads back as they were", () => {
  const at = new Date("2021-01-01T00:00:00Z");
  expect(lineOf("a\tb\nc\\d\r", 1.5, true, null, undefined, at)).toBe(
    "a\\tb\\nc\\\\d\\r\t1.5\ttrue\t\\N\t\\N\t2021-01-01T00:00:00.000Z\n",
  );
});

test("objects become JSON whose own escapes survive", () => {
  expect(lineOf({ text: 'say "hi"\n' })).toBe('{"text":"say \\\\"hi\\\\"\\\\n"}\n');
});
