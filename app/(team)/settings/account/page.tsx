import type { Metadata } from "next";
import { requireMember, sessionClaim } from "@/app/_wiring/session";
import { endSession, saveDigest, saveName, savePassword } from "@/app/(team)/settings/actions";
import { NameForm, PasswordForm } from "@/components/people/account-forms";
import { DigestForm } from "@/components/people/digest-form";
import { SessionList } from "@/components/people/session-list";
import { Panel } from "@/components/ui/panel";
import { readOrganization } from "@/lib/access/organization";
import { readOwnAccount } from "@/lib/access/own-account";
import { readDigestChoice } from "@/lib/access/weekly-digest";

export const metadata: Metadata = { title: "Your account" };

export default async function AccountPage() {
  const [ctx, claim] = [await requireMember(), await sessionClaim()];
  const { sessions, hasPassword } = await readOwnAccount(ctx);
  const { timeZone } = await readOrganization(ctx);
  const digest = await readDigestChoice(ctx);
  const { name, email } = ctx.actor;
  const listed = sessions.map((each) => ({ ...each, isThis: each.id === claim?.sessionId }));
  return (
    <div className="grid items-start gap-6 lg:grid-cols-2">
      <Panel title="You">
        <NameForm name={name} email={email} action={saveName} />
      </Panel>
      <Panel
        title="Password"
        lead={hasPassword ? undefined : "You have none yet: you signed in by a one-time link."}
      >
        <PasswordForm hasPassword={hasPassword} email={email} action={savePassword} />
      </Panel>
      {digest && (
        <Panel title="Mail" className="lg:col-span-2">
          <DigestForm {...digest} email={email} action={saveDigest} />
        </Panel>
      )}
      <Panel title="Sessions" lead="Where you are signed in." className="lg:col-span-2">
        <SessionList sessions={listed} timeZone={timeZone} end={endSession} />
      </Panel>
    </div>
  );
}
