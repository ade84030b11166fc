import fc from "fast-check";
import { expect, test } from "vitest";
import { encodingFor, mailWeight } from "@/lib/ground/mail-weight";

test("words are written in the shorter way", () => {
  expect(encodingFor("How did we do?")).toBe("quoted-printable");
  expect(encodingFor("Grüße aus Köln, wie war es für Sie bei uns?")).toBe("quoted-printable");
  expect(encodingFor("كيف كانت تجربتك معنا اليوم؟")).toBe("base64");
  const image = `<img src="data:image/png;base64,${"A".repeat(9_000)}">`;
  expect(encodingFor(`${image}كيف كانت تجربتك معنا اليوم؟ كيف كانت تجربتك؟`)).toBe("base64");
});

test("a mail weighs what its words and its images do", () => {
  const words = fc.string({ unit: "grapheme", maxLength: 400 });
  fc.assert(
    fc.property(words, words, (text, html) => {
      const alone = mailWeight({ text, html });
      const image = `<img src="data:image/png;base64,${"A".repeat(7_600)}">`;
      expect(alone).toBeGreaterThanOrEqual(Buffer.byteLength(text) + Buffer.byteLength(html));
      expect(mailWeight({ text, html: html + image })).toBeGreaterThanOrEqual(alone + 7_800);
    }),
  );
});
