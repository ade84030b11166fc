import type { Digest } from "@/lib/digest/read-digest";
import { html, type Markup, verbatim } from "@/lib/surveys/page/markup";

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
    ...sections.map(({ title, path, lines, points = [], notes = [] }) =>
      [
        title,
        ...lines,
        ...points.map((point) => `- ${point}`),
        ...notes,
        `${links.appUrl}${path}`,
      ].join("\n"),
    ),
    `--\n${whyYou}\nTo stop it:\n${links.unsubscribeUrl}`,
  ]
    .join("\n\n")
    .concat("\n");
}

const font = "font-family:system-ui,-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif";

/** Colours stand at each element for programs that read no styles; these are for the dark. */
const style = `:root{color-scheme:light dark;supported-color-schemes:light dark}
@media (prefers-color-scheme:dark){
.page{background:#0f1115!important;color:#eceef2!important}
.card{background:#16191f!important;border-color:#2a2f39!important}
.soft,.soft a{color:#a3abb9!important}.rule{border-color:#2a2f39!important}.link{color:#a4abff!important}}
@media (max-width:480px){.page{padding:12px!important}.card{padding:20px 16px!important}}`;

function page(subject: string, { organization, score, sections }: Digest, links: Links): Markup {
  return html`<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark"><title>${subject}</title><style>${verbatim(style)}</style></head>
<body class="page" style="margin:0;padding:24px;background:#fafafb;color:#171a21;${font};font-size:15px;line-height:1.5">
<div class="card" style="max-width:600px;margin:0 auto;background:#ffffff;border:1px solid #e3e5ea;border-radius:12px;padding:24px">
<p class="soft" style="margin:0;color:#565e6c;font-size:13px">${organization}</p>
<h1 style="margin:4px 0 0;font-size:22px;line-height:1.3">${score}</h1>
${sections.map((section) => sectionOf(section, links))}
<p class="soft rule" style="margin:24px 0 0;border-top:1px solid #e3e5ea;padding-top:12px;color:#565e6c;font-size:13px">${whyYou} <a href="${links.unsubscribeUrl}" style="color:#565e6c">Stop it</a></p>
</div>
</body>
</html>`;
}

function sectionOf(section: Digest["sections"][number], { appUrl }: Links): Markup {
  const { title, path, lines, points = [], notes = [] } = section;
  return html`<h2 style="margin:20px 0 4px;font-size:15px"><a class="link" href="${appUrl}${path}" style="color:#3e48bd">${title}</a></h2>
${lines.map((line) => html`<p style="margin:0 0 6px">${line}</p>`)}
${points.length > 0 && html`<ol style="margin:0 0 6px;padding-left:22px">${points.map((point) => html`<li style="margin:0 0 6px">${point}</li>`)}</ol>`}
${notes.map((note) => html`<p class="soft" style="margin:0 0 4px;color:#565e6c;font-size:13px">${note}</p>`)}`;
}
