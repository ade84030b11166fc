import type { Door } from "@/lib/access/door";
import { embedDoor } from "@/lib/front-door/embed-door";
import { preferencesDoor } from "@/lib/front-door/preferences-door";
import { surveyDoor } from "@/lib/front-door/survey-door";
import type { Handle } from "./listener";
import { askOf, sendAnswer } from "./node-exchange";

const doors = Object.entries({
  "/s/": surveyDoor,
  "/u/": preferencesDoor,
  "/embed.js": embedDoor,
});

/** Public pages first, because there a request costs a twentieth of what it costs behind Next. */
export function frontDoorFirst({ database, now }: Door, secret: string, pages: Handle): Handle {
  return async (incoming, outgoing) => {
    const [, open] = doors.find(([prefix]) => incoming.url?.startsWith(prefix)) ?? [];
    const answer = await open?.(askOf(incoming), { database, now, secret });
    if (answer) sendAnswer(answer, incoming, outgoing);
    else await pages(incoming, outgoing);
  };
}
