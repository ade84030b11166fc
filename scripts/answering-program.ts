import { parentPort, workerData } from "node:worker_threads";
import { openDatabase } from "@/lib/db/client";
import { surveyDoor } from "@/lib/front-door/survey-door";
import type { AnsweringTask } from "./answering";
import { type Asked, type CarriedAnswer, CarriedAsk } from "./carried-ask";

// The thread that answering.ts asks: what customers send is checked, judged and written here.

const { url, secret }: AnsweringTask = workerData;
const database = openDatabase(url);
let answered: CarriedAnswer[] = [];

/** What is answered in one turn of the event loop goes back together. */
function tell(one: CarriedAnswer): void {
  answered.push(one);
  if (answered.length > 1) return;
  setImmediate(() => {
    parentPort?.postMessage(answered);
    answered = [];
  });
}

async function answer({ id, request }: Asked): Promise<void> {
  const answer = await surveyDoor(new CarriedAsk(request), { database, secret });
  if (!answer) throw new RangeError(`${request.path} is no survey's address.`);
  const { status, headers, body } = answer;
  // A copy, because what is carried of a buffer is all of the memory that it is a part of.
  tell({ id, status, headers, body: body && new Uint8Array(body) });
}

parentPort?.on("message", async (asked: readonly Asked[] | "stop") => {
  if (asked !== "stop") for (const one of asked) void answer(one);
  else {
    await database.close();
    parentPort?.close();
  }
});
