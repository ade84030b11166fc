import type { Metadata } from "next";
import { requirePermission } from "@/app/_wiring/session";
import { TodayView } from "@/components/analysis/today-view";
import { onePage } from "@/lib/analysis/one-page";
import { today } from "@/lib/analysis/today";

export const metadata: Metadata = { title: "Today" };

export default async function TodayPage() {
  const ctx = onePage(await requirePermission("responses.read"));
  return <TodayView today={await today(ctx)} />;
}
