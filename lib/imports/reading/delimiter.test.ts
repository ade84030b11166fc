import { expect, test } from "vitest";
import { detectDelimiter } from "./delimiter";

test("the delimiter is the one that cuts the lines evenly", () => {
  expect(detectDelimiter("id,name\n1,Anna\n2,Bert\n")).toBe(",");
  expect(detectDelimiter("id;amount\r\n1;3,50\r\n2;4,25\r\n")).toBe(";");
  expect(detectDelimiter("id\tname\n1\tAnna, Maria\n")).toBe("\t");
  expect(detectDelimiter("id|name\n1|a;b\n2|c\n")).toBe("|");
});

test("delimiters and line breaks inside quotation marks do not count", () => {
  const head = 'id,comment\n1,"good; but; slow;\nvery; slow"\n2,"a; b"\n3,fine\n';
  expect(detectDelimiter(head)).toBe(",");
});

test("runs of blanks are a delimiter when nothing else is", () => {
  expect(
    detectDelimiter(" 00004 0001 19970101  1   29.33\n 00004 0001 19970118  1   29.73\n"),
  ).toBe("blanks");
});

test("a single column of words is cut by nothing", () => {
  expect(detectDelimiter("comment\ngood\nvery good indeed\nnot so good\n")).toBe(",");
  expect(detectDelimiter("")).toBe(",");
});
