"use client";

import "@/app/(public)/globals.css";
import { PageFailure } from "@/components/ui/page-failure";

export default function GlobalError({ reset }: { reset: () => void }) {
  return (
    <html lang="en">
      <body>
        <title>Something went wrong · Vocal</title>
        <main className="mx-auto max-w-xl px-4 py-24">
          <PageFailure retry={reset} />
        </main>
      </body>
    </html>
  );
}
