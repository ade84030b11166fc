"use client";

import { PageFailure } from "@/components/ui/page-failure";

export default function PublicError({ reset }: { reset: () => void }) {
  return (
    <main className="mx-auto max-w-xl px-4 py-24">
      <PageFailure retry={reset} />
    </main>
  );
}
