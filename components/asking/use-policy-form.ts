"use client";

import { useState } from "react";
import { policyValues } from "@/components/asking/policy-values";
import { useActionForm } from "@/components/ui/use-action-form";
import type { Answer } from "@/lib/ground/answer";
import type { ContactPolicy } from "@/lib/touchpoints/contact-policy";
import { SaveContactPolicy } from "@/lib/touchpoints/save-contact-policy-shape";

/** The form of the contact policy. */
export function usePolicyForm(
  policy: ContactPolicy,
  save: (input: unknown) => Promise<Answer<ContactPolicy>>,
) {
  const [done, setDone] = useState<string>();
  const form = useActionForm({
    shape: SaveContactPolicy,
    action: save,
    defaultValues: policyValues(policy),
    onDone: () => setDone("Saved. It holds from the next decision on."),
  });
  return { ...form, done };
}

export type PolicyFormState = ReturnType<typeof usePolicyForm>;
