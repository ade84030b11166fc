import { buffer } from "node:stream/consumers";
import { createTransport, type NodemailerError } from "nodemailer";
import { env } from "@/lib/ground/env";
import { newToken } from "@/lib/ground/ids";
import { domainOf, isMailAddress } from "@/lib/ground/mail-address";
import { MailBody } from "@/lib/ground/mail-body";
import { composed } from "@/lib/ground/mail-composed";
import { encodingFor } from "@/lib/ground/mail-weight";

export interface MailAddress {
  address: string;
  name?: string | undefined;
}

/** One e-mail to one person. */
export interface Mail {
  from: MailAddress;
  to: MailAddress;
  replyTo?: MailAddress | undefined;
  subject: string;
  text: string;
  html?: string | undefined;
  /** The part before the @ of the Message-ID; one is made up when absent. */
  messageKey?: string | undefined;
  /** Where one POST unsubscribes (RFC 8058). */
  unsubscribeUrl?: string | undefined;
  /** Where it comes back to if it cannot be delivered; the sender's own address when absent. */
  returnPath?: string | undefined;
  /** Signs the mail in the name of a domain. */
  dkim?: DkimKey | undefined;
}

export interface DkimKey {
  domainName: string;
  keySelector: string;
  privateKey: string;
}

/** A mail server by its parts: where it is, and how to sign in. */
export interface MailServerAddress {
  /** What to connect to: may be the address that the name was found to have. */
  host: string;
  /** Whose certificate is expected. */
  name: string;
  port: number;
  /** TLS from the first byte; otherwise it begins with STARTTLS where offered. */
  secure: boolean;
  login?: { user: string; password: string } | undefined;
}

/** What a refusal says of the address, whatever is sent there: nothing arrives, or a no was said. */
export type AddressVerdict = "gone" | "no";

/**
 * How handing a mail over ended. `interrupted`: the connection broke after the server had asked for
 * the mail, so that it may or may not have it. `unreachable`: nobody can have it.
 */
export type Handover =
  | { kind: "accepted"; reply: string; providerId?: string | undefined }
  | { kind: "refused"; permanent: boolean; reason: string; address?: AddressVerdict | undefined }
  | { kind: "interrupted"; reason: string }
  | { kind: "unreachable"; reason: string; retryAfterSeconds?: number | undefined };

export interface MailServer {
  hand: (mail: Mail) => Promise<Handover>;
  /**
   * The same while it is not yet known whether the mail is to go: the server is told from whom and to
   * whom while the mail is composed, and gets it when it is to go. Undefined: it was held back.
   */
  handIf: (mail: Mail, wanted: Promise<boolean>) => Promise<Handover | undefined>;
  close: () => void;
}

/**
 * A connection to an SMTP server, kept open between mails. It never repeats a mail by itself: with
 * the library's own requeueing, a mail whose reply was lost would be sent again behind our back.
 * The wait for a reply is SMTP's own (RFC 5321, section 4.5.3.2): shorter ones duplicate mail.
 */
