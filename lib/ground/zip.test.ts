import { unzipSync } from "fflate";
import { expect, test } from "vitest";
import { zipped } from "@/lib/ground/zip";

async function* pieces() {
  yield "a,b\r\n";
  yield "ä,2\r\n";
}

test("what is packed in pieces is unpacked whole", async () => {
  const files = [
    { name: "numbers.csv", pieces: pieces() },
    { name: "empty.txt", pieces: [] },
  ];
  const chunks: Uint8Array[] = [];
  for await (const chunk of zipped(files)) chunks.push(chunk);
  const archive = Buffer.concat(chunks);
  const found = Object.entries(unzipSync(archive)).map(([name, bytes]) => [
    name,
    Buffer.from(bytes).toString("utf8"),
  ]);
  expect(found).toEqual([
    ["numbers.csv", "a,b\r\nä,2\r\n"],
    ["empty.txt", ""],
  ]);
});
