import type { Digest } from "@/lib/digest/read-digest";
import { html, type Markup } from "@/lib/surveys/page/markup";

export interface DigestMail {
  subject: string;
  text: string;
  html: string;
}

interface Links {
  /** Where Vocal is: every link of the mail begins with it. */
  appUrl: string;
  unsubscribeUrl: string;
}

/** The words of the weekly digest, as text and as a page that loads nothing. */
export function digestMail(digest: Digest, links: Links): DigestMail {
  const subject = `${digest.organization}: ${digest.score}`;
  return { subject, text: plainText(digest, links), html: page(subject, digest, links).markup };
}

const whyYou = "You get this on Mondays because you switched on the weekly digest.";

function plainText({ organization, score, sections }: Digest, links: Links): string {
  return [
    `${organization}: ${score}`,
    ...sections.map(
      ({ title, path, lines }) => `${title}\n${lines.join("\n")}\n${links.appUrl}${path}`,
    ),
    `--\n${whyYou}\nTo stop it:\n${links.unsubscribeUrl}`,
  ]
    .join("\n\n")
    .concat("\n");
}

const font = "font-family:system-ui,-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif";

function page(subject: string, { organization, score, sections }: Digest, links: Links): Markup {
  return html`<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${subject}</title></head>
<body style="margin:0;padding:24px;background:#fafafb;color:#171a21;${font};font-size:15px;line-height:1.5">
<div style="max-width:600px;margin:0 auto;background:#ffffff;border:1px solid #e3e5ea;border-radius:12px;padding:24px">
<p style="margin:0;color:#565e6c;font-size:13px">${organization}</p>
<h1 style="margin:4px 0 16px;font-size:22px">${score}</h1>
${sections.map((section) => sectionOf(section, links))}
<p style="margin:24px 0 0;border-top:1px solid #e3e5ea;padding-top:12px;color:#565e6c;font-size:13px">${whyYou} <a href="${links.unsubscribeUrl}" style="color:#565e6c">Stop it</a></p>
</div>
</body>
</html>`;
}

function sectionOf({ title, path, lines }: Digest["sections"][number], { appUrl }: Links): Markup {
  return html`<h2 style="margin:16px 0 4px;font-size:15px"><a href="${appUrl}${path}" style="color:#3e48bd">${title}</a></h2>
${lines.map((line) => html`<p style="margin:0 0 6px">${line}</p>`)}`;
}
