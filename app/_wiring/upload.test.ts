import { expect, test } from "vitest";
import { arrivingForm } from "./upload";

const boundary = "----part";
const part = (name: string, value: string, file?: string) =>
  `--${boundary}\r\nContent-Disposition: form-data; name="${name}"${file ? `; filename="${file}"` : ""}\r\n\r\n${value}\r\n`;

function request(
  body: string | ReadableStream<Uint8Array>,
  type = `multipart/form-data; boundary=${boundary}`,
) {
  const init = { method: "POST", body, headers: { "content-type": type }, duplex: "half" };
  return new Request("http://vocal.example/api/v1/imports", init);
}

async function read(sent: Request) {
  const { file, before, after } = await arrivingForm(sent).form;
  const pieces: Uint8Array[] = [];
  for await (const piece of file.bytes) pieces.push(piece);
  return { name: file.name, text: Buffer.concat(pieces).toString(), before, after: await after() };
}

test("a form is read whichever way round its parts come", async () => {
  const file = part("file", "id,name\n1,Größe\n", "calls.csv");
  const mapping = part("mapping", '{"id":"customer.externalId"}');
  const end = `--${boundary}--\r\n`;
  const fields = { mapping: '{"id":"customer.externalId"}' };
  const expected = { name: "calls.csv", text: "id,name\n1,Größe\n", after: fields };
  expect(await read(request(mapping + file + end))).toEqual({ ...expected, before: fields });
  expect(await read(request(file + mapping + end))).toEqual({ ...expected, before: {} });
});

test("what is no form, or has no file, is refused", async () => {
  expect(() => arrivingForm(request("{}", "application/json"))).toThrow("multipart/form-data");
  expect(() => arrivingForm(request("", "multipart/form-data"))).toThrow("multipart/form-data");
  const empty = read(request(`${part("mapping", "{}")}--${boundary}--\r\n`));
  await expect(empty).rejects.toThrow("no file");
});

test("an upload that breaks off is not taken for the whole file", async () => {
  await expect(read(request(part("file", "id\n1\n", "f").slice(0, -3)))).rejects.toThrow(
    "broke off",
  );
  const broken = new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(Buffer.from(part("file", "id\n1", "f"))),
    pull: (controller) => controller.error(new Error("connection reset")),
  });
  await expect(read(request(broken))).rejects.toThrow("broke off");
});

test("the rest of a refused file is read and forgotten", async () => {
  let sent = 0;
  const pieces = 300;
  const long = new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(Buffer.from(part("file", "", "f").slice(0, -2))),
    pull: (controller) => {
      sent += 1;
      if (sent > pieces) controller.close();
      else controller.enqueue(Buffer.alloc(65_536, "x"));
    },
  });
  const arrival = arrivingForm(request(long));
  const { file } = await arrival.form;
  for await (const _ of file.bytes) break;
  await arrival.drain();
  expect(sent).toBe(pieces + 1);
});
