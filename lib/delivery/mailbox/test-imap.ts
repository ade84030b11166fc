import type { AddressInfo } from "node:net";
import { createServer, type Server, type Socket } from "node:net";
import { onTestFinished } from "vitest";

/*
 * As much of an IMAP server (RFC 3501) as reading a mailbox needs, over a real socket: LOGIN, SELECT,
 * UID SEARCH, UID FETCH of a part of the source, UID STORE, LOGOUT; tests only.
 */

export interface TestMailbox {
  port: number;
  mails: { uid: number; source: Buffer; seen: boolean }[];
  numbering: number;
  password: string;
  /** How many bytes of mails were handed out. */
  given: number;
  /** What was asked, in order. */
  asked: string[];
  /** Sends a character now and then in the place of mails, and never an end. */
  dribbles: boolean;
  put: (...sources: Buffer[]) => void;
}

/** Starts one for the test that calls it. */
export async function testMailbox(): Promise<TestMailbox> {
  const box: TestMailbox = {
    ...{ port: 0, mails: [], numbering: 7, password: "open sesame", given: 0 },
    ...{ asked: [], dribbles: false },
    put: (...sources) => {
      for (const source of sources) {
        box.mails.push({ uid: (box.mails.at(-1)?.uid ?? 0) + 1, source, seen: false });
      }
    },
  };
  const sockets = new Set<Socket>();
  const server: Server = createServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => socket.destroy());
    serve(box, socket);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.2", resolve));
  box.port = (server.address() as AddressInfo).port;
  onTestFinished(async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  });
  return box;
}

function serve(box: TestMailbox, socket: Socket): void {
  socket.write("* OK ready\r\n");
  let waiting = "";
  socket.on("data", (data) => {
    waiting += data.toString("latin1");
    for (let end = waiting.indexOf("\r\n"); end >= 0; end = waiting.indexOf("\r\n")) {
      const [tag = "", ...words] = waiting.slice(0, end).split(" ");
      waiting = waiting.slice(end + 2);
      const said = answer(box, words.join(" "), socket);
      socket.write(`${tag} ${said}\r\n`);
      if (/^LOGOUT/i.test(words.join(" "))) socket.end();
    }
  });
}

function answer(box: TestMailbox, command: string, socket: Socket): string {
  const say = (line: string) => socket.write(`* ${line}\r\n`);
  const name = /^(UID )?\w+/i.exec(command)?.[0]?.toUpperCase() ?? "";
  box.asked.push(name);
  switch (name) {
    case "CAPABILITY":
      say("CAPABILITY IMAP4rev1");
      return "OK done";
    case "LOGIN":
      return command.includes(box.password) ? "OK signed in" : "NO [AUTHENTICATIONFAILED] wrong";
    case "LIST":
      say(/ ""$/.test(command) ? 'LIST (\\Noselect) "/" ""' : 'LIST () "/" INBOX');
      return "OK done";
    case "SELECT":
      if (!/^SELECT "?INBOX"?$/i.test(command)) return "NO there is no such folder";
      say(`${box.mails.length} EXISTS`);
      say(`OK [UIDVALIDITY ${box.numbering}] numbering`);
      return "OK [READ-WRITE] selected";
    case "UID SEARCH":
      say(["SEARCH", ...searched(box, command)].join(" "));
      return "OK done";
    case "UID FETCH":
      fetched(box, command, socket);
      return "OK done";
    case "UID STORE":
      for (const mail of named(box, command)) mail.seen = true;
      return "OK done";
    case "LOGOUT":
      say("BYE");
      return "OK done";
    default:
      return "OK nothing to do";
  }
}

/** "5:*" names the last mail too, whatever its number (RFC 3501, section 6.4.8). */
function searched({ mails }: TestMailbox, command: string): number[] {
  const from = Number(/(\d+):\*/.exec(command)?.[1] ?? 1);
  const last = mails.at(-1)?.uid ?? 0;
  return mails.map(({ uid }) => uid).filter((uid) => uid >= Math.min(from, last));
}

function named({ mails }: TestMailbox, command: string) {
  const numbers = /^UID \w+ ([\d,:]+)/i.exec(command)?.[1]?.split(",") ?? [];
  const ranges = numbers.map((one) => one.split(":").map(Number));
  return mails.filter(({ uid }) =>
    ranges.some(([from = 0, to = from]) => uid >= from && uid <= to),
  );
}

function fetched(box: TestMailbox, command: string, socket: Socket): void {
  if (box.dribbles) {
    socket.write("* 1 FETCH (UID 1 BODY[]<0> {100000}\r\n");
    const drops = setInterval(() => socket.write("."), 20);
    socket.on("close", () => clearInterval(drops));
    return;
  }
  const most = Number(/<\d+\.(\d+)>/.exec(command)?.[1] ?? Number.MAX_SAFE_INTEGER);
  for (const mail of named(box, command)) {
    const place = box.mails.indexOf(mail) + 1;
    const part = mail.source.subarray(0, most);
    box.given += part.byteLength;
    socket.write(`* ${place} FETCH (UID ${mail.uid} BODY[]<0> {${part.byteLength}}\r\n`);
    socket.write(part);
    socket.write(")\r\n");
  }
}
