import type { Metadata } from "next";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { callerOf, door } from "@/app/_wiring/door";
import { CodeForm } from "@/components/letters/code-form";
import { letterLanguageFor, letterWords } from "@/lib/delivery/letters/letter-words";
import { openLetter } from "@/lib/front-door/open-letter";

export const metadata: Metadata = { title: "Code" };

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function CodePage({ searchParams }: Props) {
  const { code } = await searchParams;
  const typed = typeof code === "string" ? code : undefined;
  const opened = typed === undefined ? undefined : await open(typed);
  if (opened && "path" in opened) redirect(opened.path);
  const language = letterLanguageFor((await headers()).get("accept-language") ?? "");
  return (
    <CodeForm
      words={letterWords(language)}
      language={language}
      typed={typed}
      refused={opened?.refused}
    />
  );
}

async function open(typed: string) {
  const { database, now } = door();
  return openLetter(database, typed, { caller: await callerOf(), now: now() });
}
