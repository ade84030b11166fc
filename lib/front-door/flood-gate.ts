import { KeyThrottle } from "@/lib/access/throttle-key";
import { Refusal } from "@/lib/ground/refusal";
import type { Ask } from "./exchange";

// Anybody may answer an open survey, also a program. A form counts less when the page's own script
// sends it, which it does at each answer; people in one house may share one address.
const finished = new KeyThrottle({ burst: 120, perSecond: 1 });
const underWay = new KeyThrottle({ burst: 600, perSecond: 5 });

/** Lets a form pass, or not, by how many came from there. @throws Refusal "throttled" */
export function passFloodGate({ caller }: Ask, surveyId: string, quiet: boolean): void {
  const gate = quiet ? underWay : finished;
  const retryAfterSeconds = gate.take(`${surveyId} ${caller()}`, Date.now());
  if (retryAfterSeconds === 0) return;
  const message = "Many answers have come from where you are. Please try again in a minute.";
  throw new Refusal("throttled", message, { retryAfterSeconds });
}
