import { figure } from "@/lib/analysis/figures";
import type { ValueRequest } from "@/lib/value/shapes";

/** What there is to model from, in customers. */
interface Evidence {
  buyers: number;
  repeaters: number;
  dated: number;
  left: number;
  /** Who have revenue, costs and a first day. */
  elements: number;
  /** Whether the contract model has a best fit to the times at which customers left. */
  contractFits: boolean;
  /** Models that gave no value when they were last fitted. */
  failed: readonly ValueRequest["model"][];
}

type Counted = Pick<Evidence, "buyers" | "repeaters" | "left" | "elements">;

export interface Recommendation {
  model: ValueRequest["model"];
  reason: string;
}

const fewestRepeaters = 30;
const fewestLost = 10;

const noContract =
  "Dates of leaving are known, but leaving does not become rarer with age: the contract model has no best fit to that.";

const noPurchases =
  "The model of purchases gave no value when it was last fitted to what was bought.";

/**
 * The model that asks least of faith for the data there are, of those that can be fitted to them;
 * null where none can. Dates of leaving speak for contracts; without them, or where their model does
 * not fit, leaving can only be inferred from purchases.
 */
export function recommendModel(evidence: Evidence): Recommendation | null {
  const { repeaters, buyers, dated, left, elements, contractFits, failed } = evidence;
  const isContract = left >= fewestLost && dated >= left && elements >= left;
  const mayFit = contractFits && !failed.includes("contractual");
  if (isContract && mayFit) {
    const reason = `${figure(left)} customers of ${figure(dated)} are known to have left, and when: that is a contract.`;
    return { model: "contractual", reason };
  }
  if (repeaters >= fewestRepeaters && !failed.includes("purchases")) {
    const came = `${figure(repeaters)} of ${figure(buyers)} buyers came back`;
    const reason = isContract
      ? `${came}. ${noContract}`
      : `${came}, and nobody says when one leaves for good.`;
    return { model: "purchases", reason };
  }
  if (elements > 0 && !failed.includes("simple")) {
    return { model: "simple", reason: elementsReason(evidence, isContract) };
  }
  return null;
}

/** What there is and what a model asks for, in one sentence, where no model can be recommended. */
export function evidenceSoFar({ buyers, repeaters, left, elements }: Counted): string {
  const bought = `${counted(buyers, "buyer")}, of whom ${figure(repeaters)} came back on another day`;
  const gone = `${counted(left, "customer")} who left, with the day`;
  const known = `${counted(elements, "customer")} whose revenue and costs are known`;
  return (
    `So far: ${bought} (a model asks for ${fewestRepeaters}); ${gone} (${fewestLost}); ` +
    `${known} (1).`
  );
}

function counted(n: number, noun: string): string {
  return `${figure(n)} ${n === 1 ? noun : `${noun}s`}`;
}

function elementsReason({ elements, failed }: Evidence, isContract: boolean): string {
  const known = `Revenue, costs and first days of ${figure(elements)} customers are known`;
  if (failed.includes("purchases")) return `${known}. ${noPurchases}`;
  return isContract ? `${known}. ${noContract}` : `${known}, and little else.`;
}
