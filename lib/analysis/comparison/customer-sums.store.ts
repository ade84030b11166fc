import { type SQL, sql } from "drizzle-orm";
import type { Tx } from "@/lib/access/context";
import { type AskedRequest, askedJoined } from "@/lib/analysis/asked.store";
import { answeredRows, type FrameRequest } from "@/lib/analysis/frame.store";
import { inBulk } from "@/lib/analysis/in-bulk.store";
import { ofCustomer } from "@/lib/analysis/value-tier.store";
import { customer } from "@/lib/db/tables/customers";
import { type MetricName, metricNamed } from "@/lib/metrics/metric";
import type { PairSums } from "@/lib/stats/ratio-of-sums";

/**
 * What customers said, added up customer by customer: of each, a is the sum of what their answers count
 * and b how many they are.
 */
export interface CustomerSums extends PairSums {
  /** Of what one answer counts, divisor n. */
  readonly variance: number;
}

/** Nothing where nobody answered. */
export async function sumScores(
  tx: Tx,
  metric: MetricName,
  { filter, settings }: FrameRequest,
): Promise<CustomerSums | null> {
  const score = sql`framed.${sql.identifier(metric)}`;
  return sumByCustomer(
    tx,
    sql`select coalesce(framed.subject_id, framed.row_id) as customer, ${worth(metric, score)} as worth
      from (${answeredRows(tx, filter, settings.timeZone)}) as framed left join ${customer}
        on ${customer.organizationId} = ${tx.organizationId} and ${customer.id} = framed.subject_id
      where ${score} is not null and ${ofCustomer(tx, filter, settings)}`,
  );
}

/** Of those asked, who answered; nothing where nobody was asked. */
export async function sumAnswered(tx: Tx, request: AskedRequest): Promise<CustomerSums | null> {
  return sumByCustomer(
    tx,
    sql`select coalesce(framed.subject_id, framed.row_id) as customer, framed.answered::int as worth
      from ${askedJoined(tx, [], request)}`,
  );
}

function worth(metric: MetricName, score: SQL): SQL {
  const { scale, worthOf } = metricNamed(metric);
  const steps = Array.from({ length: scale.max - scale.min + 1 }, (_, k) => scale.min + k);
  return sql`case ${score} ${sql.join(
    steps.map((step) => sql`when ${step}::int then ${worthOf(step)}::int `),
  )} end`;
}

async function sumByCustomer(tx: Tx, answers: SQL): Promise<CustomerSums | null> {
  const [found] = await inBulk(tx, () =>
    tx.db.execute<{ [Key in keyof CustomerSums]: CustomerSums[Key] }>(sql`
      select count(*)::int as n, sum(a)::float8 as a, sum(b)::float8 as b, sum(a * a)::float8 as aa,
        sum(a * b)::float8 as ab, sum(b * b)::float8 as bb,
        (sum(squares) / sum(b) - (sum(a) / sum(b)) ^ 2)::float8 as variance
      from (
        select sum(worth) as a, count(*) as b, sum(worth * worth) as squares
        from (${answers}) as answer group by customer
      ) as by_customer`),
  );
  return found && found.n > 0 ? found : null;
}
