import { once } from "node:events";
import net from "node:net";
import { afterEach, expect, test } from "vitest";
import { type Mail, type MailServer, openMailServer, parseAddress } from "@/lib/ground/mail";
import { smtpReply, startTestMailServer } from "@/lib/ground/test-mail-server";

const smtp = startTestMailServer();
const open: MailServer[] = [];
afterEach(() => {
  for (const server of open.splice(0)) server.close();
});

function connect(url = smtp.url()): MailServer {
  const server = openMailServer(url);
  open.push(server);
  return server;
}

const mail: Mail = {
  from: { address: "voice@acme.example", name: "Acme" },
  to: { address: "ann@customer.example", name: "Ann" },
  subject: "How did we do?",
  text: "Please tell us.",
};

test("a mail arrives as it was written", async () => {
  const handover = await connect().hand({
    ...mail,
    html: "<p>Please tell us. Grüße 👍</p>",
    replyTo: { address: "care@acme.example" },
    messageKey: "0199-abc",
    unsubscribeUrl: "https://acme.example/u/token",
  });
  expect(handover).toMatchObject({ kind: "accepted", reply: expect.stringContaining("250") });
  const [received] = smtp.received;
  expect(received).toMatchObject({
    recipient: "ann@customer.example",
    subject: "How did we do?",
    messageId: "<0199-abc@acme.example>",
    text: expect.stringContaining("Please tell us."),
    html: expect.stringContaining("Grüße 👍"),
  });
  expect(received?.replyTo?.text).toBe("care@acme.example");
  expect(received?.from?.text).toBe('"Acme" <voice@acme.example>');
  expect(received?.raw).toMatch(/^List-Unsubscribe: <https:\/\/acme\.example\/u\/token>\r$/m);
  expect(received?.raw).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click\r$/m);
  expect(received?.raw).toMatch(/^Auto-Submitted: auto-generated\r$/m);
});

test("no text can add a header or a recipient", async () => {
  const evil = "Hi\r\nBcc: victim@other.example\r\n\r\nBody";
  await connect().hand({
    ...mail,
    subject: evil,
    from: { address: "voice@acme.example", name: evil },
    to: { address: "ann@customer.example", name: `${evil}, victim@other.example` },
    replyTo: { address: "care@acme.example", name: evil },
  });
  const [received] = smtp.received;
  expect(smtp.received).toHaveLength(1);
  expect(received?.bcc).toBeUndefined();
  expect(received?.headers.has("bcc")).toBe(false);
  expect(received?.text?.trim()).toBe("Please tell us.");
  expect(received?.recipient).toBe("ann@customer.example");
});

test("an address that is none reaches no server", async () => {
  for (const address of ["a@b.example\r\nRCPT TO:<victim@other.example>", "", "no at sign"]) {
    const handover = await connect().hand({ ...mail, to: { address } });
    expect(handover.kind).toBe("refused");
  }
  expect(smtp.received).toHaveLength(0);
});

test("a recipient refused for good and one refused for now are told apart", async () => {
  smtp.answer.recipient = (address) =>
    address.startsWith("gone") ? smtpReply(550, "no such mailbox") : smtpReply(450, "greylisted");
  const server = connect();
  expect(await server.hand({ ...mail, to: { address: "gone@customer.example" } })).toMatchObject({
    kind: "refused",
    permanent: true,
    reason: "550 no such mailbox",
  });
  expect(await server.hand(mail)).toMatchObject({ kind: "refused", permanent: false });
});

test("content refused after the data is a refusal of this mail", async () => {
  smtp.answer.data = async () => smtpReply(554, "looks like spam");
  expect(await connect().hand(mail)).toMatchObject({ kind: "refused", permanent: true });
});

test("a server that shuts down says nothing about the mail", async () => {
  smtp.answer.recipient = () => smtpReply(421, "shutting down");
  expect((await connect().hand(mail)).kind).toBe("unreachable");
});

test("a server that refuses the sender or the login refuses every mail, not this one", async () => {
  smtp.answer.sender = () => smtpReply(550, "not from you");
  expect((await connect().hand(mail)).kind).toBe("unreachable");
  smtp.answer.sender = undefined;
  const withLogin = smtp.url().replace("//", "//someone:wrong@");
  expect(await connect(withLogin).hand(mail)).toMatchObject({ kind: "unreachable" });
});

test("nobody listening means that nobody has the mail", async () => {
  const listener = net.createServer().listen(0, "127.0.0.1");
  await once(listener, "listening");
  const address = listener.address();
  const port = typeof address === "object" ? address?.port : undefined;
  listener.close();
  await once(listener, "close");
  expect((await connect(`smtp://127.0.0.1:${port}`).hand(mail)).kind).toBe("unreachable");
});

/** Speaks SMTP until the client says something, then hangs up without a reply. */
async function hangingUpAt(last: RegExp): Promise<string> {
  const server = net.createServer((socket) => {
    socket.write("220 test\r\n");
    socket.on("error", () => {});
    socket.on("data", (chunk) => {
      const text = chunk.toString();
      if (last.test(text)) socket.destroy();
      else if (/^(EHLO|MAIL|RCPT)/.test(text)) socket.write("250 fine\r\n");
      else if (text.startsWith("DATA")) socket.write("354 go on\r\n");
    });
  });
  server.listen(0, "127.0.0.1").unref();
  await once(server, "listening");
  const address = server.address();
  return `smtp://127.0.0.1:${typeof address === "object" ? address?.port : ""}`;
}

test("a connection lost before the data has delivered nothing", async () => {
  expect((await connect(await hangingUpAt(/^DATA/)).hand(mail)).kind).toBe("unreachable");
});

test("a connection lost after the data leaves open whether the server has the mail", async () => {
  expect((await connect(await hangingUpAt(/\r\n\.\r\n$/)).hand(mail)).kind).toBe("interrupted");
});

test("a mail that is not wanted after all is held back, and the next one goes", async () => {
  const server = connect();
  const asked: string[] = [];
  smtp.answer.recipient = (address) => {
    asked.push(address);
    return undefined;
  };
  let decide = (_: boolean) => {};
  const wanted = new Promise<boolean>((resolve) => {
    decide = resolve;
  });
  const held = server.handIf({ ...mail, to: { address: "no@customer.example" } }, wanted);
  await expect.poll(() => asked).toEqual(["no@customer.example"]);
  decide(false);
  expect(await held).toBeUndefined();
  expect(await server.handIf(mail, Promise.resolve(true))).toMatchObject({ kind: "accepted" });
  expect(smtp.received.map(({ recipient }) => recipient)).toEqual(["ann@customer.example"]);
});

test("senders are written with or without a name", () => {
  expect(parseAddress("a@b.example")).toEqual({ address: "a@b.example" });
  expect(parseAddress("Acme Ltd <a@b.example>")).toEqual({
    name: "Acme Ltd",
    address: "a@b.example",
  });
  expect(parseAddress('"Acme, Ltd" <a@b.example>')).toEqual({
    name: "Acme, Ltd",
    address: "a@b.example",
  });
  expect(parseAddress("<a@b.example>")).toEqual({ name: undefined, address: "a@b.example" });
});
