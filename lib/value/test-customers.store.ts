import type { Context } from "@/lib/access/context";
import { response } from "@/lib/db/tables/responses";
import { survey, surveyVersion } from "@/lib/db/tables/surveys";
import { inTransaction } from "@/lib/db/transaction";
import { newId } from "@/lib/ground/ids";
import { testPurchases } from "@/lib/value/test-purchases.store";

interface Said {
  day: string;
  class: "promoter" | "passive" | "detractor";
  words?: string;
}

/** A customer, the days of 2025 on which they bought, and what they said. */
export interface Person {
  externalId: string;
  clv?: string;
  segment?: string;
  acquiredAt?: string;
  churnedAt?: string;
  kpis?: Record<string, number>;
  days?: readonly number[];
  said?: readonly Said[];
}

const label = "Why";
const question = { key: "why", kind: "text", role: "comment", label, text: "Why?" } as const;
const definition = { language: "en", title: "A survey", questions: [question] };

/** Customers with what they bought and said, as other rooms would have written them. */
export async function testCustomers(ctx: Context, people: readonly Person[]): Promise<Context> {
  const { organizationId } = ctx;
  const ids = await testPurchases(
    ctx,
    people.map(({ days = [], said: _, ...row }) => ({ days, amounts: days.map(() => 10), row })),
  );
  const surveyId = newId();
  const said = people.flatMap(({ said = [] }, i) =>
    said.map(({ day, words, class: answered }) => {
      const at = new Date(`${day}T10:00:00Z`);
      const customerId = ids[i] ?? "";
      const answers: Record<string, string> = words === undefined ? {} : { why: words };
      return {
        ...{ organizationId, id: newId(), surveyId, versionId: surveyId, answers },
        ...{ customerId, subjectId: customerId, class: answered, partial: false, source: "import" },
        ...{ answeredAt: at, receivedAt: at },
      };
    }),
  );
  await inTransaction(ctx, async (tx) => {
    const asked = { organizationId, id: surveyId, name: "A survey", publishedVersion: 1 };
    await tx.db.insert(survey).values({ ...asked, draft: definition });
    const publishedAt = new Date("2025-01-01T10:00:00Z");
    const version = { surveyId, version: 1, definition, publishedAt };
    await tx.db.insert(surveyVersion).values({ organizationId, id: surveyId, ...version });
    if (said.length > 0) await tx.db.insert(response).values(said);
  });
  return ctx;
}
