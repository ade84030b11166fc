import type { ComponentProps } from "react";
import { TextField } from "@/components/ui/text-field";

type Name = "accountSid" | "apiUrl";

interface TwilioFieldsProps {
  register: (name: Name) => ComponentProps<"input">;
  errors: Partial<Record<Name, { message?: string }>>;
}

/** Whose account at Twilio, and in which region. */
export function TwilioFields({ register, errors }: TwilioFieldsProps) {
  return (
    <div className="grid gap-5 sm:grid-cols-2">
      <TextField
        label="Account SID"
        hint="Starts with AC."
        error={errors.accountSid?.message}
        {...register("accountSid")}
      />
      <TextField
        label="API address"
        hint="Only for a region of its own."
        optional
        placeholder="https://api.twilio.com"
        error={errors.apiUrl?.message}
        {...register("apiUrl")}
      />
    </div>
  );
}
