import { PgBoss } from "pg-boss";
import { applicationUrl } from "@/lib/db/application-database";

const queue = "values.fit"; // Any will do: nobody else works here.

/** Jobs a second that the queue alone hands out and takes back, so many at a time. */
export async function jobsPerSecond(jobs: number, atATime: number): Promise<number> {
  const boss = new PgBoss({
    connectionString: applicationUrl(),
    ...{ schema: "pgboss", createSchema: false, migrate: false },
    ...{ supervise: false, schedule: false, max: 1 },
  });
  await boss.start();
  const payloads = Array.from({ length: jobs }, (_, n) => ({ data: { n } }));
  for (let n = 0; n < jobs; n += 1000) await boss.insert(queue, payloads.slice(n, n + 1000));
  const begun = performance.now();
  for (let taken = 0; taken < jobs; ) {
    const got = await boss.fetch(queue, { batchSize: atATime });
    await boss.complete(
      queue,
      got.map(({ id }) => id),
    );
    taken += got.length;
  }
  const seconds = (performance.now() - begun) / 1000;
  await boss.stop({ graceful: false });
  return jobs / seconds;
}
