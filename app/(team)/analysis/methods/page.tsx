import type { Metadata } from "next";
import { requirePermission } from "@/app/_wiring/session";
import { MethodsView } from "@/components/analysis/methods-view";

export const metadata: Metadata = { title: "How the analysis is computed" };

export default async function MethodsPage() {
  await requirePermission("analysis.read");
  return <MethodsView />;
}
