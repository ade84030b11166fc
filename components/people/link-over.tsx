import { Doorway } from "@/components/people/doorway";
import { LinkButton } from "@/components/ui/link-button";

/** A one-time link that cannot be used, whatever the reason. */
export function LinkOver() {
  return (
    <Doorway
      title="This link no longer works"
      lead="It was used before, or has run out. Ask an administrator for a new one."
    >
      <LinkButton href="/sign-in">Go to sign in</LinkButton>
    </Doorway>
  );
}
