import { once } from "node:events";
import { type ParsedMail, simpleParser } from "mailparser";
import { SMTPServer, type SMTPServerOptions, type SMTPServerSession } from "smtp-server";
import { afterAll, afterEach, beforeAll } from "vitest";

export interface ReceivedMail extends ParsedMail {
  /** The message as it came over the wire. */
  raw: string;
  /** The envelope's. */
  sender: string;
  recipient: string;
}

export interface TestMailServer {
  url: () => string;
  /** Everything accepted since the test began. */
  received: ReceivedMail[];
  /** What the server says instead of "accepted": by recipient, before or after the data. */
  answer: {
    sender?: (() => Error | undefined) | undefined;
    recipient?: ((address: string) => Error | undefined) | undefined;
    data?: ((mail: ReceivedMail) => Promise<Error | undefined>) | undefined;
  };
}

/** An SMTP reply such as 550, as a server says it. */
export function smtpReply(responseCode: number, text: string): Error {
  return Object.assign(new Error(text), { responseCode });
}

/** A real SMTP server on a port of this machine, for the tests of one file. */
export function startTestMailServer(
  options: SMTPServerOptions & { host?: string } = {},
): TestMailServer {
  let url = "";
  const mail: TestMailServer = { url: () => url, received: [], answer: {} };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    onMailFrom: (_address, _session, done) => done(mail.answer.sender?.()),
    onAuth: (_login, _session, done) => done(smtpReply(535, "wrong password")),
    onRcptTo: ({ address }, _session, done) => done(mail.answer.recipient?.(address)),
    onData: (stream, session, done) => {
      receive(stream, session.envelope, mail).then(
        (refusal) => done(refusal),
        (error) => done(error),
      );
    },
    ...options,
  });
  beforeAll(async () => {
    const host = options.host ?? "127.0.0.1";
    const listening = server.listen(0, host);
    await once(listening, "listening");
    const address = listening.address();
    if (address === null || typeof address === "string") throw new Error("no port");
    url = `smtp://${host}:${address.port}`;
  });
  afterEach(() => {
    mail.received.length = 0;
    mail.answer = {};
  });
  afterAll(() => new Promise<void>((done) => void server.close(() => done())));
  server.on("error", () => {
    // A client that breaks off is what some tests are about.
  });
  return mail;
}

async function receive(
  stream: AsyncIterable<Buffer>,
  { mailFrom, rcptTo }: SMTPServerSession["envelope"],
  server: TestMailServer,
): Promise<Error | undefined> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  const raw = Buffer.concat(chunks).toString("utf8");
  const recipient = rcptTo[0]?.address ?? "";
  const sender = mailFrom === false ? "" : mailFrom.address;
  const received = { ...(await simpleParser(raw)), raw, sender, recipient };
  const refusal = await server.answer.data?.(received);
  if (refusal === undefined) server.received.push(received);
  return refusal;
}
