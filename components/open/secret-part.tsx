"use client";

import { useState } from "react";
import { ConfirmButton } from "@/components/ui/confirm-button";
import { CopyField } from "@/components/ui/copy-field";
import { Notice } from "@/components/ui/notice";
import type { Answer } from "@/lib/ground/answer";

interface SecretPartProps {
  /** The day it was made; absent while there is none. */
  made: string | undefined;
  roll: (() => Promise<Answer<{ secret: string }>>) | undefined;
}

const example = `const expires = Math.floor(Date.now() / 1000) + 3600; // at most a day ahead
const signature = createHmac("sha256", secret)
  .update(customer + "\\n" + expires).digest("hex");
// <script async src="…" data-customer="…" data-expires="…" data-signature="…"></script>`;

/** How a site says who its visitor is, so that the answer belongs to that customer. */
export function SecretPart({ made, roll }: SecretPartProps) {
  const [secret, setSecret] = useState<string>();
  const act = async (): Promise<Answer<unknown>> => {
    const answer = await roll?.();
    if (answer?.ok) setSecret(answer.value.secret);
    return answer ?? { ok: true, value: undefined };
  };
  return (
    <section aria-labelledby="signed-customers" className="flex max-w-3xl flex-col gap-3">
      <h3 id="signed-customers" className="text-sm font-semibold">
        Signed-in visitors
      </h3>
      <p className="text-sm text-ink-muted">
        A site that knows its visitor can say so: its server signs the customer's external id with
        the organisation's secret, and the answer belongs to that customer. Without a signature that
        holds, or for a customer Vocal does not know, the answer is nobody's.
      </p>
      <pre className="rounded-md bg-sunken p-3 text-xs break-words whitespace-pre-wrap">
        {example}
      </pre>
      {secret && (
        <Notice tone="good" title="Copy the secret now: it is not shown again" live>
          <div className="mt-2">
            <CopyField label="Secret" value={secret} />
          </div>
        </Notice>
      )}
      <div className="flex flex-wrap items-center gap-3">
        {roll && (
          <ConfirmButton
            label={made ? "Make a new secret" : "Make the secret"}
            question={made ? "Make a new secret?" : "Make the secret?"}
            confirmLabel={made ? "Make a new one" : "Make it"}
            act={act}
          >
            {made
              ? "What was signed with the present one no longer counts, on every site of the organisation."
              : "It is the whole organisation's, and belongs on the site's server, never in a page."}
          </ConfirmButton>
        )}
        <p className="text-sm text-ink-muted">
          {made ? `The present secret was made on ${made}.` : "There is no secret yet."}
          {!roll && " Administrators make it."}
        </p>
      </div>
    </section>
  );
}
