import { redirect } from "next/navigation";
import { orMissing, parseOrMissing } from "@/app/_wiring/or-missing";
import { requirePermission } from "@/app/_wiring/session";
import { readView } from "@/lib/analysis/views/read-views";
import { OneView } from "@/lib/analysis/views/shapes";

/** Opens the page a view is of, asked what the view asks. */
export async function GET(
  _: Request,
  { params }: RouteContext<"/analysis/views/[viewId]">,
): Promise<never> {
  const ctx = await requirePermission("analysis.read");
  const view = await orMissing(readView(ctx, parseOrMissing(OneView, await params)));
  redirect(view.path);
}
