"use server";

import { redirect } from "next/navigation";
import { answerForm } from "@/app/_wiring/action";
import { enter } from "@/app/_wiring/auth";
import { door } from "@/app/_wiring/door";
import { parseForm } from "@/app/_wiring/input";
import { join } from "@/lib/access/join";
import { setUp } from "@/lib/access/set-up";
import { Join, SetUp, SignIn, UseLink } from "@/lib/access/shapes";
import type { Answer } from "@/lib/ground/answer";
import { isRefusal } from "@/lib/ground/refusal";

/** Signs in by e-mail and password. */
export async function signInByPassword(input: unknown): Promise<Answer<void>> {
  return answerForm(() => enter("password", parseForm(SignIn, input)));
}

/** Makes the organisation and its administrator, who is then signed in. */
export async function setUpVocal(input: unknown): Promise<Answer<void>> {
  return answerForm(async () => enter("link", await setUp(door(), parseForm(SetUp, input))));
}

/** Follows an invitation to be a member, who is then signed in. */
export async function joinOrganization(input: unknown): Promise<Answer<void>> {
  return answerForm(async () => enter("link", await join(door(), parseForm(Join, input))));
}

/** Uses a one-time link up. Only this changes anything: opening the page does not. */
export async function signInByLink(token: string): Promise<void> {
  try {
    await enter("link", parseForm(UseLink, { token }));
  } catch (error) {
    if (!isRefusal(error)) throw error;
    redirect("/sign-in?error=link");
  }
  redirect("/");
}
