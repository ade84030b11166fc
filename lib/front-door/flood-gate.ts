import ipaddr from "ipaddr.js";
import type { Context } from "@/lib/access/context";
import { KeyThrottle } from "@/lib/access/throttle-key";
import { Refusal } from "@/lib/ground/refusal";
import type { Intent } from "@/lib/responses/judge-submission";
import type { OpenForm } from "@/lib/responses/open-form";
import type { Ask } from "./exchange";
import { gatheredAt } from "./gathered-visits";

// Anybody may answer an open survey, also a program. What goes on with answers that are kept already
// counts less, since the page's own script sends it at each answer; people in one house may share one
// address.
const finished = new KeyThrottle({ burst: 120, perSecond: 1 });
const underWay = new KeyThrottle({ burst: 600, perSecond: 5 });

/**
 * Lets a form pass, or not, by how many came from there and by what it would write, whatever it says
 * of itself: a first row and a completion count in full. @throws Refusal "throttled"
 */
export async function passFloodGates(
  ask: Ask,
  ctx: Context,
  form: OpenForm,
  intent: Intent,
): Promise<void> {
  const key = `${form.surveyId} ${neighbourhoodOf(ask.caller())}`;
  if (intent === "keep") {
    pass(underWay, key);
    const visit = await gatheredAt(ctx).visitOpen(form);
    if (visit?.kept) return;
  }
  pass(finished, key);
}

function pass(gate: KeyThrottle, key: string): void {
  const retryAfterSeconds = gate.take(key, Date.now());
  if (retryAfterSeconds === 0) return;
  const message = "Many answers have come from where you are. Please try again in a minute.";
  throw new Refusal("throttled", message, { retryAfterSeconds });
}

/** Whoever has one IPv6 address has all of its /64 network, and could call from each in turn. */
export function neighbourhoodOf(address: string): string {
  if (!ipaddr.isValid(address)) return address;
  const parsed = ipaddr.process(address);
  if (!(parsed instanceof ipaddr.IPv6)) return parsed.toString();
  return `${parsed.parts
    .slice(0, 4)
    .map((part) => part.toString(16))
    .join(":")}::/64`;
}