export function openMailServer(server: string | MailServerAddress): MailServer {
  const transport = createTransport({
    ...(typeof server === "string" ? { url: server } : partsOf(server)),
    pool: true,
    maxConnections: 1,
    maxRequeues: 0,
    connectionTimeout: 15_000,
    greetingTimeout: 30_000,
    socketTimeout: 600_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const underWay = new Map<string, { wanted: Promise<boolean>; body?: MailBody }>();
  transport.use("stream", ({ message, data }, done) => {
    const mail = underWay.get(message.messageId());
    const open = message.createReadStream.bind(message);
    if (mail) {
      message.createReadStream = () => {
        const whole = data.dkim ? undefined : composed(message);
        mail.body = new MailBody(whole ?? buffer(open()), mail.wanted);
        return mail.body;
      };
    }
    done();
  });
  const deliver = async (mail: Mail, wanted: Promise<boolean>): Promise<Handover | undefined> => {
    if (!isMailAddress(mail.to.address)) return notAnAddress;
    const message = options(mail);
    const { messageId } = message;
    underWay.set(messageId, { wanted });
    try {
      const sent = await transport.sendMail(message);
      return { kind: "accepted", reply: oneLine(sent.response) };
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      const body = underWay.get(messageId)?.body;
      if (body?.heldBack) return undefined;
      return explain(error, body?.given ?? false, mail.to.address);
    } finally {
      underWay.delete(messageId);
    }
  };
  return {
    hand: async (mail) => {
      const handover = await deliver(mail, Promise.resolve(true));
      if (handover === undefined) throw new Error("a mail that was wanted was held back");
      return handover;
    },
    handIf: deliver,
    close: () => transport.close(),
  };
}

function partsOf({ host, name, port, secure, login }: MailServerAddress) {
  const auth = login && { auth: { user: login.user, pass: login.password } };
  return { host, port, secure, tls: { servername: name }, ...auth };
}

/** Our mail is automatic: nobody's out-of-office note should answer it (RFC 3834). */
function options(mail: Mail) {
  const { from, to, replyTo, subject, text, html, unsubscribeUrl, dkim } = mail;
  const key = mail.messageKey ?? newToken();
  return {
    from: headerAddress(from),
    to: headerAddress(to),
    ...(replyTo && { replyTo: headerAddress(replyTo) }),
    ...(mail.returnPath !== undefined && {
      envelope: { from: mail.returnPath, to: [to.address] },
    }),
    subject: oneLine(subject),
    text,
    // Images travel in the mail: what has to be fetched tells who fetched it, or is not shown.
    ...(html !== undefined && { html, attachDataUrls: true }),
    messageId: `<${key}@${domainOf(from.address)}>`,
    headers: {
      "Auto-Submitted": "auto-generated",
      ...(unsubscribeUrl !== undefined && {
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        Precedence: "bulk",
      }),
    },
    ...(unsubscribeUrl !== undefined && { list: { unsubscribe: { url: unsubscribeUrl } } }),
    textEncoding: encodingFor(html ?? text),
    ...(dkim !== undefined && { dkim: { ...dkim, headerFieldNames } }),
  };
}

/**
 * What a signature covers: what RFC 6376 (section 5.4.1) names of the headers that we write, and
 * both by which one POST unsubscribes: no provider offers it unless they are signed (RFC 8058,
 * section 4).
 */
const headerFieldNames = [
  ...["From", "To", "Reply-To", "Subject", "Date", "Message-ID"],
  ...["MIME-Version", "Content-Type", "Content-Transfer-Encoding"],
  ...["List-Unsubscribe", "List-Unsubscribe-Post", "Auto-Submitted", "Precedence"],
].join(":");

/** Text as one header may hold it: a line break would begin another header. */
function oneLine(text: string): string {
  return text.replace(/\p{Cc}+/gu, " ").trim();
}

function headerAddress({ address, name }: MailAddress): { address: string; name: string } {
  return { address, name: oneLine(name ?? "") };
}

const notAnAddress: Handover = {
  kind: "refused",
  permanent: true,
  reason: "This is not an e-mail address.",
};

/** Replies to these commands are about this mail. */
const aboutTheMail: readonly (string | undefined)[] = ["RCPT TO", "DATA"];

/** These speak of the connection, the login or the configuration, whatever mail is sent. */
const aboutTheServer: readonly (string | undefined)[] = [
  ...["ECONNECTION", "ETIMEDOUT", "ESOCKET", "EDNS", "ETLS", "EREQUIRETLS", "EPROTOCOL"],
  ...["EAUTH", "ENOAUTH", "EOAUTH2", "EPROXY", "ECONFIG"],
];

/**
 * Enhanced status codes (RFC 3463) by which a server says that a mailbox or its domain does not
 * exist, or is closed. A bare 550 may as well be a policy, a block list or a full disk.
 */
const noSuchMailbox = /\b5\.(1\.(1|2|3|6|10)|2\.1)\b/;

/** Whether what a server says, at once or in a report, means that nothing arrives at the address. */
export function saysGone(text: string): boolean {
  return noSuchMailbox.test(text);
}

/** Of a recipient the server's own words say all; the library's before them speak of "all recipients". */
const saidBy = ({ command, response, message }: NodemailerError) =>
  command === "RCPT TO" ? (response ?? message) : message;

/** What it does not know it takes for the mail's own fault: one bad mail must not stop the others. */
function explain(error: NodemailerError, begun: boolean, recipient: string): Handover {
  const { command, code, responseCode, permanent } = error;
  const reason = oneLine(saidBy(error)).slice(0, 500);
  // Servers that know only ASCII say so when the sender is named, but the recipient is why.
  const isAscii = /^[\x20-\x7e]*$/.test(recipient);
  const senderRefused = command === "MAIL FROM" && responseCode !== undefined && isAscii;
  if (responseCode === 421 || senderRefused) return { kind: "unreachable", reason };
  if ((aboutTheMail.includes(command) || !isAscii) && permanent !== undefined) {
    const isGone = command === "RCPT TO" && permanent && saysGone(reason);
    return { kind: "refused", permanent, reason, ...(isGone && { address: "gone" }) };
  }
  if (aboutTheServer.includes(code)) return { kind: begun ? "interrupted" : "unreachable", reason };
  return { kind: "refused", permanent: code === "EENVELOPE", reason };
}

/** "Acme <hello@acme.example>" or a bare address, as configurations write it. */
export function parseAddress(text: string): MailAddress {
  const parts = /^\s*"?([^"<]*?)"?\s*<([^<>\s]+@[^<>\s]+)>\s*$/.exec(text);
  const [, name, address] = parts ?? [];
  return address === undefined ? { address: text.trim() } : { address, name: name || undefined };
}

/** The sender when nothing else is said: MAIL_FROM, or an address at the host of APP_URL. */
export function defaultSender(): MailAddress {
  const { MAIL_FROM, APP_URL } = env();
  if (MAIL_FROM !== undefined) return parseAddress(MAIL_FROM);
  const { hostname } = new URL(APP_URL);
  // A bare IP address is no mail domain.
  const domain = /^[\d.]+$|^\[/.test(hostname) ? "localhost" : hostname;
  return { address: `vocal@${domain}`, name: "Vocal" };
}

let shared: MailServer | undefined;

/** The configured mail server, connected once for this process; undefined without SMTP_URL. */
export function mailServer(): MailServer | undefined {
  const url = env().SMTP_URL;
  if (url !== undefined) shared ??= openMailServer(url);
  return shared;
}
