import { env } from "@/lib/ground/env";

/** The session's cookie: sealed, out of scripts' reach, not sent along from other sites. */
export function sessionCookie() {
  const secure = env().APP_URL.startsWith("https:");
  return {
    name: `${secure ? "__Host-" : ""}vocal-session`,
    options: { httpOnly: true, sameSite: "lax", path: "/", secure },
  } as const;
}
