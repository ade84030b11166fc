import type { Metadata } from "next";
import { requirePermission } from "@/app/_wiring/session";
import { TodayView } from "@/components/analysis/today-view";
import { today } from "@/lib/analysis/today";

export const metadata: Metadata = { title: "Today" };

export default async function TodayPage() {
  const ctx = await requirePermission("responses.read");
  return <TodayView today={await today(ctx)} />;
}
