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
  const [{ rows, nextCursor }, { data: counts }, { timeZone }, triggers, otherwise] =
    await Promise.all([
      orMissing(readLedgerRows(ctx, query)),
      readReasonsByDay(ctx, query),
      readOrganization(ctx),
      readTriggerNames(ctx),
      readAskedOtherwise(ctx, query),
    ]);
  return (
    <Ledger
      {...{ query, rows, nextCursor, otherwise, counts, triggers, timeZone }}
      tryNow={tryNow}
    />
  );
}
