import "server-only";
import { cookies, headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { decode } from "next-auth/jwt";
import { cache } from "react";
import { z } from "zod";
import { sessionCookie } from "@/app/_wiring/cookie";
import { door } from "@/app/_wiring/door";
import {
  authenticateSession,
  type SessionClaim,
  type SignedIn,
} from "@/lib/access/authenticate-session";
import { may, type Permission } from "@/lib/access/permit";
import { safePath } from "@/lib/access/safe-path";
import { env } from "@/lib/ground/env";

/** What the sealed cookie holds. */
export const Claim = z.object({ organizationId: z.uuid(), sessionId: z.uuid() });

/** What the session cookie claims; undefined when there is none or it was tampered with. */
export async function sessionClaim(): Promise<SessionClaim | undefined> {
  const token = (await cookies()).get(sessionCookie().name)?.value;
  if (!token) return undefined;
  // The library throws on every token that it did not seal itself.
  const claim = await decode({ token, secret: env().AUTH_SECRET }).catch(() => null);
  return Claim.safeParse(claim).data;
}

/** Who is signed in, read once per request. */
export const signedIn = cache(async (): Promise<SignedIn | undefined> => {
  const claim = await sessionClaim();
  return claim && authenticateSession(door(), claim);
});

/** The context of the signed-in member; whoever is not signed in is sent to do so. */
export async function requireMember(): Promise<SignedIn["ctx"]> {
  return (await requireSignedIn()).ctx;
}

/** The address of the page that is asked for; a navigation within the page adds its own mark. */
async function wantedPath(): Promise<string | null> {
  const path = (await headers()).get("x-vocal-path");
  return path?.replace(/[?&]_rsc=[^&]*/, "") ?? null;
}

/** The same with what the page's frame shows. */
export async function requireSignedIn(): Promise<SignedIn> {
  const found = await signedIn();
  if (found) return found;
  const path = safePath(await wantedPath());
  redirect(path === "/" ? "/sign-in" : `/sign-in?to=${encodeURIComponent(path)}`);
}

/** For a page that is not for everyone: whoever may not see it is told that there is none. */
export async function requirePermission(permission: Permission): Promise<SignedIn["ctx"]> {
  const ctx = await requireMember();
  if (!may(ctx.actor, permission)) notFound();
  return ctx;
}
