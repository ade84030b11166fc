"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { action } from "@/app/_wiring/action";
import { eraseCustomer } from "@/lib/customers/erase-customer";
import { CustomerRequest } from "@/lib/customers/shapes";
import type { Answer } from "@/lib/ground/answer";
import { addReferral as add } from "@/lib/value/referrals/add-referral";
import { removeReferral as remove } from "@/lib/value/referrals/remove-referral";
import { AddReferral, OneReferral } from "@/lib/value/referrals/shapes";

export const erase = async (customerId: string) => {
  const answer = await action(CustomerRequest, eraseCustomer)({ customerId });
  if (answer.ok) redirect("/customers");
  return answer;
};

async function shown<R>(answer: Promise<Answer<R>>): Promise<Answer<R>> {
  const given = await answer;
  if (given.ok) revalidatePath("/customers/[customerId]", "page");
  return given;
}

export const addReferral = async (input: unknown) => shown(action(AddReferral, add)(input));

export const removeReferral = async (referralId: string) =>
  shown(action(OneReferral, remove)({ referralId }));
