import "server-only";
import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { NextRequest, NextResponse } from "next/server";
import NextAuth, { type AuthOptions, type User } from "next-auth";
import CredentialsProvider from "next-auth/providers/credentials";
import { z } from "zod";
import { sessionCookie } from "@/app/_wiring/cookie";
import { door } from "@/app/_wiring/door";
import { parseForm } from "@/app/_wiring/input";
import { Claim } from "@/app/_wiring/session";
import type { SessionClaim } from "@/lib/access/authenticate-session";
import { endSession } from "@/lib/access/end-session";
import { sessionSeconds } from "@/lib/access/open-session";
import { safePath } from "@/lib/access/safe-path";
import { SignIn, UseLink } from "@/lib/access/shapes";
import { type Caller, signIn } from "@/lib/access/sign-in";
import { useSignInLink } from "@/lib/access/use-sign-in-link";
import { env } from "@/lib/ground/env";
import { log } from "@/lib/ground/log";
import { isRefusal, Refusal } from "@/lib/ground/refusal";

type Fields = Record<string, string>;

function callerOf(headers: Record<string, unknown> | undefined): Caller {
  const text = (name: string) => {
    const value = headers?.[name];
    return typeof value === "string" ? value : undefined;
  };
  // scripts/server.ts overwrites this header with the peer's address.
  return { address: text("x-vocal-address") ?? "unknown", userAgent: text("user-agent") ?? null };
}

/** next-auth puts what is thrown into a URL, so only a code may leave here. */
async function claimed(work: () => Promise<SessionClaim>): Promise<User & SessionClaim> {
  try {
    const claim = await work();
    return { id: claim.sessionId, ...claim };
  } catch (error) {
    if (!isRefusal(error)) log.error("sign-in.failed", error);
    throw new Error(isRefusal(error) ? error.code : "failed");
  }
}

const providers = [
  CredentialsProvider({
    id: "password",
    credentials: { email: { type: "email" }, password: { type: "password" } },
    authorize: (fields, { headers }) =>
      claimed(async () => signIn(door(), parseForm(SignIn, fields), callerOf(headers))),
  }),
  CredentialsProvider({
    id: "link",
    credentials: { token: { type: "text" } },
    authorize: (fields, { headers }) =>
      claimed(async () =>
        useSignInLink(door(), parseForm(UseLink, fields), callerOf(headers).userAgent),
      ),
  }),
];

/** next-auth as Vocal uses it: the cookie names a session, the session's row decides. */
export function authOptions(): AuthOptions {
  const { AUTH_SECRET, APP_URL } = env();
  return {
    providers,
    secret: AUTH_SECRET,
    session: { strategy: "jwt", maxAge: sessionSeconds },
    useSecureCookies: APP_URL.startsWith("https:"),
    cookies: { sessionToken: sessionCookie() },
    pages: { signIn: "/sign-in", signOut: "/", error: "/sign-in" },
    callbacks: {
      jwt: ({ token, user }) => {
        if (!user) return token;
        const { organizationId, sessionId } = Claim.parse(user);
        return { organizationId, sessionId };
      },
      session: ({ session }) => ({ expires: session.expires }),
      redirect: ({ url }) => {
        const path = url.startsWith(APP_URL) ? url.slice(APP_URL.length) : url;
        return `${APP_URL}${safePath(path)}`;
      },
    },
    events: {
      signOut: async ({ token }) => {
        const { data } = Claim.safeParse(token);
        if (data) await endSession(door(), data);
      },
    },
    logger: {
      error: (code) => log.warn("next-auth.error", { code }),
      warn: () => {},
      debug: () => {},
    },
  };
}

async function ask(path: string[], fields?: Fields): Promise<Response> {
  const request = new NextRequest(`${env().APP_URL}/api/auth/${path.join("/")}`, {
    method: fields ? "POST" : "GET",
    ...(fields && { body: new URLSearchParams(fields) }),
  });
  const params = Promise.resolve({ nextauth: path });
  const response: Response = await NextAuth(request, { params }, authOptions());
  const jar = await cookies();
  const given = new NextResponse(null, { headers: response.headers }).cookies.getAll();
  for (const cookie of given) jar.set(cookie);
  return response;
}

/** Asks next-auth from within a server action, as its own pages would. @returns where it leads */
async function throughNextAuth(path: string[], fields: Fields): Promise<URL> {
  const csrf: unknown = await (await ask(["csrf"])).json();
  const { csrfToken } = z.object({ csrfToken: z.string() }).parse(csrf);
  const response = await ask(path, { ...fields, csrfToken });
  return new URL(response.headers.get("location") ?? "/", env().APP_URL);
}

const refusals = {
  unauthenticated: "The e-mail address or password is wrong.",
  throttled: "Too many attempts to sign in. Try again in a few minutes.",
} as const;

/** Signs in by password or by a link's secret, in a server action. @throws Refusal when not let in */
export async function enter(provider: "password" | "link", fields: Fields): Promise<void> {
  const error = (await throughNextAuth(["callback", provider], fields)).searchParams.get("error");
  if (error === null) return;
  if (error === "throttled") throw new Refusal("throttled", refusals.throttled);
  if (error === "failed") throw new Error("Signing in failed; the reason is logged.");
  throw new Refusal("unauthenticated", refusals.unauthenticated);
}

/** Signs out and leads to the sign-in page. */
export async function leave(): Promise<void> {
  await throughNextAuth(["signout"], {});
  redirect("/sign-in");
}
