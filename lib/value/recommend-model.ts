import type { ValueRequest } from "@/lib/value/shapes";

/** What there is to model from, in customers. */
interface Evidence {
  buyers: number;
  repeaters: number;
  dated: number;
  left: number;
  elements: number;
}

export interface Recommendation {
  model: ValueRequest["model"];
  reason: string;
}

const fewestRepeaters = 30;
const fewestLost = 10;

/**
 * The model that asks least of faith for the data there are; null where no model could be fitted.
 * Dates of leaving speak for contracts; without them, leaving can only be inferred from purchases.
 */
export function recommendModel(evidence: Evidence): Recommendation | null {
  const { repeaters, buyers, dated, left, elements } = evidence;
  if (left >= fewestLost && dated >= left && elements >= left) {
    const reason = `${left} customers of ${dated} are known to have left, and when: that is a contract.`;
    return { model: "contractual", reason };
  }
  if (repeaters >= fewestRepeaters) {
    const reason = `${repeaters} of ${buyers} buyers came back, and nobody says when one leaves for good.`;
    return { model: "purchases", reason };
  }
  if (elements > 0) {
    const reason = `Revenue, costs and first days of ${elements} customers are known, and little else.`;
    return { model: "simple", reason };
  }
  return null;
}
