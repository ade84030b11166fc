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
  const gone = once(child, "exit").then(() => {
    throw new Error("The database's keeper has ended.");
  });
  const told = async (): Promise<string> => {
    const [{ url }] = (await Promise.race([once(child, "message"), gone])) as [{ url: string }];
    return url;
  };
  return {
    url: await told(),
    kill: async () => {
      child.send("kill");
      await told();
    },
    stop: async () => {
      child.disconnect();
      await once(child, "exit");
    },
  };
}
