"use client";

import { useRouter } from "next/navigation";
import { SurveyFrame } from "@/components/ui/survey-frame";

/** The survey to read out; the page is told when all is answered. */
export function CallFrame({ src }: { src: string }) {
  const router = useRouter();
  return <SurveyFrame src={src} onDone={() => router.refresh()} />;
}
