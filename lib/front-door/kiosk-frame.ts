import type { Answer, Ask } from "./exchange";

/** How long the frame shows that something is amiss, and how long what can be sent once more. */
const secondsOfNotice = 15;
const secondsToSendAgain = 60;

/**
 * What is answered below a kiosk's screen, so that its frame shows it whatever it is, no browser
 * keeps it, and what cannot be gone on with leads back to the start although nobody touches it.
 */
export function inKioskFrame({ path }: Ask, answer: Answer): Answer {
  const [, screen] = /^(\/s\/p\/[a-z0-9-]{3,60}\/kiosk)\/./.exec(path) ?? [];
  const policy = answer.headers["content-security-policy"];
  if (screen === undefined || policy === undefined) return answer;
  const { status } = answer;
  const seconds = status === 429 || status === 503 ? secondsToSendAgain : secondsOfNotice;
  const headers = {
    ...answer.headers,
    "content-security-policy": policy.replace("frame-ancestors 'none'", "frame-ancestors 'self'"),
    "cache-control": "no-store",
    // A form that came back with what is wrong with it waits for whoever fills it in.
    ...(status >= 400 && status !== 422 && { refresh: `${seconds};url=${screen}/start` }),
  };
  return { ...answer, headers };
}
