import type { Metadata } from "next";
import { requirePermission } from "@/app/_wiring/session";
import { makeKey, revokeKey } from "@/app/(team)/settings/actions";
import { KeyForm } from "@/components/people/key-form";
import { KeyTable } from "@/components/people/key-table";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { Panel } from "@/components/ui/panel";
import { readApiKeys } from "@/lib/access/api-keys";
import { readOrganization } from "@/lib/access/organization";

export const metadata: Metadata = { title: "API keys" };

export default async function KeysPage() {
  const ctx = await requirePermission("api-keys.manage");
  const [keys, { timeZone }] = [await readApiKeys(ctx), await readOrganization(ctx)];
  return (
    <>
      <Panel
        title="New key"
        lead="Programs sign in with a key instead of a password."
        actions={<LinkButton href="/api/docs">API documentation</LinkButton>}
      >
        <KeyForm action={makeKey} />
      </Panel>
      {keys.length === 0 ? (
        <EmptyState title="No key yet">
          Make one above for the system whose interactions you want to follow.
        </EmptyState>
      ) : (
        <KeyTable keys={keys} timeZone={timeZone} revoke={revokeKey} />
      )}
    </>
  );
}
