import fc from "fast-check";
import { expect, test } from "vitest";
import { askOf } from "./exchange";
import { parseForm, readForm } from "./form-body";

const bytes = (text: string) => Buffer.from(text, "latin1");
const post = (body: BodyInit, type = "application/x-www-form-urlencoded", headers = {}) =>
  askOf(
    new Request("http://localhost/s/x", {
      method: "POST",
      body,
      headers: { "content-type": type, ...headers },
      duplex: "half",
    } as RequestInit),
  );
const refused = (code: string) => expect.objectContaining({ code });

test("a form reads as browsers write it", () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string({ unit: "grapheme" }), fc.string()), (fields) => {
      const written = new URLSearchParams(fields).toString();
      const read = Object.fromEntries(parseForm(Buffer.from(written)));
      expect(read).toEqual(Object.fromEntries(new URLSearchParams(written)));
    }),
  );
});

test("a field sent twice, and broken UTF-8, are refused", () => {
  expect(() => parseForm(bytes("nps=9&nps=1"))).toThrow(refused("malformed"));
  expect(() => parseForm(bytes("comment=%ff%fe"))).toThrow(refused("malformed"));
  expect(() => parseForm(bytes("comment=\xff"))).toThrow(refused("malformed"));
  expect(() => parseForm(bytes("%c3=1"))).toThrow(refused("malformed"));
});

test("a stray percent sign, an empty pair and a missing equals sign do no harm", () => {
  expect([...parseForm(bytes("a=100%&&b&c=%zz=1"))]).toEqual([
    ["a", "100%"],
    ["b", ""],
    ["c", "%zz=1"],
  ]);
});

test("a long body is refused, announced or not", async () => {
  const long = `comment=${"x".repeat(70_000)}`;
  await expect(readForm(post(long))).rejects.toEqual(refused("too-large"));
  const unannounced = new ReadableStream({
    pull: (controller) => controller.enqueue(Buffer.alloc(10_000, "a")),
  });
  await expect(readForm(post(unannounced))).rejects.toEqual(refused("too-large"));
});

test("anything but a form is refused", async () => {
  await expect(readForm(post("{}", "application/json"))).rejects.toEqual(refused("malformed"));
});
