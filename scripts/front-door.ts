import type { IncomingMessage } from "node:http";
import type { Door } from "@/lib/access/door";
import { embedDoor } from "@/lib/front-door/embed-door";
import type { Answer, DoorDependencies } from "@/lib/front-door/exchange";
import { preferencesDoor } from "@/lib/front-door/preferences-door";
import { surveyDoor, surveyPutOff, surveyUnread } from "@/lib/front-door/survey-door";
import type { Answering } from "./answering";
import { CarriedAsk } from "./carried-ask";
import type { Handle } from "./listener";
import { askOf, carriedFrom, sendAnswer } from "./node-exchange";

type Opened = Promise<Answer | undefined>;

/** Public pages first, because there a request costs a twentieth of what it costs behind Next. */
export function frontDoorFirst(
  { database, now }: Door,
  secret: string,
  answering: Answering,
  pages: Handle,
): Handle {
  const deps = { database, now, secret };
  return async (incoming, outgoing) => {
    const answer = await opened(incoming, deps, answering);
    if (answer) sendAnswer(answer, incoming, outgoing);
    else await pages(incoming, outgoing);
  };
}

function opened(incoming: IncomingMessage, deps: DoorDependencies, answering: Answering): Opened {
  const { url = "/", method } = incoming;
  if (url.startsWith("/s/")) {
    return method === "POST" ? sent(incoming, deps, answering) : surveyDoor(askOf(incoming), deps);
  }
  if (url.startsWith("/u/")) return preferencesDoor(askOf(incoming), deps);
  return url.startsWith("/embed.js") ? embedDoor(askOf(incoming), deps) : nobody;
}

const nobody = Promise.resolve(undefined);

/** What a customer sent is judged in the answering thread, or here where that one died over it. */
async function sent(
  incoming: IncomingMessage,
  deps: DoorDependencies,
  answering: Answering,
): Opened {
  const ask = askOf(incoming);
  let body: Buffer;
  try {
    body = await ask.body();
  } catch (error) {
    return surveyUnread(ask, error);
  }
  const request = carriedFrom(incoming, ask, body);
  const again = new CarriedAsk(request);
  try {
    return (await answering.answer(request)) ?? (await surveyDoor(again, deps));
  } catch (error) {
    return surveyPutOff(again, error);
  }
}
