import fc from "fast-check";
import { simpleParser } from "mailparser";
import { expect, test } from "vitest";
import { composedWords } from "@/lib/ground/mail-words";

const words = fc.string({ unit: "grapheme", maxLength: 300 });
const lines = fc
  .array(words, { maxLength: 5 })
  .map((all) => all.join("\r\n").replace(/\r(?!\n)|(?<!\r)\n/g, " "));
const encoding = fc.constantFrom("quoted-printable" as const, "base64" as const);

const mail = {
  headers: {
    From: { address: "voice@acme.example", name: "Acmé, Ltd" },
    To: { address: "ann@customer.example", name: "Ann" },
    Subject: "How did we do?",
    "Message-ID": "<1@acme.example>",
    "List-Unsubscribe": `<https://acme.example/u/${"x".repeat(64)}>`,
  },
  date: new Date("2026-03-10T12:00:00Z"),
};

test("whatever the words, a reader reads them as they were written", async () => {
  const written = fc.record({
    text: lines,
    html: fc.option(
      lines.map((html) => `<p>${html}</p>`),
      { nil: undefined },
    ),
    subject: words.map((subject) => subject.replace(/\p{Cc}+/gu, " ").trim()),
    encoding,
  });
  await fc.assert(
    fc.asyncProperty(written, async ({ text, html, subject, encoding }) => {
      const headers = { ...mail.headers, Subject: subject };
      const raw = composedWords({ ...mail, headers, text, html, encoding });
      const read = await simpleParser(raw, { skipHtmlToText: true, skipTextToHtml: true });
      // A mail ends with a line break, whatever its words do.
      const ended = (words = "") => words.replaceAll("\r\n", "\n").replace(/\n*$/, "\n");
      expect(ended(read.text)).toBe(ended(text));
      expect(read.html || undefined).toBe(html?.replaceAll("\r\n", "\n"));
      expect(read.subject ?? "").toBe(subject);
      expect(read.from?.text).toBe('"Acmé, Ltd" <voice@acme.example>');
      expect(read.date).toEqual(mail.date);
    }),
    { numRuns: 300 },
  );
});

test("its lines are short, in ASCII and end as lines of a mail do", () => {
  fc.assert(
    fc.property(lines, encoding, (text, encoding) => {
      const raw = composedWords({ ...mail, text, html: `<p>${text}</p>`, encoding }).toString();
      expect(raw).toMatch(/^[\t\r\n\x20-\x7e]*\r\n$/);
      expect(raw).not.toMatch(/[^\r]\n|\r[^\n]|[\t ]\r\n/);
      for (const line of raw.split("--=_words").slice(1).join().split("\r\n")) {
        expect(line.length).toBeLessThan(77);
      }
    }),
    { numRuns: 300 },
  );
});
