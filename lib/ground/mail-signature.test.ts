import { createHash, createVerify, generateKeyPairSync } from "node:crypto";
import { afterAll, expect, test } from "vitest";
import { openMailServer } from "@/lib/ground/mail";
import { startTestMailServer } from "@/lib/ground/test-mail-server";

const smtp = startTestMailServer();
const opened: { close: () => void }[] = [];
afterAll(() => {
  for (const server of opened) server.close();
});

const { privateKey, publicKey } = generateKeyPairSync("rsa", {
  modulusLength: 2048,
  privateKeyEncoding: { type: "pkcs8", format: "pem" },
  publicKeyEncoding: { type: "spki", format: "pem" },
});

/** A signed mail as it came over the wire. */
async function signedMail(): Promise<string> {
  const server = openMailServer(smtp.url());
  opened.push(server);
  await server.hand({
    from: { address: "voice@acme.example", name: "Acme" },
    to: { address: "ann@customer.example", name: "Ann" },
    replyTo: { address: "care@acme.example" },
    subject: "How did we do?  Grüße",
    text: "Please tell us.\n\nGrüße\n",
    html: "<p>Please tell us. Grüße 👍</p>",
    unsubscribeUrl: "https://acme.example/u/token",
    dkim: { domainName: "acme.example", keySelector: "s1", privateKey },
  });
  const [mail] = smtp.received;
  if (!mail) throw new Error("no mail arrived");
  return mail.raw;
}

test("a signature covers whom, what, and both headers by which one POST unsubscribes", async () => {
  const { signed } = parted(await signedMail());
  expect(signed).toEqual([
    ...["from", "to", "reply-to", "subject", "date", "message-id"],
    ...["mime-version", "content-type"],
    ...["list-unsubscribe", "list-unsubscribe-post", "auto-submitted", "precedence"],
  ]);
});

test("a signature is good, and not for another mail", async () => {
  const raw = await signedMail();
  expect(verify(raw)).toEqual({ headers: true, body: true });
  const elsewhere = raw.replace("acme.example/u/token", "acme.example/u/other");
  expect(verify(elsewhere)).toEqual({ headers: false, body: true });
  const forced = raw.replace("List-Unsubscribe=One-Click", "List-Unsubscribe=Two-Click");
  expect(verify(forced)).toEqual({ headers: false, body: true });
  expect(verify(`${raw}One more line.\r\n`)).toEqual({ headers: true, body: false });
});

/** What RFC 6376 (section 6.1) has whoever receives a mail do, in "relaxed" form (section 3.4). */
function verify(raw: string): { headers: boolean; body: boolean } {
  const { headers, body, tags, signed } = parted(raw);
  const lines = [...signed, "dkim-signature"].map((name) => `${name}:${headers.get(name)}`);
  const unsigned = lines.join("\r\n").replace(/( b=)[^;]*$/, "$1");
  const isGood = createVerify("sha256")
    .update(unsigned, "utf8")
    .verify(publicKey, tags.get("b") ?? "", "base64");
  const hash = createHash("sha256").update(relaxedBody(body)).digest("base64");
  return { headers: isGood, body: hash === tags.get("bh") };
}

function parted(raw: string) {
  const end = raw.indexOf("\r\n\r\n");
  const lines = raw
    .slice(0, end)
    .replace(/\r\n(?=[ \t])/g, "")
    .split("\r\n");
  const headers = new Map(
    lines.map((line) => {
      const colon = line.indexOf(":");
      const text = line
        .slice(colon + 1)
        .replace(/[ \t]+/g, " ")
        .trim();
      return [line.slice(0, colon).toLowerCase(), text];
    }),
  );
  const tags = new Map(
    (headers.get("dkim-signature") ?? "").split(";").map((tag): [string, string] => {
      const at = tag.indexOf("=");
      return [tag.slice(0, at).trim(), tag.slice(at + 1).replace(/\s/g, "")];
    }),
  );
  const signed = (tags.get("h") ?? "").split(":");
  return { headers, tags, signed, body: raw.slice(end + 4) };
}

function relaxedBody(body: string): string {
  const lines = body.split("\r\n").map((line) => line.replace(/[ \t]+/g, " ").replace(/ $/, ""));
  return `${lines.join("\r\n").replace(/(\r\n)*$/, "")}\r\n`;
}
