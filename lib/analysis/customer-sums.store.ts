import { type SQL, sql } from "drizzle-orm";
import type { Tx } from "@/lib/access/context";
import type { CustomerSums, SumsByGroup } from "@/lib/analysis/answer-weights";
import { type AskedRequest, askedJoined } from "@/lib/analysis/asked.store";
import { answeredRows, type FrameRequest, manyBesideCustomer } from "@/lib/analysis/frame.store";
import { inBulk } from "@/lib/analysis/in-bulk.store";
import type { Partition } from "@/lib/analysis/partition";
import { keyOf } from "@/lib/analysis/scores.store";
import { ofCustomer } from "@/lib/analysis/value-tier.store";
import { periodJoins } from "@/lib/analysis/variable.store";
import { type MetricName, metricNamed } from "@/lib/metrics/metric";

/** Nothing where nobody answered. */
export async function sumScores(
  tx: Tx,
  metric: MetricName,
  request: FrameRequest,
): Promise<CustomerSums | null> {
  return sumByCustomer(tx, scored(tx, metric, { by: "all" }, request));
}

/**
 * The same group by group in one pass. Those of all the others are had by subtraction, customer by
 * customer, so that thousands of groups cost no square and who is in several stays one customer.
 */
export async function sumScoresByGroup(
  tx: Tx,
  metric: MetricName,
  partition: Partition,
  request: FrameRequest,
): Promise<SumsByGroup> {
  const [found] = await inBulk(tx, () =>
    tx.db.execute<{ all: CustomerSums; groups: Groups | null }>(sql`
      with part as (
        select key, customer, sum(worth) as a, count(*) as b, sum(worth * worth) as q
        from (${scored(tx, metric, partition, request)}) as answer
        where key is not null group by key, customer
      ), whole as (
        select sum(a) as a, sum(b) as b, sum(q) as q from part group by customer
      ), everybody as (
        select count(*) as n, sum(a) as a, sum(b) as b, sum(q) as q,
          sum(a * a) as aa, sum(a * b) as ab, sum(b * b) as bb from whole
      ), beside as (
        select key, a, b, q, sum(a) over whose as ta, sum(b) over whose as tb
        from part window whose as (partition by customer)
      ), apart as (
        select key, count(*) as n, sum(a) as a, sum(b) as b, sum(q) as q,
          sum(a * a) as aa, sum(a * b) as ab, sum(b * b) as bb,
          count(*) filter (where tb = b) as only_here, sum(ta * ta - (ta - a) * (ta - a)) as less_aa,
          sum(ta * tb - (ta - a) * (tb - b)) as less_ab, sum(tb * tb - (tb - b) * (tb - b)) as less_bb
        from beside group by key
      )
      select ${sumsAsJson(sql`e`)} as "all", (
        select json_agg(json_build_object('key', apart.key, 'own', ${sumsAsJson(sql`apart`)},
          'others', ${sumsAsJson(sql`others`)}))
        from apart cross join lateral (
          select e.n - only_here as n, e.a - apart.a as a, e.b - apart.b as b, e.q - apart.q as q,
            e.aa - less_aa as aa, e.ab - less_ab as ab, e.bb - less_bb as bb
        ) as others
      ) as groups
      from everybody as e`),
  );
  return { all: ofSome(found?.all), groups: (found?.groups ?? []).map(sumsOf) };
}

type Groups = { key: string; own: CustomerSums; others: CustomerSums }[];

const ofSome = (sums: CustomerSums | undefined) => (sums && sums.n > 0 ? sums : null);

function sumsOf({ key, own, others }: Groups[number]): SumsByGroup["groups"][number] {
  return { key, own: ofSome(own), others: ofSome(others) };
}

function sumsAsJson(of: SQL): SQL {
  return sql`json_build_object('n', ${of}.n, 'a', ${of}.a, 'b', ${of}.b, 'aa', ${of}.aa,
    'ab', ${of}.ab, 'bb', ${of}.bb,
    'variance', ${of}.q / nullif(${of}.b, 0)::float8 - (${of}.a / nullif(${of}.b, 0)::float8) ^ 2)`;
}

/** Each answer: the group it is of, whose it is, and what it counts. */
function scored(
  tx: Tx,
  metric: MetricName,
  partition: Partition,
  { filter, settings }: FrameRequest,
): SQL {
  const score = sql`framed.${sql.identifier(metric)}`;
  const entries = partition.by === "variable" ? [partition.entry] : [];
  return sql`select ${keyOf(partition, settings)} as key,
      coalesce(framed.subject_id, framed.row_id) as customer, ${worth(metric, score)} as worth
    from ${manyBesideCustomer(tx, answeredRows(tx, filter, settings.timeZone))}
      ${periodJoins(tx, entries)}
    where ${score} is not null and ${ofCustomer(tx, filter, settings)}`;
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
