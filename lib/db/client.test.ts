import { once } from "node:events";
import { type AddressInfo, createConnection, createServer, type Socket } from "node:net";
import type postgres from "postgres";
import { expect, test } from "vitest";
import { connect, connectionOptions } from "@/lib/db/client";
import { appRoleUrl } from "@/lib/db/roles";
import { testDatabase } from "@/lib/db/test-database";

const db = testDatabase();

test("a socket directory in the URL becomes a path, everything else stays a URL", () => {
  expect(connectionOptions("postgres://v@localhost/vocal?host=%2Ftmp%2Fsock")).toEqual({
    url: "postgres://v@localhost/vocal",
    path: "/tmp/sock/.s.PGSQL.5432",
  });
  const plain = "postgres://v:p@db.example.org:6000/vocal?sslmode=require";
  expect(connectionOptions(plain)).toEqual({ url: plain });
});

test("the application's role is derived from the owner's URL and the secret alone", () => {
  const owner = "postgres://vocal:own@db.example.org/vocal?host=%2Ftmp%2Fsock";
  const url = new URL(appRoleUrl(owner, "one secret"));
  expect(url.username).toBe("vocal_app");
  expect(url.password).toMatch(/^[0-9a-f]{64}$/);
  expect(url.searchParams.get("host")).toBe("/tmp/sock");
  expect(appRoleUrl(owner, "another secret")).not.toBe(url.href);
  expect(() => appRoleUrl("postgres://localhost/vocal", "s")).toThrow(RangeError);
});

/** A transaction whose connection the server ends, and that only then asks on, when told. */
function losing(mine: postgres.Sql, other: postgres.Sql) {
  let askOn = () => {};
  const told = new Promise<void>((resolve) => {
    askOn = resolve;
  });
  const answers: PromiseSettledResult<unknown>[] = [];
  const ended = mine.begin(async (tx) => {
    const [row] = await tx<{ pid: number }[]>`select pg_backend_pid() as pid`;
    await other`select pg_terminate_backend(${row?.pid ?? 0}, 5000)`;
    answers.push(...(await Promise.allSettled([tx`select 1`, tx`select 2`])));
    await told;
    answers.push(...(await Promise.allSettled([tx`select 3`])));
  });
  return { ended, askOn, answers };
}

test("a transaction whose connection is lost fails, and touches no other one", async () => {
  const mine = connect(db.ownerUrl(), 1);
  const other = connect(db.ownerUrl(), 1);
  for (let round = 0; round < 5; round += 1) {
    const { ended, askOn, answers } = losing(mine, other);
    await expect(ended).rejects.toThrow(/CONNECTION_CLOSED|terminating connection/);
    await mine.begin(async (tx) => {
      const [before] = await tx`select txid_current() as id`;
      askOn();
      await expect.poll(() => answers.length).toBe(3);
      expect(await tx`select txid_current() as id`).toEqual([before]);
    });
    expect(answers.map(({ status }) => status)).toEqual(["rejected", "rejected", "rejected"]);
  }
  await Promise.all([mine.end(), other.end()]);
});

/** PostgreSQL behind a door that hangs up once, as soon as the client asks for the types of arrays. */
async function hangingUpOnce(hangUp: (socket: Socket) => void) {
  const { path = "" } = connectionOptions(db.ownerUrl());
  let isFirst = true;
  const door = createServer((socket) => {
    const behind = path ? createConnection(path) : createConnection(hostOf(db.ownerUrl()));
    socket.on("data", (asked) => {
      if (isFirst && asked.includes("pg_type")) {
        isFirst = false;
        hangUp(socket);
      } else behind.write(asked);
    });
    behind.on("data", (answer) => socket.write(answer));
    for (const one of [socket, behind]) one.on("error", () => {});
    socket.on("close", () => behind.destroy());
    behind.on("close", () => socket.destroy());
  }).listen(0, "127.0.0.1");
  await once(door, "listening");
  const url = new URL(db.ownerUrl());
  url.searchParams.delete("host");
  url.hostname = "127.0.0.1";
  url.port = String((door.address() as AddressInfo).port);
  return { url: url.href, door };
}

const hostOf = (url: string) => ({
  host: new URL(url).hostname,
  port: Number(new URL(url).port || 5432),
});

test("a connection that ends while it is being set up is set up again, or fails its query", async () => {
  const ended = await hangingUpOnce((socket) => socket.end());
  const again = connect(ended.url, 1);
  expect(await again`select 1 as one`).toEqual([{ one: 1 }]);
  const reset = await hangingUpOnce((socket) => socket.resetAndDestroy());
  const failing = connect(reset.url, 1);
  await expect(failing`select 1`).rejects.toThrow(/ECONNRESET|EPIPE/);
  expect(await failing`select 1 as one`).toEqual([{ one: 1 }]);
  await Promise.all([again.end(), failing.end()]);
  for (const { door } of [ended, reset]) door.close();
});
