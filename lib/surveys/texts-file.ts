import { DOMImplementation, DOMParser, type Element, XMLSerializer } from "@xmldom/xmldom";
import { parse } from "csv-parse/sync";
import { csvRecord } from "@/lib/ground/csv";
import type { Definition } from "./definition";
import { textsOf } from "./texts";

/** The translations a file holds, by place. */
export type Texts = Readonly<Record<string, string>>;

const xliff = "urn:oasis:names:tc:xliff:document:1.2";

/** A survey's texts beside their translation, as translators' spreadsheets take them. */
export function textsCsv(definition: Definition, language: string): string {
  const has = definition.translations?.[language] ?? {};
  const rows = textsOf(definition).map(({ place, text }) => [place, text, has[place] ?? ""]);
  return [["place", definition.language, language], ...rows].map(csvRecord).join("");
}

/** The same as XLIFF 1.2, as translators' programs take it. */
export function textsXliff(definition: Definition, language: string): string {
  const has = definition.translations?.[language] ?? {};
  const made = new DOMImplementation().createDocument(xliff, "xliff");
  const add = (to: Element, name: string, attributes: Texts, text?: string) => {
    const element = made.createElementNS(xliff, name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    if (text !== undefined) element.appendChild(made.createTextNode(inXml(text)));
    to.appendChild(element);
    return element;
  };
  const root = made.documentElement;
  if (!root) throw new Error("a document was made without its root");
  root.setAttribute("version", "1.2");
  const file = add(root, "file", {
    original: "survey",
    datatype: "plaintext",
    "source-language": definition.language,
    "target-language": language,
  });
  const body = add(file, "body", {});
  for (const { place, text } of textsOf(definition)) {
    const unit = add(body, "trans-unit", { id: place, "xml:space": "preserve" });
    add(unit, "source", {}, text);
    if (has[place]) add(unit, "target", {}, has[place]);
  }
  return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(made)}\n`;
}

/** XML has no room for control characters. */
function inXml(text: string): string {
  return text.replace(/[\p{Cc}\uFFFE\uFFFF]/gu, (one) => ("\t\n\r".includes(one) ? one : ""));
}

/** What a translator sent back, of either kind; empty translations are left out. @throws RangeError */
export function textsIn(file: string): Texts {
  const text = file.replace(/^\uFEFF/, "");
  const found = text.trimStart().startsWith("<") ? fromXliff(text) : fromCsv(text);
  return Object.fromEntries(found.filter(([, said]) => said.trim() !== ""));
}

function fromCsv(text: string): [place: string, said: string][] {
  const separator = separatorOf(text.slice(0, text.indexOf("\n")));
  const rows = readCsv(text, separator);
  const [head = [], ...rest] = rows;
  if (head[0]?.trim() !== "place" || head.length < 3) {
    throw new RangeError(
      "The first line has to be: place, the survey's language, the translation's.",
    );
  }
  return rest.map(([place = "", , said = ""]) => [place, unguarded(said)]);
}

function readCsv(text: string, delimiter: string): string[][] {
  try {
    return parse(text, { delimiter, relax_column_count: true, skip_empty_lines: true });
  } catch {
    throw new RangeError("The file cannot be read as CSV.");
  }
}

/** Spreadsheets write what their country separates with. */
function separatorOf(head: string): string {
  return [";", "\t"].find((one) => head.includes(one)) ?? ",";
}

/** Takes off the mark by which the export made a text harmless to spreadsheets. */
function unguarded(text: string): string {
  return text.replace(/^'(?=[=+\-@\t\r])/, "");
}

function fromXliff(text: string): [place: string, said: string][] {
  const units = [...readXml(text).getElementsByTagNameNS(xliff, "trans-unit")];
  if (units.length === 0) throw new RangeError("The file is not XLIFF 1.2.");
  return units.map((unit) => {
    const [target] = [...unit.getElementsByTagNameNS(xliff, "target")];
    return [unit.getAttribute("id") ?? "", target?.textContent ?? ""];
  });
}

function readXml(text: string) {
  try {
    // A warning is a guess (a U+FFFD may well have been typed) and leaves nothing unread.
    const failing = (level: string, message: string) => {
      if (level !== "warning") throw new RangeError(message);
    };
    return new DOMParser({ onError: failing }).parseFromString(text, "text/xml");
  } catch {
    throw new RangeError("The file cannot be read as XML.");
  }
}
