import { type ReactNode, Suspense } from "react";
import { requirePermission } from "@/app/_wiring/session";
import { change, remove, save } from "@/app/(team)/analysis/actions";
import { ViewsFrame } from "@/components/analysis/views-frame";
import { ViewsMenu } from "@/components/analysis/views-menu";
import { readViewLines } from "@/lib/analysis/views/read-views";

export default async function AnalysisLayout({ children }: { children: ReactNode }) {
  const ctx = await requirePermission("analysis.read");
  const views = await readViewLines(ctx);
  const menu = (
    <Suspense>
      <ViewsMenu views={views} actions={{ save, change, remove }} />
    </Suspense>
  );
  return <ViewsFrame menu={menu}>{children}</ViewsFrame>;
}
