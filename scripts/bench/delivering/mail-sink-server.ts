import type { AddressInfo } from "node:net";
import { SMTPServer } from "smtp-server";

/** An SMTP server in a process of its own that accepts every mail and forgets it. */
const server = new SMTPServer({
  disabledCommands: ["AUTH", "STARTTLS"],
  onData: (stream, _session, done) => {
    stream.resume();
    stream.once("end", () => done());
  },
});
server.listen(0, "127.0.0.1", () => {
  const { port } = server.server.address() as AddressInfo;
  process.send?.(`smtp://127.0.0.1:${port}`);
});
process.once("disconnect", () => process.exit(0));
