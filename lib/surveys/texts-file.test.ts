import fc from "fast-check";
import { expect, test } from "vitest";
import { surveyTemplates } from "./templates";
import { anyRuledDefinition } from "./test-definitions";
import { textsOf } from "./texts";
import { textsCsv, textsIn, textsXliff } from "./texts-file";

/** XML has no room for most control characters, and reads every line end as a line feed. */
const fitsXml = (text: string) => !/\p{Cc}|[\uFFFE\uFFFF]/u.test(text);

test("what is exported is imported again, whatever was written, as CSV and as XLIFF", () => {
  fc.assert(
    fc.property(anyRuledDefinition, (definition) => {
      const written = definition.translations?.ja ?? {};
      expect(textsIn(textsCsv(definition, "ja"))).toEqual(written);
      fc.pre(
        fitsXml(
          Object.values(written).join("") +
            textsOf(definition)
              .map(({ text }) => text)
              .join(""),
        ),
      );
      expect(textsIn(textsXliff(definition, "ja"))).toEqual(written);
    }),
    { numRuns: 60 },
  );
});

const [template] = surveyTemplates;

test("a spreadsheet's own separator is read, and what is still empty is left out", () => {
  const file = '\uFEFFplace;en;de\r\ntitle;How;"Wie; bitte?"\r\nintroduction;Two;\r\nx;=1;\'=1\r\n';
  expect(textsIn(file)).toEqual({ title: "Wie; bitte?", x: "=1" });
});

test("what begins like a formula is harmless in the file", () => {
  if (!template) throw new Error("there is no template");
  const definition = { ...template.definition, title: "=1+1" };
  expect(textsCsv(definition, "de")).toContain("title,'=1+1,");
});

test("an XLIFF file names both languages, and hostile XML reads nothing else", () => {
  if (!template) throw new Error("there is no template");
  expect(textsXliff(template.definition, "ar")).toContain('target-language="ar"');
  const hostile = `<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><xliff xmlns="urn:oasis:names:tc:xliff:document:1.2"><file><body><trans-unit id="title"><target>&e;</target></trans-unit></body></file></xliff>`;
  expect(() => textsIn(hostile)).toThrow(RangeError);
});

test("a replacement character that was typed comes back from both kinds of file", () => {
  if (!template) throw new Error("there is no template");
  const definition = {
    ...template.definition,
    title: "caf\uFFFD",
    translations: { ja: { title: "\uFFFD" } },
  };
  for (const written of [textsCsv(definition, "ja"), textsXliff(definition, "ja")]) {
    expect(textsIn(written)).toEqual({ title: "\uFFFD" });
  }
});

test("other files are refused in words", () => {
  for (const file of ["", "a,b\n1,2\n", "<html></html>", "<not xml", 'place,en,de\n"open']) {
    expect(() => textsIn(file)).toThrow(RangeError);
  }
});
