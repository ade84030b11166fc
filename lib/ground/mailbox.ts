import { ImapFlow } from "imapflow";

/** A mailbox by its parts: where it is, and how to sign in. */
export interface MailboxAddress {
  /** What to connect to: may be the address that the name was found to have. */
  host: string;
  /** Whose certificate is expected. */
  name: string;
  port: number;
  /** TLS from the first byte; otherwise it begins with STARTTLS where offered. */
  secure: boolean;
  login: { user: string; password: string };
  folder: string;
}

/** A mail as it lies there, cut off where it is longer than was asked for. */
export interface StoredMail {
  number: number;
  source: Buffer;
}

export interface Mailbox {
  /** What the server calls its numbering: numbers hold as long as this does. */
  numbering: string;
  /** The numbers of all mails after a number, in their order. */
  after: (number: number) => Promise<number[]>;
  /** Those of these mails that are still there, in their order, each no longer than said. */
  read: (numbers: readonly number[], bytes: number) => Promise<StoredMail[]>;
  /** Marks mails as read, up to a number; they stay where they are. */
  markRead: (numbers: readonly number[]) => Promise<void>;
  close: () => Promise<void>;
}

/** A mailbox that could not be opened or read, in words for a person. */
export class MailboxFailure extends Error {}

const longestSilence = 30_000;
/** A server that says something now and then, and never what it was asked, must not hold anybody up. */
const longestVisit = 60_000;
/** More than the part of a mail that is asked for. */
const largestLiteral = 512 * 1024;
/** A list of some hundred thousand numbers is one answer. */
const largestAnswer = 4 * 1024 * 1024;

/** Opens a mailbox over IMAP, for so long. @throws MailboxFailure */
export async function openMailbox(
  address: MailboxAddress,
  milliseconds = longestVisit,
): Promise<Mailbox> {
  const { host, name, port, secure, login, folder } = address;
  const client = new ImapFlow({
    ...{ host, port, secure, servername: name, tls: { servername: name } },
    auth: { user: login.user, pass: login.password },
    logger: false,
    disableAutoIdle: true,
    connectionTimeout: 15_000,
    greetingTimeout: 15_000,
    socketTimeout: longestSilence,
    maxLiteralSize: largestLiteral,
    maxResponseSize: largestAnswer,
  });
  // Whatever is under way is told of it as well, and throws.
  client.on("error", () => undefined);
  const { passed, stop } = deadline(milliseconds, () => client.close());
  const close = () => {
    stop();
    client.close();
  };
  const told = <R>(work: () => Promise<R>) => Promise.race([passed, inWords(work)]);
  const opened = await told(async () => {
    await client.connect();
    return client.mailboxOpen(folder);
  }).catch((error) => {
    close();
    throw error;
  });
  return {
    numbering: String(opened.uidValidity),
    after: (number) => told(() => numbersAfter(client, number)),
    read: (numbers, bytes) => told(() => mailsOf(client, numbers, bytes)),
    markRead: (numbers) =>
      told(async () => {
        if (numbers.length === 0) return;
        await client.messageFlagsAdd(numbers.join(","), ["\\Seen"], { uid: true });
      }),
    close: () => told(() => client.logout()).then(close, close),
  };
}

async function numbersAfter(client: ImapFlow, number: number): Promise<number[]> {
  // "Everything after the last" names the last as well, whatever its number.
  const found = (await client.search({ uid: `${number + 1}:*` }, { uid: true })) || [];
  return found.filter((one) => one > number).sort((a, b) => a - b);
}

async function mailsOf(
  client: ImapFlow,
  numbers: readonly number[],
  bytes: number,
): Promise<StoredMail[]> {
  if (numbers.length === 0) return [];
  const source = { start: 0, maxLength: bytes };
  const read: StoredMail[] = [];
  for await (const one of client.fetch(numbers.join(","), { uid: true, source }, { uid: true })) {
    read.push({ number: one.uid, source: one.source ?? Buffer.alloc(0) });
  }
  return read.sort((a, b) => a.number - b.number);
}

/** The end of a visit that takes too long. */
function deadline(milliseconds: number, end: () => void) {
  let stop = () => {};
  const passed = new Promise<never>((_, reject) => {
    const timer = setTimeout(() => {
      reject(new MailboxFailure("Its server takes too long to answer."));
      end();
    }, milliseconds);
    stop = () => clearTimeout(timer);
  });
  // Nobody may be waiting for anything when it passes.
  passed.catch(() => undefined);
  return { passed, stop };
}

async function inWords<R>(work: () => Promise<R>): Promise<R> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const { responseText, authenticationFailed } = error as Error & {
      responseText?: string;
      authenticationFailed?: boolean;
    };
    const said = responseText || error.message;
    const words = authenticationFailed ? `The login was refused: ${said}` : said;
    throw new MailboxFailure(words.slice(0, 300), { cause: error });
  }
}
