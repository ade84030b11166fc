import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { door } from "@/app/_wiring/door";
import { setUpVocal } from "@/app/(public)/actions";
import { Doorway } from "@/components/people/doorway";
import { SetupForm } from "@/components/people/setup-form";
import { isSetUp } from "@/lib/access/set-up";

export const metadata: Metadata = { title: "Set up" };
export const dynamic = "force-dynamic";

export default async function SetupPage() {
  if (await isSetUp(door())) redirect("/sign-in");
  return (
    <Doorway
      title="Set up Vocal"
      lead="Name your organisation and make yourself its administrator. This page works once."
    >
      <SetupForm action={setUpVocal} />
    </Doorway>
  );
}
