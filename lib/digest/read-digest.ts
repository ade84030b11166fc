import type { Context } from "@/lib/access/context";
import { readOrganization } from "@/lib/access/organization";
import { analysisChoices } from "@/lib/analysis/analysis-page";
import { figure, percentWithLimits } from "@/lib/analysis/figures";
import { driversNow } from "@/lib/analysis/reports/drivers-now";
import { changeSentence, metricWords, scoreBasis, scoreFigure } from "@/lib/analysis/score-figures";
import { today } from "@/lib/analysis/today";
import { movedValue } from "@/lib/digest/moved-value";

/** What one mail says, in the order in which it says it. */
export interface Digest {
  organization: string;
  /** "NPS +18", or that there are too few answers. */
  score: string;
  sections: DigestSection[];
}

interface DigestSection {
  title: string;
  /** Of the page that says more. */
  path: string;
  /** What was found, first. */
  lines: string[];
  /** One of several things each, the most important first. */
  points?: string[];
  /** n, exclusions and method. */
  notes?: string[];
}

/** How things stand: the same for every member of an organisation. */
export async function readDigest(ctx: Context, monday: string): Promise<Digest> {
  const { name: organization } = await readOrganization(ctx);
  const { score, responseRate, risk } = await today(ctx);
  const { outcome } = await analysisChoices(ctx, {});
  const explained = outcome && (await driversNow(ctx, {}, outcome));
  const sections: Digest["sections"] = [];
  if (score) {
    const basis = `Of the last ${score.days} days up to the last answer: ${scoreBasis(score.metric, score.now)}.`;
    const lines = [basis, changeSentence(score)];
    sections.push({ title: "Score", path: "/analysis/scores", lines });
  }
  if (explained?.state === "ready") {
    const { headline, sentences, notes } = explained;
    const found = { lines: [headline], points: sentences, notes };
    sections.push({ title: "Key drivers", path: "/analysis", ...found });
  }
  const moved = await movedValue(ctx, monday);
  if (moved.length > 0) {
    sections.push({
      title: "What moved value",
      path: "/analysis/framework",
      lines: [],
      points: moved,
    });
  }
  if (responseRate) {
    const { share, low, high, answered, asked } = responseRate;
    const line = `${percentWithLimits(share, low, high)} of those asked in the last 90 days answered: ${figure(answered)} of ${figure(asked)}.`;
    sections.push({ title: "Response rate", path: "/ledger", lines: [line] });
  }
  if (risk.known > 0) {
    const line = `${figure(risk.atRisk)} of ${figure(risk.known)} customers whose class is known were detractors when they last answered.`;
    sections.push({ title: "At risk", path: "/", lines: [line] });
  }
  return { organization, score: scoreWords(score), sections };
}

function scoreWords(score: Awaited<ReturnType<typeof today>>["score"]): string {
  if (!score) return "no answers yet";
  const { metric, now } = score;
  const value = now.value === null ? "too few answers" : scoreFigure(metric, now.value);
  return `${metricWords[metric]} ${value}`;
}
