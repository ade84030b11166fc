import { fork } from "node:child_process";
import { once } from "node:events";

export interface OwnServer {
  /** Owner's URL of an empty database. */
  url: string;
  /** Ends every process of the database server at once, and starts it again. */
  kill: () => Promise<void>;
  stop: () => Promise<void>;
}

/** A PostgreSQL that nobody else uses, so that it can be killed. */
export async function startOwnDatabase(database: string): Promise<OwnServer> {
  const child = fork("scripts/testing/own-postgres.mjs", [".data/crash-tests", database]);
  const [{ url }] = (await once(child, "message")) as [{ url: string }];
  return {
    url,
    kill: async () => {
      child.send("kill");
      await once(child, "message");
    },
    stop: async () => {
      child.disconnect();
      await once(child, "exit");
    },
  };
}
