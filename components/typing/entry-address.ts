import { addressOf } from "@/components/ui/address-of";
import type { TypeIn } from "@/lib/responses/type-in-shapes";

/** Where answers of this person are typed in; `form` is the survey alone. */
export function entryAddress({ surveyId, ...rest }: TypeIn, form = false): string {
  return addressOf(`/surveys/${surveyId}/enter${form ? "/form" : ""}`, rest);
}
