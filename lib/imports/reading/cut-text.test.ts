import { expect, test } from "vitest";
import { cutText } from "./cut-text";

test("text is cut between characters, never through one", () => {
  expect(cutText("short", 10)).toBe("short");
  expect(cutText("abcdef", 3)).toBe("abc");
  expect(cutText("ab🙂🙂", 4)).toBe("ab🙂");
  expect(cutText("ab🙂🙂", 5)).toBe("ab🙂");
  expect(cutText("ab🙂🙂", 6)).toBe("ab🙂🙂");
});
