import { scoreUrl, unseenUrl } from "@/lib/delivery/link";
import { type MailLook, mailLook } from "@/lib/delivery/mail-look";
import { shortened, type Worded } from "@/lib/delivery/worded";
import { html, type Markup, type Part, verbatim } from "@/lib/surveys/page/markup";
import { noticesFor } from "@/lib/surveys/page/notices";
import { directionOf, wordsFor } from "@/lib/surveys/page/words";
import type { ScaleQuestion } from "@/lib/surveys/question-kinds";

/** What a list of mails shows beside a title, of which programs cut a part of. */
const previewed = 120;

/*
 * Mail programs: tables for layout and attributes beside styles, because some ignore style sheets;
 * colours inline for light, and classes that a style sheet overrides for dark where it is read.
 * Nothing is loaded from anywhere, so that nothing tells us that a mail was opened: the one image, a
 * logo, travels in the mail, and its words stand in its place where images are not shown.
 */
export function mailPage(worded: Worded): string {
  const { definition, organization, surveyUrl, preferencesUrl, language } = worded;
  const { question, title, introduction, words } = worded;
  const look = mailLook(definition.look);
  const { page, card, line, ink, soft, outside } = look.light;
  const direction = directionOf(language);
  const scheme = look.dark ? "light dark" : "light";
  const stop = noticesFor(language).preferences.stop;
  return html`<!doctype html>
<html lang="${language}" dir="${direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="${scheme}">
<meta name="supported-color-schemes" content="${scheme}">
<title>${title}</title>
<style>${verbatim(styleOf(look))}</style>
</head>
<body class="page" style="margin:0;padding:0;background:${page}">
<div style="display:none;max-height:0;overflow:hidden">${shortened(introduction ?? question?.wording ?? "", previewed)}${question && html` <a href="${unseenUrl(surveyUrl)}" tabindex="-1"></a>`}</div>
<table role="presentation" class="page" width="100%" cellpadding="0" cellspacing="0" border="0" style="background:${page}"><tr><td align="center" style="padding:24px 8px">
<table role="presentation" dir="${direction}" width="100%" cellpadding="0" cellspacing="0" border="0" style="max-width:600px">
<tr><td class="soft" style="padding:0 8px 12px;${look.font};font-size:15px;font-weight:600;color:${outside}">${look.logo ? logoOf(look, outside) : html`<span dir="auto">${organization}</span>`}</td></tr>
<tr><td class="card" style="padding:32px;background:${card};border:1px solid ${line};border-radius:${look.radius};${look.font}">
<h1 class="ink" dir="auto" style="margin:0;font-size:22px;line-height:1.3;color:${ink}">${title}</h1>
${introduction && html`<p class="soft" dir="auto" style="margin:8px 0 0;font-size:16px;line-height:1.5;color:${soft}">${introduction}</p>`}
${question ? asked(worded, question, look) : button(worded, look)}
</td></tr>
<tr><td class="soft" style="padding:16px 8px;${look.font};font-size:13px;line-height:1.5;color:${outside}">${words.why(organization)} <a href="${preferencesUrl}" style="color:${outside}">${stop}</a></td></tr>
</table>
</td></tr></table>
</body>
</html>
`.markup;
}

/** Only colours and sizes of ours or of a look's own form go in here, nothing that anybody typed. */
function styleOf({ dark }: MailLook): string {
  const small =
    "@media (max-width:480px){.card{padding:24px 16px!important}.point{padding:0 1px!important}}";
  if (!dark) return `:root{color-scheme:light}\n${small}`;
  return `:root{color-scheme:light dark;supported-color-schemes:light dark}
@media (prefers-color-scheme:dark){
.page{background:${dark.page}!important}.card{background:${dark.card}!important;border-color:${dark.line}!important}
.ink{color:${dark.ink}!important}.soft,.soft a{color:${dark.soft}!important}
.point a{background:${dark.point}!important;border-color:${dark.edge}!important;color:${dark.ink}!important}
.button a{background:${dark.accent}!important;color:${dark.onAccent}!important}}
${small}`;
}

function logoOf({ logo }: MailLook, colour: string): Part {
  return (
    logo &&
    html`<img class="soft" src="${logo.source}" alt="${logo.alternative}" height="40" style="display:block;height:40px;width:auto;max-width:240px;border:0;font-size:18px;line-height:40px;font-weight:600;color:${colour}">`
  );
}

function asked(worded: Worded, question: ScaleQuestion, look: MailLook): Markup {
  const { surveyUrl, language, questionLanguage, words } = worded;
  const { scale, wording } = question;
  const { ink, soft, point: fill, edge } = look.light;
  const all = Array.from({ length: scale.max - scale.min + 1 }, (_, step) => scale.min + step);
  const width = `${Math.floor(100 / all.length)}%`;
  const label = `padding:6px 2px 0;font-size:13px;line-height:1.35;color:${soft}`;
  const end = directionOf(language) === "rtl" ? "left" : "right";
  const spoken = questionLanguage !== language && html` lang="${questionLanguage}"`;
  return html`<h2 class="ink" dir="auto"${spoken} style="margin:24px 0 12px;font-size:17px;line-height:1.4;color:${ink}">${wording}</h2>
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="table-layout:fixed"><tr>
${all.map(
  (
    point,
  ) => html`<td class="point" width="${width}" align="center" style="padding:0 2px"><a href="${scoreUrl(surveyUrl, point)}" aria-label="${words.point(point, scale.min, scale.max)}" style="display:block;padding:12px 0;border:1px solid ${edge};border-radius:8px;background:${fill};color:${ink};font-size:16px;line-height:20px;font-weight:600;text-decoration:none">${face(question, point, language)}</a></td>
`,
)}</tr></table>
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0"><tr>
<td class="soft" dir="auto"${spoken} style="${label}">${scale.minLabel}</td>
<td class="soft" dir="auto"${spoken} align="${end}" style="${label};text-align:${end}">${scale.maxLabel}</td>
</tr></table>
<p class="soft" style="margin:20px 0 0;font-size:15px;line-height:1.5;color:${soft}"><a href="${surveyUrl}" style="color:${soft}">${words.open}</a></p>`;
}

const faces = ["🙁", "😕", "😐", "🙂", "😀"];

/** What stands on a point: its number, and above it a star or a face where the page shows one. */
function face({ look }: ScaleQuestion, point: number, language: string): Part {
  if (look === "stars") {
    return html`<span style="font-size:20px" title="${wordsFor(language).stars(point)}">★</span><br>${point}`;
  }
  if (look === "smileys") {
    const word = wordsFor(language).smileys[point - 1];
    return html`<span style="font-size:22px"${word && html` title="${word}"`}>${faces[point - 1]}</span><br>${point}`;
  }
  return point;
}

function button({ surveyUrl, words }: Worded, look: MailLook): Markup {
  const { accent, onAccent } = look.light;
  return html`<table role="presentation" cellpadding="0" cellspacing="0" border="0" style="margin:24px 0 0"><tr><td class="button"><a href="${surveyUrl}" style="display:inline-block;padding:13px 22px;border-radius:10px;background:${accent};color:${onAccent};font-size:16px;font-weight:600;text-decoration:none">${words.begin}</a></td></tr></table>`;
}
