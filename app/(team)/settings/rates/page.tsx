import type { Metadata } from "next";
import { requirePermission } from "@/app/_wiring/session";
import { fitNow, removeRate, setRate } from "@/app/(team)/settings/rates/actions";
import { addressOf } from "@/components/ui/address-of";
import { LinkButton } from "@/components/ui/link-button";
import { Panel } from "@/components/ui/panel";
import { MissingRates } from "@/components/value/missing-rates";
import { RateForm } from "@/components/value/rate-form";
import { RateTable } from "@/components/value/rate-table";
import { RefitButton } from "@/components/value/refit-button";
import { readOrganization } from "@/lib/access/organization";
import { hasFit } from "@/lib/value/has-fit";
import { missingRates, readRates } from "@/lib/value/rates/read-rates";
import { type Rate, RateQuery } from "@/lib/value/rates/shapes";

export const metadata: Metadata = { title: "Exchange rates" };

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

const path = "/settings/rates";

const correct = ({ currency, validFrom }: Rate) => addressOf(path, { currency, validFrom });

export default async function RatesPage({ searchParams }: Props) {
  const ctx = await requirePermission("organization.edit");
  const { currency = "", validFrom = "", ...query } = RateQuery.parse(await searchParams);
  const { data, nextCursor } = await readRates(ctx, query);
  const own = (await readOrganization(ctx)).currency;
  const missing = await missingRates(ctx);
  const isFitted = await hasFit(ctx);
  return (
    <>
      <Panel
        title="Exchange rates"
        lead={`What other currencies are worth in ${own}. A purchase counts at the rate of its day, the cost of winning a customer at that of their first day, and what is said of a customer a year at today’s.`}
      >
        <div className="flex flex-col gap-5">
          <MissingRates missing={missing} ratesPath={path} />
          <RateForm
            key={`${currency} ${validFrom}`}
            ownCurrency={own}
            first={{ currency, validFrom }}
            action={setRate}
          />
          <RateTable rates={data} correct={correct} remove={removeRate} />
          <div className="flex gap-2">
            {query.cursor && <LinkButton href={path}>First</LinkButton>}
            {nextCursor && (
              <LinkButton href={addressOf(path, { cursor: nextCursor })}>Further</LinkButton>
            )}
          </div>
        </div>
      </Panel>
      {isFitted && (
        <Panel
          title="What customers are worth"
          lead="Values are fitted again every night, with the rates of the day."
        >
          <RefitButton fitNow={fitNow} progressPath="/analysis/value" />
        </Panel>
      )}
    </>
  );
}
