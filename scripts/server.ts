import { createServer, type Server } from "node:http";
import next from "next";
import type { Door } from "@/lib/access/door";
import {
  makeSignInLink,
  prepareFirstAdministrator,
} from "@/lib/access/prepare-first-administrator";
import { applicationDatabase, applicationUrl } from "@/lib/db/application-database";
import { fillDemoOnce } from "@/lib/demo/fill-demo";
import { foundDemo } from "@/lib/demo/found-demo";
import { env, WrongConfiguration } from "@/lib/ground/env";
import { startAnswering } from "./answering";
import { frontDoorFirst } from "./front-door";
import { type Handle, listener } from "./listener";
import { callerOf } from "./node-exchange";
import { serveQueues } from "./queue-handlers";
import { whenStopped } from "./when-stopped";

/** A reason not to start, in one line for the person who tried. */
class CannotStart extends Error {}

/** At the first start: the organisation and administrator the configuration names, or the demo. */
async function prepareOrganization(door: Door): Promise<void> {
  const { VOCAL_ADMIN_EMAIL: email, VOCAL_ADMIN_PASSWORD: password } = env();
  const { VOCAL_ADMIN_API_KEY: apiKey, VOCAL_DEMO } = env();
  if (VOCAL_DEMO) {
    const ctx = await foundDemo(door, { email, password, apiKey });
    const begun = performance.now();
    const counts = await fillDemoOnce(ctx);
    if (!counts) return;
    const seconds = ((performance.now() - begun) / 1000).toFixed(1);
    console.log(`Filled a demo organisation with ${counts.customers} customers in ${seconds} s.`);
  } else if (email) {
    const organizationName = email.slice(email.lastIndexOf("@") + 1);
    await prepareFirstAdministrator(door, { organizationName, email, password, apiKey });
  }
}

/** What Next does not tell a page itself. */
function withAddress(pages: Handle): Handle {
  return async (incoming, outgoing) => {
    // Its own address, which signing in needs to lead back to it.
    incoming.headers["x-vocal-path"] = incoming.url ?? "/";
    incoming.headers["x-vocal-address"] = callerOf(incoming);
    await pages(incoming, outgoing);
  };
}

function listen(server: Server): Promise<void> {
  const { HOST: host, PORT: port } = env();
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      const taken = `Port ${port} on ${host} is taken. Choose another: PORT=${port + 1}.`;
      const other = `Cannot listen on ${host} port ${port}: ${error.message}.`;
      reject(new CannotStart(error.code === "EADDRINUSE" ? taken : other));
    });
    server.listen({ port, host }, resolve);
  });
}

const patienceMilliseconds = 10_000;

/** Lets running requests finish, but not for ever. */
async function close(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  const impatience = setTimeout(() => server.closeAllConnections(), patienceMilliseconds);
  await closed;
  clearTimeout(impatience);
}

async function serve(): Promise<void> {
  const { HOST: hostname, PORT: port, APP_URL, AUTH_SECRET, VOCAL_WORKER, VOCAL_EMBEDDED } = env();
  const database = applicationDatabase();
  const door: Door = { database, now: () => new Date() };
  await prepareOrganization(door);
  // An import uploads up to hours over a slow line; headers still have to come at once.
  const server = createServer({ requestTimeout: 6 * 3_600_000, headersTimeout: 30_000 });
  // biome-ignore lint/style/noProcessEnv: scripts/start.mjs says by it whether pages are built
  const dev = process.env.NODE_ENV === "development";
  const app = next({ dev, hostname, port, httpServer: server });
  await app.prepare();
  const pages = withAddress(app.getRequestHandler());
  const answering = startAnswering({ url: applicationUrl(), secret: AUTH_SECRET });
  server.on("request", listener(frontDoorFirst(door, AUTH_SECRET, answering, pages)));
  await listen(server);
  const worker =
    VOCAL_WORKER === "inline" ? await serveQueues(database, applicationUrl()) : undefined;
  console.log(`Vocal is at ${APP_URL}`);
  if (VOCAL_EMBEDDED) console.log(`Sign in, once: ${await makeSignInLink(door)}`);
  await whenStopped();
  await Promise.all([close(server), worker?.stop()]);
  await answering.stop();
  await app.close();
  await database.close();
}

serve().then(
  () => process.exit(0),
  (error: unknown) => {
    const expected = error instanceof CannotStart || error instanceof WrongConfiguration;
    console.error(expected ? error.message : error);
    process.exit(1);
  },
);
