import fc from "fast-check";
import MailComposer from "nodemailer/lib/mail-composer";
import { expect, test } from "vitest";
import { composed } from "@/lib/ground/mail-composed";

const words = fc.string({ unit: "grapheme", maxLength: 300 });
const lines = fc.array(words, { maxLength: 5 }).map((all) => all.join("\r\n"));
const image = `<img src="data:image/png;base64,${"iVBORw0KGgo".repeat(30)}">`;

test("a mail is composed byte by byte as the library's streams write it", async () => {
  const mails = fc.record({
    text: lines.filter((text) => text !== ""),
    html: fc.option(
      lines.map((html) => `<p>${html}</p>`),
      { nil: undefined },
    ),
    subject: words,
    withImage: fc.boolean(),
    textEncoding: fc.constantFrom("quoted-printable" as const, "base64" as const),
  });
  await fc.assert(
    fc.asyncProperty(mails, async ({ text, html, subject, withImage, textEncoding }) => {
      const compile = () =>
        new MailComposer({
          ...{ text, subject, textEncoding, attachDataUrls: true, baseBoundary: "between" },
          ...(html !== undefined && { html: withImage ? html + image : html }),
          from: { name: "Acmé, Ltd", address: "voice@acme.example" },
          to: "ann@customer.example",
          date: new Date("2026-03-10T12:00:00Z"),
          messageId: "<1@acme.example>",
        }).compile();
      const expected = (await compile().build()).toString();
      const cids = (mail: string) => mail.replace(/[\w-]+@localhost/g, "cid");
      expect(cids(composed(compile())?.toString() ?? "")).toBe(cids(expected));
    }),
    { numRuns: 300 },
  );
});

test("what would have to be fetched is left to the library", () => {
  const mail = new MailComposer({ text: "a", attachments: [{ path: "/somewhere" }] }).compile();
  expect(composed(mail)).toBeUndefined();
});
