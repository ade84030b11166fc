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
