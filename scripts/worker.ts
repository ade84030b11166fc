import { applicationDatabase, applicationUrl } from "@/lib/db/application-database";
import { WrongConfiguration } from "@/lib/ground/env";
import { serveQueues } from "./queue-handlers";
import { whenStopped } from "./when-stopped";

async function work(): Promise<void> {
  const database = applicationDatabase();
  const worker = await serveQueues(database, applicationUrl());
  console.log("Vocal's worker is running. Ctrl-C stops it.");
  await whenStopped();
  await worker.stop();
  await database.close();
}

work().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error instanceof WrongConfiguration ? error.message : error);
    process.exit(1);
  },
);
