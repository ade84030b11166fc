import type { Metadata } from "next";
import { orMissing } from "@/app/_wiring/or-missing";
import { requirePermission } from "@/app/_wiring/session";
import { tryNow } from "@/app/(team)/ledger/actions";
import { Ledger } from "@/components/asking/ledger";
import { readOrganization } from "@/lib/access/organization";
import { LedgerQuery } from "@/lib/touchpoints/ledger-shapes";
import {
  readAskedOtherwise,
  readLedgerRows,
  readReasonsByDay,
} from "@/lib/touchpoints/read-ledger";
import { readTriggerNames } from "@/lib/touchpoints/read-triggers";

export const metadata: Metadata = { title: "Ledger" };

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function LedgerPage({ searchParams }: Props) {
  const ctx = await requirePermission("triggers.read");
  const query = LedgerQuery.parse(await searchParams);
  const [list, { data: counts, since }, { timeZone }, triggers, otherwise] = await Promise.all([
    orMissing(readLedgerRows(ctx, query)),
    readReasonsByDay(ctx, query),
    readOrganization(ctx),
    readTriggerNames(ctx),
    readAskedOtherwise(ctx, query),
  ]);
  return (
    <Ledger
      {...{ query, ...list, otherwise, counts, triggers, timeZone }}
      since={since === null ? null : new Date(since)}
      tryNow={tryNow}
    />
  );
}
