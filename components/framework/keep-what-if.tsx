"use client";

import { useRouter } from "next/navigation";
import { useActionState } from "react";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/text-field";
import type { requestOf } from "@/lib/framework/what-if-address";
import type { Answer } from "@/lib/ground/answer";

interface KeepWhatIfProps {
  improvement: NonNullable<ReturnType<typeof requestOf>>;
  keep(input: unknown): Promise<Answer<void>>;
}

/** Keeps what is being tried under a name, to stand beside others below. */
export function KeepWhatIf({ improvement, keep }: KeepWhatIfProps) {
  const router = useRouter();
  const [outcome, submit, isBusy] = useActionState(
    async (_: Answer<void> | null, form: FormData) => {
      const given = await keep({ name: form.get("name"), improvement });
      if (given.ok) router.refresh();
      return given;
    },
    null,
  );
  return (
    <form action={submit} className="flex items-end gap-3 border-t border-line pt-4">
      <TextField
        className="flex-1"
        label="Keep it as"
        name="name"
        placeholder="Shorter hold times"
        error={outcome?.ok === false ? outcome.message : undefined}
      />
      <Button type="submit" busy={isBusy} className="max-sm:h-11">
        Keep
      </Button>
      <p role="status" className="sr-only">
        {outcome?.ok ? "Kept." : ""}
      </p>
    </form>
  );
}
