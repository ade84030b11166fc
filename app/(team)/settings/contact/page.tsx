import type { Metadata } from "next";
import { requirePermission } from "@/app/_wiring/session";
import {
  followPolicy,
  saveContactPolicy,
  tryContactPolicy,
} from "@/app/(team)/settings/contact/actions";
import { customerFacts } from "@/components/asking/fact-groups";
import { PolicyForm } from "@/components/asking/policy-form";
import { Panel } from "@/components/ui/panel";
import { readContactPolicy } from "@/lib/touchpoints/edit-contact-policy";
import { readChoices } from "@/lib/touchpoints/read-choices";
import { latestSimulation } from "@/lib/touchpoints/read-simulation";

export const metadata: Metadata = { title: "Contact policy" };

export default async function ContactPage() {
  const ctx = await requirePermission("contact-policy.edit");
  const [policy, choices, latest] = await Promise.all([
    readContactPolicy(ctx),
    readChoices(ctx),
    latestSimulation(ctx, ctx.organizationId),
  ]);
  return (
    <Panel
      title="Contact policy"
      lead="How often one person is asked, by all surveys and triggers together. Records with the same mailbox or telephone are one person, unless more than 100 share the mailbox or more than 5 the telephone."
    >
      <PolicyForm
        policy={policy}
        facts={customerFacts(choices)}
        save={saveContactPolicy}
        simulation={{ ask: tryContactPolicy, follow: followPolicy, latest }}
      />
    </Panel>
  );
}
