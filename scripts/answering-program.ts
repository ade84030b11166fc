import { parentPort, workerData } from "node:worker_threads";
import { openDatabase } from "@/lib/db/client";
import { surveyDoor } from "@/lib/front-door/survey-door";
import { log } from "@/lib/ground/log";
import type { AnsweringTask } from "./answering";
import { type Asked, CarriedAsk, type Told } from "./carried-ask";

// The thread that answering.ts asks: what customers send is checked, judged and written here.

const { url, secret }: AnsweringTask = workerData;
const database = openDatabase(url);
let told: Told[] = [];

/** What is answered in one turn of the event loop goes back together. */
function tell(one: Told): void {
  told.push(one);
  if (told.length > 1) return;
  setImmediate(() => {
    parentPort?.postMessage(told);
    told = [];
  });
}

async function answer({ id, request }: Asked): Promise<void> {
  try {
    const given = await surveyDoor(new CarriedAsk(request), { database, secret });
    // A copy, because what is carried of a buffer is all of the memory that it is a part of.
    tell({
      id,
      ...(given && { answer: { ...given, body: given.body && new Uint8Array(given.body) } }),
    });
  } catch (error) {
    log.error("answering.failed", error);
    tell({ id });
  }
}

parentPort?.on("message", async (asked: readonly Asked[] | "stop") => {
  if (asked !== "stop") for (const one of asked) void answer(one);
  else {
    await database.close();
    parentPort?.close();
  }
});
