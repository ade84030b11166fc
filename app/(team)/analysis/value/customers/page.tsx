import type { Metadata } from "next";
import { orMissing, parseOrMissing } from "@/app/_wiring/or-missing";
import { requirePermission } from "@/app/_wiring/session";
import { PageHeader } from "@/components/ui/page-header";
import { CustomersBehindView } from "@/components/value/customers-behind-view";
import { customersBehind } from "@/lib/value/ladder/customers-behind";
import { BehindQuestion } from "@/lib/value/ladder/rungs";

export const metadata: Metadata = { title: "Customers behind a move" };

interface PageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function CustomersBehindPage({ searchParams }: PageProps) {
  const ctx = await requirePermission("analysis.read");
  const question = parseOrMissing(BehindQuestion, await searchParams);
  const behind = await orMissing(customersBehind(ctx, question));
  const { cursor, ...move } = question;
  const address = (more: Record<string, string>) =>
    `/analysis/value/customers?${new URLSearchParams({ ...move, ...more })}`;
  const { from, to } = question;
  const span = `${behind.span.from} to ${behind.span.to}`;
  return (
    <>
      <PageHeader
        title={from === to ? `Stayed: ${from}` : `From ${from} to ${to}`}
        lead={`Customers who stood there before and at the end of ${span}.`}
        parent={{
          href: `/analysis/value?${new URLSearchParams({ quarter: question.quarter ?? "" })}`,
          label: "Value",
        }}
      />
      <CustomersBehindView
        behind={behind}
        first={cursor === undefined ? null : address({})}
        next={behind.nextCursor === null ? null : address({ cursor: behind.nextCursor })}
      />
    </>
  );
}
