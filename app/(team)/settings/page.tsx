import { redirect } from "next/navigation";
import { requireMember } from "@/app/_wiring/session";
import { may } from "@/lib/access/permit";

export default async function SettingsPage() {
  const { actor } = await requireMember();
  redirect(may(actor, "organization.edit") ? "/settings/organization" : "/settings/account");
}
