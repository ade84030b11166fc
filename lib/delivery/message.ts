import { scoreUrl, unseenUrl } from "@/lib/delivery/link";
import { html, type Markup, verbatim } from "@/lib/surveys/page/markup";
import { outcomeRoles, type ScaleQuestion } from "@/lib/surveys/question-kinds";
import type { SurveyDefinition } from "@/lib/surveys/shapes";

/** What one request to one customer is made of. */
export interface Asking {
  definition: SurveyDefinition;
  organization: string;
  surveyUrl: string;
  preferencesUrl: string;
}

export interface Message {
  subject: string;
  text: string;
  html: string;
}

/**
 * The words of one invitation by e-mail. The first outcome question stands in the mail itself, each
 * point of its scale a link that opens the survey with that point chosen; opening records nothing.
 */
export function surveyMessage(asking: Asking): Message {
  return {
    subject: asking.definition.title,
    text: plainText(asking),
    html: htmlPage(asking),
  };
}

/** The question a mail can carry: the survey's first outcome, if it is asked on a scale. */
export function leadingQuestion(definition: SurveyDefinition): ScaleQuestion | undefined {
  const outcome = definition.questions.find(({ role }) => outcomeRoles.some((one) => one === role));
  return outcome?.kind === "scale" ? outcome : undefined;
}

function points({ scale }: ScaleQuestion): number[] {
  return Array.from({ length: scale.max - scale.min + 1 }, (_, index) => scale.min + index);
}

function end(point: number, label: string): string {
  return label === "" ? String(point) : `${point} (${label})`;
}

function plainText({ definition, organization, surveyUrl, preferencesUrl }: Asking): string {
  const question = leadingQuestion(definition);
  const { title, introduction } = definition;
  const scale = question?.scale;
  return [
    title,
    introduction,
    question?.wording,
    scale && `From ${end(scale.min, scale.minLabel)} to ${end(scale.max, scale.maxLabel)}.`,
    `Your answer:\n${surveyUrl}`,
    `--\n${whyYou(organization)}\nNot to be asked again:\n${preferencesUrl}`,
  ]
    .filter((paragraph) => paragraph !== undefined && paragraph !== "")
    .join("\n\n")
    .concat("\n");
}

function whyYou(organization: string): string {
  return `You receive this message because you are a customer of ${organization}.`;
}

/*
 * Mail programs: tables for layout and attributes beside styles, because some ignore style sheets;
 * colours inline for light, and classes that a style sheet overrides for dark where it is read.
 * No images, no script, nothing loaded: nothing tells us that a mail was opened.
 */
const darkAndSmall = verbatim(`:root{color-scheme:light dark;supported-color-schemes:light dark}
@media (prefers-color-scheme:dark){
.page{background:#0f1115!important}.card{background:#171a20!important;border-color:#2c313b!important}
.ink{color:#eceef2!important}.soft,.soft a{color:#a9b1be!important}
.point a{background:#20263d!important;border-color:#737c8b!important;color:#eceef2!important}
.button a{background:#9fb0ff!important;color:#10142b!important}}
@media (max-width:480px){.card{padding:24px 16px!important}.point{padding:0 1px!important}}`);

const font = "font-family:system-ui,-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif";

function htmlPage({ definition, organization, surveyUrl, preferencesUrl }: Asking): string {
  const question = leadingQuestion(definition);
  const { title, introduction, language } = definition;
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${title}</title>
<style>${darkAndSmall}</style>
</head>
<body class="page" style="margin:0;padding:0;background:#f4f5f7">
<div style="display:none;max-height:0;overflow:hidden">${introduction ?? question?.wording}${question && html` <a href="${unseenUrl(surveyUrl)}" tabindex="-1"></a>`}</div>
<table role="presentation" class="page" width="100%" cellpadding="0" cellspacing="0" border="0" style="background:#f4f5f7"><tr><td align="center" style="padding:24px 8px">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="max-width:600px">
<tr><td class="soft" dir="auto" style="padding:0 8px 12px;${font};font-size:15px;font-weight:600;color:#565e6b">${organization}</td></tr>
<tr><td class="card" style="padding:32px;background:#ffffff;border:1px solid #e1e4ea;border-radius:12px;${font}">
<h1 class="ink" dir="auto" style="margin:0;font-size:22px;line-height:1.3;color:#171a21">${title}</h1>
${introduction && html`<p class="soft" dir="auto" style="margin:8px 0 0;font-size:16px;line-height:1.5;color:#565e6b">${introduction}</p>`}
${question ? asked(question, surveyUrl) : button(surveyUrl)}
</td></tr>
<tr><td class="soft" style="padding:16px 8px;${font};font-size:13px;line-height:1.5;color:#565e6b">${whyYou(organization)} <a href="${preferencesUrl}" style="color:#565e6b">Do not ask me again</a></td></tr>
</table>
</td></tr></table>
</body>
</html>
`.markup;
}

function asked(question: ScaleQuestion, surveyUrl: string): Markup {
  const { scale, wording } = question;
  const all = points(question);
  const width = `${Math.floor(100 / all.length)}%`;
  return html`<h2 class="ink" dir="auto" style="margin:24px 0 12px;font-size:17px;line-height:1.4;color:#171a21">${wording}</h2>
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="table-layout:fixed"><tr>
${all.map(
  (
    point,
  ) => html`<td class="point" width="${width}" align="center" style="padding:0 2px"><a href="${scoreUrl(surveyUrl, point)}" aria-label="${`Answer ${point}, from ${scale.min} to ${scale.max}`}" style="display:block;padding:12px 0;border:1px solid #868e9b;border-radius:8px;background:#ffffff;color:#171a21;font-size:16px;line-height:20px;font-weight:600;text-decoration:none">${point}</a></td>
`,
)}</tr></table>
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0"><tr>
<td class="soft" dir="auto" style="padding:6px 2px 0;font-size:13px;line-height:1.35;color:#565e6b">${scale.minLabel}</td>
<td class="soft" dir="auto" align="right" style="padding:6px 2px 0;font-size:13px;line-height:1.35;color:#565e6b">${scale.maxLabel}</td>
</tr></table>
<p class="soft" style="margin:20px 0 0;font-size:15px;line-height:1.5;color:#565e6b"><a href="${surveyUrl}" style="color:#565e6b">Open the survey</a> without choosing yet.</p>`;
}

function button(surveyUrl: string): Markup {
  return html`<table role="presentation" cellpadding="0" cellspacing="0" border="0" style="margin:24px 0 0"><tr><td class="button"><a href="${surveyUrl}" style="display:inline-block;padding:13px 22px;border-radius:10px;background:#2f4bc7;color:#ffffff;font-size:16px;font-weight:600;text-decoration:none">Answer the survey</a></td></tr></table>`;
}
