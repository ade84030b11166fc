import { renameSync, writeFileSync } from "node:fs";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { SMTPServer } from "smtp-server";

export interface MailServer {
  url: string;
  stop: () => Promise<void>;
}

/**
 * A real SMTP server that keeps each message as a file in a folder. It accepts everything, but of what
 * is sent to an address that begins with "refused-once-" the first.
 */
export async function startMailServer(folder: string): Promise<MailServer> {
  let received = 0;
  const refused = new Set<string>();
  const server = new SMTPServer({
    disabledCommands: ["AUTH", "STARTTLS"],
    onRcptTo: ({ address }, _session, done) => {
      const refuses = address.startsWith("refused-once-") && !refused.has(address);
      if (!refuses) return done();
      refused.add(address);
      done(Object.assign(new Error("5.7.1 not today"), { responseCode: 550 }));
    },
    onData: (stream, _session, done) => {
      const parts: Buffer[] = [];
      stream.on("data", (part: Buffer) => parts.push(part));
      stream.once("error", done); // The sender was killed in the middle: no message came.
      stream.once("end", () => {
        const name = `${Date.now()}-${String(received++).padStart(6, "0")}`;
        const part = path.join(folder, `${name}.part`);
        writeFileSync(part, Buffer.concat(parts));
        renameSync(part, path.join(folder, `${name}.eml`)); // Readers never see half a message.
        done();
      });
    },
  });
  server.on("error", () => {}); // Connections that a killed sender leaves behind.
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
