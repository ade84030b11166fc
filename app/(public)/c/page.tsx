import type { Metadata } from "next";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { door } from "@/app/_wiring/door";
import { CodeForm } from "@/components/letters/code-form";
import { letterLanguageFor, letterWords } from "@/lib/delivery/letters/letter-words";
import { openCode } from "@/lib/delivery/letters/open-code";

export const metadata: Metadata = { title: "Code" };

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function CodePage({ searchParams }: Props) {
  const { code } = await searchParams;
  const typed = typeof code === "string" ? code : undefined;
  const survey = typed === undefined ? undefined : await openCode(door().database, typed);
  if (survey) redirect(survey);
  const language = letterLanguageFor((await headers()).get("accept-language") ?? "");
  return <CodeForm words={letterWords(language)} language={language} typed={typed} />;
}
