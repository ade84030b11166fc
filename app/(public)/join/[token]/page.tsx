import type { Metadata } from "next";
import { door } from "@/app/_wiring/door";
import { joinOrganization } from "@/app/(public)/actions";
import { Doorway } from "@/components/people/doorway";
import { JoinForm } from "@/components/people/join-form";
import { LinkOver } from "@/components/people/link-over";
import { UseLink } from "@/lib/access/shapes";
import { readLink } from "@/lib/access/use-sign-in-link";

export const metadata: Metadata = { title: "Join", referrer: "no-referrer" };

export default async function JoinPage({ params }: { params: Promise<{ token: string }> }) {
  const { data } = UseLink.safeParse(await params);
  const link = data && (await readLink(door(), data.token, "join"));
  if (!link) return <LinkOver />;
  return (
    <Doorway
      title={`Join ${link.organizationName}`}
      lead="Choose a password; from then on you sign in with it."
    >
      <JoinForm token={data.token} name={link.name} email={link.email} action={joinOrganization} />
    </Doorway>
  );
}
