"use client";

import { PageFailure } from "@/components/ui/page-failure";

export default function TeamError({ reset }: { reset: () => void }) {
  return <PageFailure retry={reset} />;
}
