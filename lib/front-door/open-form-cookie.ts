import { env } from "@/lib/ground/env";
import type { Ask } from "./exchange";
import type { OpenPath } from "./open-address";

// The form a browser was handed, so that a second tab, a reload or a second opening of the link is the
// same response. It says nothing about who answers, and is sent to this survey's address alone.

const name = "form";
const dayInSeconds = 86_400;

/** The signed form a browser brought along. */
export function formInCookie(ask: Ask): string | undefined {
  const pairs = (ask.header("cookie") ?? "").split(";").map((pair) => pair.trim());
  return pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1);
}

/** The header that hands a form to a browser; an empty one is forgotten at once. */
export function formCookie({ start }: OpenPath, token: string): Record<string, string> {
  const secure = env().APP_URL.startsWith("https:") ? "; Secure" : "";
  const scope = `Path=${start}; Max-Age=${token ? dayInSeconds : 0}; HttpOnly; SameSite=Lax${secure}`;
  return { "set-cookie": `${name}=${token}; ${scope}` };
}
