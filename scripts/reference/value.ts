import { type SteadyRelationship, simpleValue } from "@/lib/stats/clv/simple-value";
import type { Adapters } from "./adapter";

interface Row extends Omit<SteadyRelationship, "firstPayment"> {
  readonly first_payment?: "start" | "end";
}

export const value: Adapters = {
  clv_simple: (question) => {
    const rows = question.inputs.rows as readonly Row[];
    const clv = rows.map(({ first_payment: firstPayment, ...row }) =>
      simpleValue({ ...row, firstPayment }),
    );
    return { clv, status: clv.includes(null) ? "undefined" : "defined" };
  },
};
