import type { Context } from "@/lib/access/context";
import { newId } from "@/lib/ground/ids";
import { signOpenForm } from "@/lib/responses/open-form";
import type { OpenSurvey } from "@/lib/responses/open-visits";
import { customerSigned } from "@/lib/responses/signed-customer";
import { type Widget, widgetOf, widgetSource } from "@/lib/surveys/widget-shapes";
import type { Answer, Ask } from "./exchange";
import type { OpenHome, OpenPath } from "./open-address";
import { seeOther } from "./page-answer";

/** How a survey shows on other sites; undefined while it does not. */
export function shownWidget(survey: OpenSurvey | undefined): Widget | undefined {
  const widget = widgetOf(survey?.widget ?? null);
  const asks = survey?.closedAt === null && survey.versionId !== null;
  return asks && widget.active ? widget : undefined;
}

interface Opening {
  ask: Ask;
  ctx: Context;
  path: OpenPath;
  home: OpenHome;
  secret: string;
}

/**
 * Hands a form to somebody on another site: whom the site has signed for, or nobody in particular. Its
 * address tells neither, and is the same form however often it is loaded.
 */
export async function openInWidget(opening: Opening, versionId: string): Promise<Answer> {
  const { ask, ctx, path, home, secret } = opening;
  const query = new URLSearchParams(ask.query);
  const customerId = await customerSigned(ctx, query);
  const form = { ...home, responseId: newId(), versionId, source: widgetSource, customerId };
  const language = query.get("lang");
  const rest = language ? `?${new URLSearchParams({ lang: language })}` : "";
  return seeOther(`${path.start}/widget/${signOpenForm(form, secret)}${rest}`);
}

/** An answer that only these sites may show in a frame, whatever it says. */
export function inWidgetFrame(answer: Answer, origins: readonly string[]): Answer {
  const headers: Record<string, string> = { ...answer.headers, "cache-control": "no-store" };
  const policy = headers["content-security-policy"];
  if (policy !== undefined) {
    const sites = `frame-ancestors ${origins.join(" ")}`;
    headers["content-security-policy"] = policy.replace("frame-ancestors 'none'", sites);
  }
  return { ...answer, headers };
}
