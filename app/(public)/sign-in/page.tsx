import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { door } from "@/app/_wiring/door";
import { signedIn } from "@/app/_wiring/session";
import { signInByPassword } from "@/app/(public)/actions";
import { Doorway } from "@/components/people/doorway";
import { SignInForm } from "@/components/people/sign-in-form";
import { Notice } from "@/components/ui/notice";
import { safePath } from "@/lib/access/safe-path";
import { isSetUp } from "@/lib/access/set-up";

export const metadata: Metadata = { title: "Sign in" };

interface Props {
  searchParams: Promise<{ to?: string | string[]; error?: string | string[] }>;
}

export default async function SignInPage({ searchParams }: Props) {
  const { to, error } = await searchParams;
  const path = safePath(typeof to === "string" ? to : undefined);
  if (!(await isSetUp(door()))) redirect("/setup");
  if (await signedIn()) redirect(path);
  return (
    <Doorway title="Sign in">
      {error === "link" && (
        <Notice tone="warn" title="This link no longer works">
          It was used before, or has run out. Sign in below, or ask an administrator for a new one.
        </Notice>
      )}
      <SignInForm action={signInByPassword} to={path} />
    </Doorway>
  );
}
