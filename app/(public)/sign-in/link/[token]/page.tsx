import type { Metadata } from "next";
import { door } from "@/app/_wiring/door";
import { signInByLink } from "@/app/(public)/actions";
import { Doorway } from "@/components/people/doorway";
import { LinkOver } from "@/components/people/link-over";
import { Button } from "@/components/ui/button";
import { UseLink } from "@/lib/access/shapes";
import { readLink } from "@/lib/access/use-sign-in-link";

export const metadata: Metadata = { title: "Sign in", referrer: "no-referrer" };

export default async function LinkPage({ params }: { params: Promise<{ token: string }> }) {
  const { data } = UseLink.safeParse(await params);
  const link = data && (await readLink(door(), data.token, "sign-in"));
  if (!link) return <LinkOver />;
  return (
    <Doorway title={`Hello ${link.name}`} lead={`This signs you in to ${link.organizationName}.`}>
      <form action={signInByLink.bind(null, data.token)} className="flex flex-col">
        <Button type="submit" tone="primary">
          Sign in as {link.email}
        </Button>
      </form>
    </Doorway>
  );
}
