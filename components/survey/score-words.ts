import type { OutcomeRole } from "@/lib/surveys/question-kinds";

interface ScoreWords {
  name: string;
  /** What the number is, for whoever does not know the metric. */
  meaning: string;
  range: { min: number; max: number; step: number };
  format: (value: number) => string;
}

const percent = (value: number) => `${Math.round(value * 100)} %`;
const share = { min: 0, max: 1, step: 0.1 };

/** How each metric is named and its numbers are written. */
export const scoreWords: Record<OutcomeRole, ScoreWords> = {
  nps: {
    name: "NPS",
    meaning: "Share of promoters less share of detractors, from −100 to +100.",
    range: { min: -100, max: 100, step: 10 },
    format: (value) => signed(Math.round(value)),
  },
  csat: {
    name: "CSAT",
    meaning: "Share of customers who answered 4 or 5.",
    range: share,
    format: percent,
  },
  ces: {
    name: "CES",
    meaning: "Share of customers who answered 5, 6 or 7.",
    range: share,
    format: percent,
  },
};

function signed(value: number): string {
  return value > 0 ? `+${value}` : String(value).replace("-", "−");
}
