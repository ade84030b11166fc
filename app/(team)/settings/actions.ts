"use server";

import { revalidatePath } from "next/cache";
import { action, answerForm } from "@/app/_wiring/action";
import { parseForm } from "@/app/_wiring/input";
import { requireMember, sessionClaim } from "@/app/_wiring/session";
import { makeApiKey, revokeApiKey } from "@/lib/access/api-keys";
import { inviteMember, renewLink } from "@/lib/access/invite-member";
import {
  changeRole,
  deactivateMember,
  reactivateMember,
  signOutMember,
} from "@/lib/access/members";
import { editOrganization } from "@/lib/access/organization";
import { changeName, changePassword, endOwnSession } from "@/lib/access/own-account";
import {
  ChangeAccount,
  ChangePassword,
  ChangeRole,
  ChooseDigest,
  EditOrganization,
  EndSession,
  InviteMember,
  MakeApiKey,
  OneMember,
  RevokeApiKey,
} from "@/lib/access/shapes";
import { chooseDigest } from "@/lib/access/weekly-digest";
import type { Answer } from "@/lib/ground/answer";

/** What was changed shows at once, in the frame as well. */
async function shown<R>(answer: Promise<Answer<R>>): Promise<Answer<R>> {
  const given = await answer;
  if (given.ok) revalidatePath("/", "layout");
  return given;
}

export const saveOrganization = async (input: unknown) =>
  shown(action(EditOrganization, editOrganization)(input));

export const invite = async (input: unknown) =>
  shown(action(InviteMember, (ctx, member) => inviteMember(ctx, member))(input));

export const giveRole = async (input: unknown) => shown(action(ChangeRole, changeRole)(input));

export const giveLink = async (input: unknown) =>
  action(OneMember, (ctx, member) => renewLink(ctx, member))(input);

export const signOutEverywhere = async (input: unknown) =>
  shown(action(OneMember, signOutMember)(input));

export const deactivate = async (input: unknown) =>
  shown(action(OneMember, deactivateMember)(input));

export const reactivate = async (input: unknown) =>
  shown(action(OneMember, reactivateMember)(input));

export const makeKey = async (input: unknown) => shown(action(MakeApiKey, makeApiKey)(input));

export const revokeKey = async (input: unknown) => shown(action(RevokeApiKey, revokeApiKey)(input));

export const saveName = async (input: unknown) => shown(action(ChangeAccount, changeName)(input));

export const endSession = async (input: unknown) => shown(action(EndSession, endOwnSession)(input));

export const saveDigest = async (input: unknown) =>
  shown(action(ChooseDigest, chooseDigest)(input));

/** The session that changes the password stays; all others end. */
export const savePassword = async (input: unknown) =>
  shown(
    answerForm(async () => {
      const [ctx, claim] = [await requireMember(), await sessionClaim()];
      await changePassword(ctx, parseForm(ChangePassword, input), claim?.sessionId);
    }),
  );
